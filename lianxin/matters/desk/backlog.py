"""The backlog's page: views, filters, rows, and a page's turn."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from lianxin.core import http
from lianxin.core.figures import LOCAL
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.core.models import SavedView
from lianxin.core.packs import rule
from lianxin.core.templatetags.lx import near_date
from lianxin.core.workdays import workdays_between
from lianxin.matters.actions import views as actions
from lianxin.matters.forms.backlog import AGES, Keep, Option, query_of, wish_of
from lianxin.matters.models import END, Matter, State
from lianxin.matters.queries import backlog as queries
from lianxin.matters.queries.backlog import ME, NOBODY, Due, Group, Row, Sort, Wish
from lianxin.matters.queries.shelf import shelf
from lianxin.people.queries import worker_names, workplace
from lianxin.places.models import Community
from lianxin.places.queries import courtyard_names

DROPPED = "dropped_view"
"""In the session: the saved view that was deleted last, until somebody wants it back."""


class Tab(NamedTuple):
    url: str
    label: Text
    is_current: bool


@require_GET
@never_cache
@vary_on_headers("HX-Request")
def backlog(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    return _answer(request, community, Keep())


def _answer(
    request: Request, community: Community, keep: Keep, *, status: int = 200
) -> HttpResponse:
    views = _views(community)
    wish = wish_of(request.GET, views)
    is_part = request.htmx and not request.htmx.history_restore_request
    context = _page(request, community, views, wish) | {"keep": keep, "is_part": is_part}
    template = "matters/_desk_backlog.html" if is_part else "matters/desk_backlog.html"
    return render(request, template, context, status=status)


def _views(community: Community) -> dict[str, tuple[Text, Wish]]:
    jurisdictions = community.subdistrict.jurisdictions
    study = rule("matters.same_matter_study", on=http.today(), jurisdictions=jurisdictions)
    return queries.views(study.count)


def _page(
    request: Request,
    community: Community,
    views: Mapping[str, tuple[Text, Wish]],
    wish: Wish,
) -> dict[str, Any]:
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    day, here = http.today(), query_of(wish)
    page = queries.backlog(request.actor, community.pk, wish, day=day, **asked)
    workers = worker_names((community.pk, day))
    url = reverse("matters_desk:backlog", kwargs={"slug": community.slug})
    saved = list(queries.saved_views(request.actor, community.pk))
    return {
        "community": community,
        "page": page,
        "rows": _rows(page.rows, workers, day),
        "views": [*_tabs(views, wish, url), *_saved_tabs(saved, here, url)],
        "current": next((view for view in saved if view.query == here), None),
        "is_new_view": all(wish != each for _label, each in views.values()),
        "wish": wish,
        "query": here,
        "options": _options(community, wish, workers),
        "order": queries.ORDER_WORDS[wish.order],
        "sorts": {sort.value: f"?{query_of(wish, sort=sort)}" for sort in Sort},
        "sort": wish.order.value,
        "url": url,
    }


def _tabs(views: Mapping[str, tuple[Text, Wish]], wish: Wish, url: str) -> list[Tab]:
    return [
        Tab(f"{url}?view={name}", str(label).replace("%d", str(view.least)), wish == view)
        for name, (label, view) in views.items()
    ]


def _saved_tabs(saved: Iterable[SavedView], here: str, url: str) -> list[Tab]:
    return [Tab(f"{url}?{view.query}", view.name, view.query == here) for view in saved]


def _rows(matters: Sequence[Matter], workers: Mapping[int, str], day: date) -> list[Row]:
    places, leads = queries.names_of(matters, workers)
    categories = shelf().names
    told, due = cache(near_date), cache(_due)
    return [
        Row(
            matter.pk,
            matter.number,
            matter.title,
            places.get(matter.place_id or 0, matter.place_words),
            categories.get(matter.category_id, ""),
            matter.state,
            matter.supports,
            leads.get(matter.lead_id or 0, ""),
            *due(
                matter.state,
                matter.due_on,
                matter.closed_at and _day_of(matter.closed_at),
                day,
            ),
            told(_day_of(matter.reported_at)),
        )
        for matter in matters
    ]


def _day_of(moment: datetime) -> date:
    return moment.astimezone(LOCAL).date()


def _due(state: str, due_on: date, closed_on: date | None, day: date) -> tuple[str, str]:
    """How a matter stands to its day, in working days as its rule counts, and whether that is
    pressing.
    """
    if state in END:
        return _("%(day)s办结") % {"day": near_date(closed_on)}, ""
    if state == State.JOINED:
        return "", ""
    if state == State.TO_CONFIRM:
        return _("等到%(day)s") % {"day": near_date(due_on)}, ""
    if due_on < day:
        late = workdays_between(due_on, day)
        return ngettext("超 %(days)d 天", "超 %(days)d 天", late) % {"days": late} if late else _(
            "已到期"
        ), Due.LATE
    if due_on == day:
        return _("今天"), Due.TODAY
    # A day off that somebody has set is counted as it stands in the calendar.
    left = workdays_between(day, due_on) or (due_on - day).days
    return ngettext("还有 %(days)d 天", "还有 %(days)d 天", left) % {"days": left}, ""


def _options(
    community: Community, wish: Wish, workers: Mapping[int, str]
) -> dict[str, list[Option]]:
    groups = {Group.OPEN: _("没办完"), Group.ENDED: _("已办结"), Group.ALL: _("全部")}
    yards = courtyard_names(community.pk)
    dues = {Due.LATE: _("已超期"), Due.TODAY: _("今天到期"), Due.WEEK: _("一周内到期")}
    leads = {ME: _("我"), NOBODY: _("还没有人"), **{str(pk): name for pk, name in workers.items()}}
    leaves = shelf().leaves.values()
    return {
        "state": _choices({**groups, **dict(State.choices)}, wish.state),
        "category": _choices({leaf.pk: leaf.name for leaf in leaves}, wish.category, _("全部")),
        "place": _choices(yards, wish.place, _("全部院子")),
        "lead": _choices(leads, wish.lead, _("不限")),
        "due": _choices(dues, wish.due, _("不限")),
        "age": _choices(AGES, wish.age, _("不限")),
    }


def _choices(labels: Mapping[Any, Text], chosen: str | int, whichever: Text = "") -> list[Option]:
    found = [Option(value, label, value == chosen) for value, label in labels.items()]
    return [Option("", whichever, not chosen), *found] if whichever else found


@require_POST
def keep_view(request: Request, slug: str) -> HttpResponse:
    """Keep the present filter under a name."""
    community = workplace(request.actor, slug)
    form = Keep(request.POST)
    if not form.is_valid():
        http.say(request, " ".join(str(each) for every in form.errors.values() for each in every))
        return redirect(_back(slug, request.POST.get("query", "")))
    wish = wish_of(QueryDict(form.cleaned_data["query"]), {})
    kept = {"name": form.cleaned_data["name"], "query": query_of(wish)}
    view = actions.keep(request.actor, community.pk, now=http.now(), **kept)
    http.say(request, _("存好了：“%(name)s”") % {"name": view.name})
    return redirect(_back(slug, view.query))


@require_POST
def drop_view(request: Request, slug: str, pk: int) -> HttpResponse:
    community = workplace(request.actor, slug)
    view = actions.drop(request.actor, community.pk, pk, now=http.now())
    request.session[DROPPED] = {"name": view.name, "query": view.query}
    undo = reverse("matters_desk:restore_view", kwargs={"slug": slug})
    http.say(request, _("已删掉“%(name)s”") % {"name": view.name}, undo=undo)
    return redirect(_back(slug, ""))


@require_POST
def restore_view(request: Request, slug: str) -> HttpResponse:
    """Keep again what was deleted last."""
    community = workplace(request.actor, slug)
    dropped = request.session.pop(DROPPED, None)
    if dropped is None:
        return redirect(_back(slug, ""))
    view = actions.keep(request.actor, community.pk, now=http.now(), **dropped)
    return redirect(_back(slug, view.query))


def _back(slug: str, query: str) -> str:
    url = reverse("matters_desk:backlog", kwargs={"slug": slug})
    return f"{url}?{query}" if query else url
