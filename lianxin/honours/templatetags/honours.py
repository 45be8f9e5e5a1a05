"""How awards, stories and announcements are told."""

from fractions import Fraction

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lianxin.core import http
from lianxin.core.masks import mask_name
from lianxin.core.press import code
from lianxin.honours.models import Announcement, Notice
from lianxin.volunteers.rules.crediting import spoken_code

register = template.Library()


@register.filter
def linecount(words: str) -> int:
    return len(words.splitlines())


TONES = {
    "draft": "new", "nominating": "doing", "vetting": "wait", "noticed": "wait",
    "voting": "doing", "counted": "wait", "announced": "done", "cancelled": "lapsed",
    "asked": "wait", "agreed": "done", "declined": "declined", "fit": "done",
    "dropped": "declined", "withdrawn": "withdrawn", "refused": "declined",
    "told": "wait", "shown": "done", "down": "withdrawn", "published": "done",
}  # fmt: skip
"""The tone of each state's badge."""


@register.filter
def tone(state: str) -> str:
    return TONES[state]


@register.filter
def masked(name: str) -> str:
    return mask_name(name)


@register.filter
def spoken(letters: str) -> str:
    return spoken_code(letters)


@register.filter
def points(value: Fraction) -> str:
    """61.67 of 185/3; counted in fractions, rounded only to be read."""
    return f"{float(value):.2f}"


@register.filter
def get(numbers: dict[str, int], name: str) -> int:
    return numbers.get(name, 0)


@register.filter
def standing(announcement: Announcement) -> str:
    """Where an announcement stands on a day, in a word."""
    if announcement.state != Notice.PUBLISHED:
        return announcement.get_state_display()
    today = http.today()
    if today < announcement.valid_from:
        return _("还没到日子")
    return _("过期了") if today > announcement.valid_until else _("有效")


@register.filter
def standing_tone(announcement: Announcement) -> str:
    if announcement.state != Notice.PUBLISHED:
        return TONES[announcement.state]
    is_valid = announcement.valid_from <= http.today() <= announcement.valid_until
    return "done" if is_valid else "lapsed"


@register.simple_tag
def qr(address: str) -> SafeString:
    """An address as a code to scan."""
    return mark_safe(code(address))  # noqa: S308  # drawn by ourselves from an address of ours
