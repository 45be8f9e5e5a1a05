from lianxin.notifications.queries.inbox import notices_for, unread_count

__all__ = ["notices_for", "unread_count"]
