"""How a matter's state looks wherever it is shown, and the rows and choices of long lists.

What stands on a page by the dozen is put together here, and escaped by the standard library's own
function: a template would take longer over it than the database over the whole list.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.core.templatetags.lx import sep, st
from lianxin.matters.forms.backlog import Option
from lianxin.matters.models import State
from lianxin.matters.queries.backlog import Due, Row

register = template.Library()

TONES = {
    State.REPORTED: "new",
    State.ACCEPTED: "new",
    State.IN_HAND: "doing",
    State.AT_COUNCIL: "council",
    State.TO_CONFIRM: "wait",
    State.SUPERVISED: "supervised",
    State.JOINED: "joined",
    State.SOLVED: "done",
    State.PARTLY_SOLVED: "part",
    State.DECLINED: "declined",
    State.REFERRED: "referred",
    State.WITHDRAWN: "withdrawn",
    State.LAPSED: "lapsed",
}


@register.filter
def badge(state: str) -> SafeString:
    """A state as word, shape and colour: {{ matter.state|badge }}."""
    return _badge(state, get_language() or "")


@cache
def _badge(state: str, _language: str) -> SafeString:
    known = State(state)
    return st(TONES[known], known.label)


@register.simple_tag
def backlog_rows(rows: Iterable[Row], url: str) -> SafeString:
    """Each with a box to pick it by; its page lies below `url`."""
    safe = cache(escape)
    unassigned = _("未分派")
    nobody = f'<span class="quiet">{safe(unassigned)}</span>'
    pick, stroke, base = safe(_("选中")), sep(), safe(url)
    labels = (_("类别"), _("也遇到（户）"), _("负责人"), _("提出"))
    kind, shared, lead, begun = (f' data-label="{safe(label)}"' for label in labels)
    state, due = cache(badge), cache(_due)
    told = []
    for row in rows:
        title = escape(row.title)
        told.append(
            f'<tr><td><input class="tick" type="checkbox" name="pick" value="{row.pk}" '
            f'aria-label="{pick} {title}"></td><td class="whole">'
            f'<a class="strong" href="{base}{row.pk}/">{title}</a><br>'
            f'<span class="tiny quiet">{row.number}'
            f"{stroke if row.place else ''}{safe(row.place)}</span></td>"
            f"<td{kind}>{safe(row.category)}</td><td>{state(row.state)}</td>"
            f'<td class="r"{shared if row.supports else ""}>{row.supports or ""}</td>'
            f"<td{lead}>{safe(row.lead) or nobody}</td>"
            f'<td class="nowrap">{due(row.due, row.haste)}</td>'
            f'<td class="quiet nowrap"{begun}>{safe(row.reported)}</td></tr>'
        )
    return mark_safe("\n".join(told))  # noqa: S308  # every word of others' is escaped above


def _due(words: str, haste: str) -> SafeString:
    if haste == Due.LATE:
        return st("late", words)
    return format_html('<span class="strong">{}</span>' if haste else "{}", words)


@register.simple_tag
def choose(name: str, options: Iterable[Option]) -> SafeString:
    """A box to choose one of many from; its id is the name with f- before it."""
    told = "".join(
        f'<option value="{escape(str(option.value))}"{" selected" if option.is_chosen else ""}>'
        f"{escape(str(option.label))}</option>"
        for option in options
    )
    return format_html(
        '<select id="f-{}" class="form-select" name="{}">{}</select>',
        name,
        name,
        mark_safe(told),  # noqa: S308  # every word is escaped above
    )
