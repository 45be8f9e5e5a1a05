"""Services for programs: help at home and its rounds, relief, visits to whom one looks after."""

from lianxin.services.api import caring, helping, relief, requests, rounds, visiting
from lianxin.services.api.door import router

__all__ = ["caring", "helping", "relief", "requests", "rounds", "router", "visiting"]
