"""How states, names and money are told in care, relief and work help."""

from django import template

from lianxin.core.masks import mask_name

register = template.Library()

TONES = {
    "open": "doing", "ended": "done", "active": "doing",
    "due": "wait", "kept": "done", "missed": "late", "dropped": "withdrawn",
    "draft": "new", "done": "done", "listed": "wait", "given": "done",
    "asked": "new", "checked": "wait", "noticed": "doing", "ordered": "doing", "paid": "wait",
    "received": "done", "refused": "declined", "withdrawn": "withdrawn",
    "seeking": "wait", "working": "done", "left": "withdrawn",
    "enrolled": "doing", "certified": "done", "work": "done", "not": "lapsed", "unknown": "wait",
}  # fmt: skip
"""The tone of each state's badge."""


@register.filter
def tone(state: str) -> str:
    return TONES[state]


@register.filter
def masked(name: str) -> str:
    return mask_name(name)
