"""What is wrong with something sent, in Chinese that says what it should be."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core.api.problems import Fault

_OUTER = ("body", "query", "path", "header")
_WORDS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _told: _("这一项要写上。"),
    "extra_forbidden": lambda _told: _("没有这一项，看看名字有没有写错。"),
    "string_too_long": lambda told: _("最多 %(most)d 个字。") % {"most": told["max_length"]},
    "string_too_short": lambda told: _("至少 %(least)d 个字。") % {"least": told["min_length"]},
    "too_long": lambda told: _("最多 %(most)d 项。") % {"most": told["max_length"]},
    "too_short": lambda told: _("至少 %(least)d 项。") % {"least": told["min_length"]},
    "string_type": lambda _told: _("应是一段文字。"),
    "int_type": lambda _told: _("应是一个整数。"),
    "int_parsing": lambda _told: _("应是一个整数。"),
    "bool_type": lambda _told: _("应是 true 或 false。"),
    "bool_parsing": lambda _told: _("应是 true 或 false。"),
    "enum": lambda told: _("只能是 %(known)s 之一。") % {"known": told["expected"]},
    "literal_error": lambda told: _("只能是 %(known)s 之一。") % {"known": told["expected"]},
    "greater_than_equal": lambda told: _("不能小于 %(least)s。") % {"least": told["ge"]},
    "less_than_equal": lambda told: _("不能大于 %(most)s。") % {"most": told["le"]},
    "date_from_datetime_parsing": lambda _told: _("应是一天，写成 2026-03-02。"),
    "date_parsing": lambda _told: _("应是一天，写成 2026-03-02。"),
    "date_type": lambda _told: _("应是一天，写成 2026-03-02。"),
    "list_type": lambda _told: _("应是一个列表。"),
    "dict_type": lambda _told: _("应是一个对象。"),
    "model_attributes_type": lambda _told: _("应是一个对象。"),
    "json_invalid": lambda _told: _("不是 JSON。"),
}


def fault_of(error: Mapping[str, Any]) -> Fault:
    """One of the faults that the shape of a body or an address found."""
    where = [str(part) for part in error["loc"] if part not in _OUTER]
    said = _WORDS.get(error["type"])
    words = said(error.get("ctx", {})) if said else _("这里填得不对。")
    return Fault(field=".".join(where[1:] if len(where) > 1 else where), detail=words)
