"""What only the desk's first pages say."""

from datetime import date

from django import template

from lianxin.core.flow import Text
from lianxin.core.masks import mask_name
from lianxin.core.rulenames import NAMES, WHERE
from lianxin.core.workdays import workdays_between

register = template.Library()


@register.filter
def masked(name: str) -> str:
    return mask_name(name)


@register.simple_tag
def days_late(due_on: date, day: date) -> int:
    """Working days since the day on which it was due."""
    return workdays_between(due_on, day)


@register.filter
def rule_name(key: str) -> Text:
    """What a rule is called; its key where it is not known by name."""
    return NAMES.get(key, key)


@register.filter
def rule_place(jurisdiction: str) -> Text:
    """Where a rule holds; its code where that is not known by name."""
    return WHERE.get(jurisdiction, jurisdiction)
