"""The marks on a plan's map: told apart by number, then by shape, then by fill."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from lianxin.party.queries.plan_map import tone_of

register = template.Library()

SHAPES = (
    '<circle class="pl-dot" r="12"/>',
    '<rect class="pl-dot" x="-11" y="-11" width="22" height="22" rx="2"/>',
    '<path class="pl-dot" d="M0-14 14 0 0 14-14 0z"/>',
    '<path class="pl-dot" d="M-7-12H7L14 0 7 12H-7L-14 0z"/>',
)


@register.simple_tag
def plan_shape(tone: int) -> SafeString:
    return mark_safe(SHAPES[tone % len(SHAPES)])  # noqa: S308  # the drawings are ours


@register.simple_tag
def plan_tone(position: int) -> int:
    return tone_of(position)
