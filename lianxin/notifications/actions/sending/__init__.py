"""Sending: rows are claimed, made into messages, handed over, and marked one by one."""

from lianxin.notifications.actions.sending.claiming import Batch, claim
from lianxin.notifications.actions.sending.finishing import send
from lianxin.notifications.actions.sending.post import Post, ask_to_confirm

__all__ = ["Batch", "Post", "ask_to_confirm", "claim", "send"]
