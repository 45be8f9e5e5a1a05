"""Announcements and awards for programs: read by all, voted on by residents, run by staff."""

from lianxin.honours.api import announcements, awards, juries, posting, recounts
from lianxin.honours.api.door import router

__all__ = ["announcements", "awards", "juries", "posting", "recounts", "router"]
