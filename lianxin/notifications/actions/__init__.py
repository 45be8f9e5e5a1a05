from lianxin.notifications.actions.posting import post
from lianxin.notifications.actions.telling import read, read_all, tell

__all__ = ["post", "read", "read_all", "tell"]
