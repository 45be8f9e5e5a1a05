"""How a matter's state looks wherever it is shown, and the rows and choices of long lists.

What stands on a page by the dozen is put together here: a template would take longer over it than
the database over the whole list.
"""

from collections.abc import Iterable
from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
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
    nobody = format_html('<span class="quiet">{}</span>', _("未分派"))
    pick, stroke = _("选中"), sep()
    labels = (_("类别"), _("也遇到（户）"), _("负责人"), _("提出"))
    kind, shared, lead, begun = (format_html(' data-label="{}"', label) for label in labels)
    state, due = cache(badge), cache(_due)
    return format_html_join(
        "\n",
        '<tr><td><input class="tick" type="checkbox" name="pick" value="{}" aria-label="{} {}">'
        '</td><td class="whole"><a class="strong" href="{}{}/">{}</a><br>'
        '<span class="tiny quiet">{}{}{}</span></td><td{}>{}</td><td>{}</td>'
        '<td class="r"{}>{}</td><td{}>{}</td><td class="nowrap">{}</td>'
        '<td class="quiet nowrap"{}>{}</td></tr>',
        (
            (
                *(row.pk, pick, row.title, url, row.pk, row.title, row.number),
                *((stroke, row.place) if row.place else ("", "")),
                *(kind, row.category, state(row.state)),
                *((shared, row.supports) if row.supports else ("", "")),
                *(lead, row.lead or nobody, due(row.due, row.haste), begun, row.reported),
            )
            for row in rows
        ),
    )


def _due(words: str, haste: str) -> SafeString | str:
    if haste == Due.LATE:
        return st("late", words)
    return format_html('<span class="strong">{}</span>', words) if haste else words


_CHOSEN = SafeString(" selected")


@register.simple_tag
def choose(name: str, options: Iterable[Option]) -> SafeString:
    """A box to choose one of many from; its id is the name with f- before it."""
    told = ((option.value, _CHOSEN if option.is_chosen else "", option.label) for option in options)
    return format_html(
        '<select id="f-{}" class="form-select" name="{}">{}</select>',
        name,
        name,
        format_html_join("", '<option value="{}"{}>{}</option>', told),
    )
