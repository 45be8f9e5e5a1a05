"""How the number of a figure is read."""

from fractions import Fraction

from django import template

from lianxin.core.figures import Figure, Measure, Value
from lianxin.core.templatetags.lx import told

register = template.Library()


@register.filter
def number(figure: Figure, value: Value) -> str:
    """A figure's number as it is read: 37, 92.5%, 30,000, or 3–5 for a monthly one."""
    found = figure.number(value)
    if figure.measure == Measure.SHARE or found is None:
        return told(found if isinstance(found, Fraction) else None)
    if isinstance(found, tuple):
        return told(found[0]) if found[0] == found[1] else "{:,}–{:,}".format(*found)
    return f"{float(found):,.1f}".removesuffix(".0")
