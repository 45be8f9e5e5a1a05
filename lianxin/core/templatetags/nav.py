"""The lines of the desk's side bar."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from lianxin.core.flow import Text

register = template.Library()


class NavItem(NamedTuple):
    url: str
    label: str
    icon: str
    current: bool = False
    unread: int = 0


@register.simple_tag
def nav_item(
    url: str, label: Text, icon: str, *, current: object = False, unread: int = 0
) -> SafeString:
    return _nav_line(NavItem(url, str(label), icon, bool(current), unread))


@register.simple_tag
def nav_list(items: Iterable[NavItem]) -> SafeString:
    return mark_safe("\n".join(map(_nav_line, items)))  # noqa: S308  # lines that a template made


@lru_cache(maxsize=512)
def _nav_line(item: NavItem) -> SafeString:
    """Drawn once: twenty of them stand on every page of the desk."""
    return render_to_string("components/nav_item.html", item._asdict())
