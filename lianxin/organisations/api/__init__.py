"""Organisations for programs: what is public, the desk's register, the joint conference's lists."""

from lianxin.organisations.api import joint, reading, register
from lianxin.organisations.api.door import router

__all__ = ["joint", "reading", "register", "router"]
