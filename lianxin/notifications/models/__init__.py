from lianxin.notifications.models.inbox import Notice
from lianxin.notifications.models.outbox import Bulletin, Channel, Delivery, State
from lianxin.notifications.models.reaching import Browser, Gateway, Kind, PushKey, Served, Wishes

__all__ = [
    "Browser",
    "Bulletin",
    "Channel",
    "Delivery",
    "Gateway",
    "Kind",
    "Notice",
    "PushKey",
    "Served",
    "State",
    "Wishes",
]
