"""What pages are made of: icons, states, figures, the bridge, fields, days as people say them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    ChoiceField,
    Field,
    RadioSelect,
    Select,
    Textarea,
    ValidationError,
    Widget,
)
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lianxin.core import http, money
from lianxin.core.figures import LOCAL
from lianxin.core.flow import Text

register = template.Library()

ICONS = Path(__file__).parents[1] / "icons"
_PATH = re.compile(r'<path d="[^"]+"')

STATES = {
    "new": "circle-dashed",
    "doing": "tool",
    "council": "users",
    "wait": "help-circle",
    "done": "circle-check-filled",
    "part": "circle-half-2",
    "declined": "circle-minus",
    "referred": "circle-arrow-right",
    "withdrawn": "arrow-back-up",
    "lapsed": "circle-x",
    "joined": "git-merge",
    "supervised": "arrow-up-circle",
    "late": "clock-exclamation",
}
"""The shape that goes with each tone of a state; a state is word, shape and colour."""

ARCHES = ("message-report", "users", "tool", "checks", "report-analytics")
"""Need, decision, deed, proof, figure."""

LAYOUTS: tuple[tuple[type[Widget], str], ...] = (
    (RadioSelect, "choices"),  # and, as Django sees it, several checkboxes
    (CheckboxInput, "check"),
    (Textarea, "area"),
)

FAULTS = {
    "required": gettext_lazy("“%(label)s”还没填。"),
    "unchosen": gettext_lazy("“%(label)s”还没选。"),
    "invalid_choice": gettext_lazy("“%(label)s”里没有这一项，请重新选。"),
    "max_length": gettext_lazy(
        "“%(label)s”最多 %(limit_value)s 字，现在 %(show_value)s 字，请短些。"
    ),
    "min_value": gettext_lazy("“%(label)s”至少是 %(limit_value)s。"),
    "max_value": gettext_lazy("“%(label)s”最多是 %(limit_value)s。"),
}
"""What Django would say of a field, as we say it, by Django's code."""

VALIDATORS = (MaxLengthValidator, MinValueValidator, MaxValueValidator)

SHORT_WEEKDAY = {"zh": slice(2, None), "en": slice(3)}
"""Which part of a weekday's name tells it by itself."""
WEEKDAYS = (
    gettext_lazy("星期一"),
    gettext_lazy("星期二"),
    gettext_lazy("星期三"),
    gettext_lazy("星期四"),
    gettext_lazy("星期五"),
    gettext_lazy("星期六"),
    gettext_lazy("星期日"),
)


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An inlined icon, silent to screen readers; size "s" is 16 px, "l" 28, else 20."""
    classes = f"icon icon-{size}" if size else "icon"
    ink = (
        'fill="currentColor"'
        if name.endswith("-filled")
        else 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'
    )
    head = f'<svg class="{classes}" viewBox="0 0 24 24" {ink} aria-hidden="true">'
    return mark_safe(f"{head}{_drawing(name)}</svg>")  # noqa: S308  # drawing and class are ours


@cache
def _drawing(name: str) -> str:
    text = (ICONS / f"{name}.svg").read_text(encoding="utf8")
    return "".join(f"{path}/>" for path in _PATH.findall(text))


@register.simple_tag
def st(tone: str, word: Text) -> SafeString:
    """A state's badge, e.g. {% st "done" "已解决" %}."""
    return format_html('<span class="st st-{}">{}{}</span>', tone, icon(STATES[tone]), word)


@register.filter
def yuan(value: int | None) -> str:
    """Fen as yuan, e.g. 1,200.00; a dash where there is no amount."""
    return "—" if value is None else money.yuan(value)


@register.filter
def told(value: int | Fraction | str | None) -> str:
    """A number as it is read: 3,802; a share as 92.5%; unknown as 不适用, never as nought."""
    if value is None:
        return _("不适用")
    if isinstance(value, Fraction):
        return f"{float(value * 100):.1f}%"
    return f"{value:,}" if isinstance(value, int) else value


@register.simple_tag
def fig(
    value: int | Fraction | str | None, url: str, unit: Text = "", *, declared: bool = False
) -> SafeString:
    """A figure as the door to what it counts; a declared one (known from paper only) is dashed."""
    classes = "fig fig-declared" if declared else "fig"
    words = f"{told(value)} {unit}" if unit else told(value)
    return format_html('<a class="{}" href="{}">{}</a>', classes, url, words)


@register.simple_tag
def sep() -> SafeString:
    """Parts of a line of notes are parted by a stroke that is read aloud as a pause."""
    return mark_safe('<i class="sep">，</i>')


@register.inclusion_tag("components/bridge.html")
def bridge(arches: Iterable[Mapping[str, Any]], label: Text = "") -> dict[str, Any]:
    """Five arches, each a mapping of name, when, and status: past, now, next or skipped."""
    drawn = [{"icon": shape, **arch} for shape, arch in zip(ARCHES, arches, strict=True)]
    return {"arches": drawn, "label": label or _("这件事走到哪一步")}


@register.filter
def month_day(value: date | None) -> str:
    """3月2日"""
    if value is None:
        return ""
    day = _local(value)
    return _("%(month)s月%(day)s日") % {"month": day.month, "day": day.day}


@register.filter
def full_date(value: date | None) -> str:
    """2015年3月2日"""
    if value is None:
        return ""
    day = _local(value)
    return _("%(year)s年%(month)s月%(day)s日") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }


@register.filter
def near_date(value: date | None) -> str:
    """3月2日, and with the year when it is not this one."""
    if value is None:
        return ""
    return month_day(value) if _local(value).year == http.today().year else full_date(value)


@register.filter
def weekday(value: date) -> str:
    """星期一"""
    return str(WEEKDAYS[_local(value).weekday()])


@register.filter
def short_weekday(value: date) -> str:
    """一"""
    return weekday(value)[SHORT_WEEKDAY[(get_language() or "zh")[:2]]]


@register.filter
def clock(value: datetime | None) -> str:
    """9:20"""
    if value is None:
        return ""
    local = timezone.localtime(value, LOCAL)
    return f"{local.hour}:{local.minute:02d}"


@register.filter
def moment(value: datetime | None) -> str:
    """今天 9:20, 昨天 21:40, 3月2日 14:30, 2014年3月2日 14:30"""
    if value is None:
        return ""
    names = {http.today(): _("今天"), http.today() - timedelta(days=1): _("昨天")}
    return f"{names.get(_local(value)) or near_date(value)} {clock(value)}"


def _local(value: date) -> date:
    return timezone.localtime(value, LOCAL).date() if isinstance(value, datetime) else value


@register.simple_tag
def lx_field(field: BoundField, *, is_heading: bool = False, is_column: bool = False) -> SafeString:
    """A field with label, hint, error; as the page's heading, or its choices in a column."""
    context = {"field": field, "is_heading": is_heading, "is_column": is_column}
    return render_to_string(field.template_name or field.form.renderer.field_template_name, context)


@register.filter
def faults(field: BoundField) -> list[str]:
    """What is wrong with a field, in our words where the form's author left it to Django's."""
    return [words for fault in field.errors.as_data() for words in _told_fault(field, fault)]


def _told_fault(field: BoundField, fault: ValidationError) -> list[str]:
    code = fault.code or ""
    if code not in FAULTS or not _is_djangos(field.field, fault):
        return list(fault.messages)
    if code == "required" and isinstance(field.field, ChoiceField):
        code = "unchosen"
    return [str(FAULTS[code]) % {"label": field.label, **(fault.params or {})}]


def _is_djangos(field: Field, fault: ValidationError) -> bool:
    known = [validator.message for validator in VALIDATORS]
    for kind in type(field).__mro__:
        known.extend(vars(kind).get("default_error_messages", {}).values())
    return any(fault.message is words for words in known)


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's own widget, dressed; Django adds what is said to screen readers."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return field.as_widget()
    dress = "form-select" if isinstance(widget, Select) else "form-control"
    own = widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{dress} {own}".strip()})


@register.filter
def layout(field: BoundField) -> str:
    """How a field is laid out: choices, check, area, or line."""
    widget = field.field.widget
    return next((name for kind, name in LAYOUTS if isinstance(widget, kind)), "line")


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """At the page's head: how much is still wanting, each a link to its field."""
    faulty = [field for field in form if field.errors and not field.is_hidden]
    common = [*form.non_field_errors(), *(e for each in form.hidden_fields() for e in each.errors)]
    is_blank = any(not field.value() for field in faulty)
    return {"fields": faulty, "common": common, "is_blank": is_blank}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Any, order: Text = "", unit: Text = "") -> dict[str, Any]:
    """Under a list, a `keyset.Page`: how many are here, and on to the next; no totals."""
    return {
        "page": page,
        "order": order,
        "unit": unit or _("件"),
        "request": context["request"],
    }


@register.simple_tag(takes_context=True)
def came_from(context: Context) -> str:
    """The page of this site from which the reader came, or nothing."""
    request: http.Request = context["request"]
    url = request.headers.get("Referer", "")
    is_ours = url and url_has_allowed_host_and_scheme(url, {request.get_host()})
    return url if is_ours else ""
