"""How hours, half-days and codes are told."""

from django import template

from lianxin.core.masks import mask_name
from lianxin.volunteers.models import FreeTime, Shift
from lianxin.volunteers.rules.crediting import spoken_code, told_hours
from lianxin.volunteers.rules.wording import free_told, half_of

register = template.Library()

TONES = {
    "waiting": "wait", "active": "done", "refused": "declined", "withdrawn": "withdrawn",
    "draft": "new", "open": "doing", "ended": "done", "cancelled": "lapsed",
    "planned": "new", "held": "done",
    "signed": "new", "came": "doing", "served": "done", "absent": "lapsed", "left": "withdrawn",
    "asked": "new", "posted": "wait", "issued": "done", "revoked": "lapsed",
    "found": "wait", "cleaned": "done", "dropped": "declined",
    "sent": "wait", "accepted": "done", "declined": "declined", "lapsed": "lapsed",
}  # fmt: skip
"""The tone of each state's badge."""


@register.filter
def tone(state: str) -> str:
    return TONES[state]


@register.filter
def hours(minutes: int | str | None) -> str:
    """1.5 of 90 minutes; a dash of nothing, which a template hands over as an empty text."""
    return told_hours(minutes) if isinstance(minutes, int) else "—"


@register.filter
def spoken(code: str) -> str:
    return spoken_code(code)


@register.filter
def half_day(free: FreeTime) -> str:
    return free_told(free.weekday, free.half)


@register.filter
def half_of_day(shift: Shift) -> str:
    return str(half_of(shift).label)


@register.filter
def starred(count: int) -> str:
    return "★" * count


@register.filter
def masked(name: str) -> str:
    return mask_name(name)
