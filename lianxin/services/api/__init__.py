"""Services for programs: help at home, relief, and the visits of those who look after somebody."""

from lianxin.services.api import caring, helping, relief
from lianxin.services.api.door import router

__all__ = ["caring", "helping", "relief", "router"]
