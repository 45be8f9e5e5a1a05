"""How the states of organisations, pledges and projects are shown."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()

TONES = {
    "standing": "done", "idea": "new", "preparing": "doing", "filed": "part", "applied": "wait",
    "registered": "done", "dropped": "lapsed", "ended": "lapsed", "open": "wait", "kept": "done",
    "broken": "late", "released": "lapsed", "planned": "new", "under_way": "doing", "done": "done",
}  # fmt: skip
"""The tone of each state's badge."""


@register.filter
def of(forms: Mapping[int, Any], key: int) -> Any:
    """What stands under a key, or nothing."""
    return forms.get(key)


@register.filter
def tone(state: str) -> str:
    return TONES[state]
