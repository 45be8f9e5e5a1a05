from lianxin.gateway.actions.hooking import Subscribed, subscribe, unsubscribe
from lianxin.gateway.actions.tokens import Given, give, take_back, touch

__all__ = ["Given", "Subscribed", "give", "subscribe", "take_back", "touch", "unsubscribe"]
