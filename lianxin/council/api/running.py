"""The steps of a session and of its items, one operation each, with the forms of the pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Part,
    Ref,
    Scope,
    Slug,
    Words,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.council import actions
from lianxin.council.api.door import WhichCouncil, router
from lianxin.council.api.steering import ChoiceMade, SittingAtDesk, page_of, told_sitting
from lianxin.council.deeds.session import ITEM_DEEDS, SESSION_DEEDS
from lianxin.council.forms.ballots import Ballots
from lianxin.council.forms.planning import PlanForm
from lianxin.council.forms.steps import MOST_LETTERS
from lianxin.council.models import AgendaItem
from lianxin.council.queries.desk_sitting import DeskSitting
from lianxin.council.queries.overview import desk
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW

NOTED = frozenset({"arrive", "leave", "excuse", "take_back"})
"""Attendance, which `room` keeps."""
REPORTED = frozenset({"progress", "finish"})
"""What `resolutions` takes by the resolution's own number."""
FOR_ANOTHER = {"second": "second_for", "dissent": "dissent_for", "ask_to_speak": "raise_hand_for"}
"""What a member does alone on their phone, as those note it who run the session."""
SAYS = {
    "add_matters": "把等着上会的事放进议程",
    "add_question": "加一个议题",
    "take_proxy_back": "收回委托",
    "enter_papers": "无记名：一盒纸票数出来的",
}
"""What the flow has no word of its own for."""


class MinutesFor(Body):
    """How long an item is meant to take."""

    item: Ref
    minutes: int | None = Field(None, ge=1, le=480)


class PassageWritten(Body):
    """A passage of the minutes as it should read."""

    id: Ref
    text: Words = Field(min_length=1, max_length=MOST_LETTERS)


class VoteNoted(Body):
    """How a member voted, by raised hand or on paper."""

    member: Ref
    choice: ChoiceMade


def _each(kind: type[Body], name: str, value: str, mark: str) -> Part:
    """Lines of a page, of which each has a field of its own."""

    def spread(rows: list[Any]) -> dict[str, Any]:
        return {f"{mark}{getattr(row, name)}": getattr(row, value) for row in rows}

    return Part(list[kind], [], spread, is_spread=True)  # type: ignore[valid-type]  # made here


NUMBERS = list[Words]
INSTEAD: Mapping[str, dict[str, Part]] = {
    "add_matters": {"matters": Part(NUMBERS, ...)},
    "plan_times": {"times": _each(MinutesFor, "item", "minutes", "i")},
    "write": {"passages": _each(PassageWritten, "id", "text", "p")},
    "enter_votes": {"votes": _each(VoteNoted, "member", "choice", "m")},
}
"""What a page makes of who is there, told in a way that does not depend on it."""


def _body(deed: Deed, verb: str) -> type[Body]:
    instead = INSTEAD.get(verb)
    name = deed.form.__name__.removesuffix("Form")
    without = ("way",) if deed.form is Ballots else ()
    return body_of(deed.form, f"Session{name}", instead=instead, without=without)


def _by_number(page: DeskSitting, data: dict[str, Any]) -> dict[str, Any]:
    """Matters by their numbers, as the form knows them."""
    if "matters" not in data:
        return data
    known = {each.number: each.pk for each in page.waiting}
    return {**data, "matters": [str(known.get(number, 0)) for number in data["matters"]]}


def _standing(page: DeskSitting, verb: str, data: dict[str, Any]) -> dict[str, Any]:
    """Passages that are not sent stay as they are; a picture makes a vote one on paper."""
    if verb == "write":
        return {**{f"p{each.pk}": each.text for each in page.seen.passages}, **data}
    return data


def _take(request: Call, page: DeskSitting, item: AgendaItem | None, verb: str, told: Body) -> None:
    deed = (SESSION_DEEDS if item is None else ITEM_DEEDS)[verb]
    version = item.revision if item else page.seen.session.revision
    data, files = filled(told, seen=unchanged_since(request, version))
    data = _standing(page, verb, _by_number(page, data))
    if verb == "enter_votes" and files:
        data["way"] = "paper"
    form = deed.form(page, item, verb, data, files)
    pk = item.pk if item else page.seen.session.pk
    done(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))


def _session_operation(verb: str, deed: Deed) -> None:
    def take(request: Call, slug: Slug, pk: Key, told: Any) -> SittingAtDesk:
        _take(request, page_of(request, slug, pk), None, verb, told)
        return told_sitting(request, slug, pk)

    _declare(f"/{verb.replace('_', '-')}", verb, deed, take, str(_label(verb, SESSION_FLOW)))


def _item_operation(verb: str, deed: Deed) -> None:
    name = FOR_ANOTHER.get(verb, verb)

    def take(request: Call, slug: Slug, pk: Key, item: Key, told: Any) -> SittingAtDesk:
        page = page_of(request, slug, pk)
        found = next((row.item for row in page.seen.rows if row.item.pk == item), None)
        if found is None:
            raise NotFound
        _take(request, page, found, verb, told)
        return told_sitting(request, slug, pk)

    path = f"/items/{{int:item}}/{name.replace('_', '-')}"
    _declare(path, name, deed, take, str(_label(verb, ITEM_FLOW)), verb=verb)


def _label(verb: str, flow: Mapping[str, Any]) -> Any:
    return SAYS[verb] if verb in SAYS else flow[verb].label


def _declare(path: str, name: str, deed: Deed, take: Any, says: str, *, verb: str = "") -> None:
    take.__name__ = name
    take.__annotations__["told"] = _body(deed, verb or name)
    router.writes(
        f"/communities/{{slug}}/sessions/{{int:pk}}{path}",
        scope=Scope.COUNCIL_RUN,
        gives=SittingAtDesk,
        says=says,
        has_version=True,
    )(take)


PlansSession = body_of(PlanForm, "PlansSession")


@router.writes(
    "/communities/{slug}/sessions",
    scope=Scope.COUNCIL_RUN,
    gives=SittingAtDesk,
    says="排一次会：时间、地点、谁主持",
    status=201,
)
@taking(PlansSession)
def plan(request: Call, slug: Slug, which: Query[WhichCouncil], told: Any) -> SittingAtDesk:
    page = desk(request.actor, slug, now=http.now(), kind=which.kind)
    keep_home(request, page.seen.community.pk)
    if (council := page.seen.council) is None:
        raise OutOfOrder(_("这里还没有议事会，先写章程。"))
    data, _files = filled(told)
    form = PlanForm(list(page.seen.members), data)
    made = done(form, lambda: actions.plan(request.actor, council.pk, form.plan(), now=http.now()))
    return told_sitting(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/sessions/{int:pk}/replan",
    scope=Scope.COUNCIL_RUN,
    gives=SittingAtDesk,
    says="改会议的安排",
    has_version=True,
)
@taking(PlansSession)
def replan(request: Call, slug: Slug, pk: Key, told: Any) -> SittingAtDesk:
    page = page_of(request, slug, pk)
    session = page.seen.session
    version = unchanged_since(request, session.revision)
    form = PlanForm(list(page.called), filled(told)[0], session=session)
    done(
        form,
        lambda: actions.replan(request.actor, pk, form.plan(), now=http.now(), seen=version),
    )
    return told_sitting(request, slug, pk)


for each, its_deed in SESSION_DEEDS.items():
    if each not in NOTED:
        _session_operation(each, its_deed)
for each, its_deed in ITEM_DEEDS.items():
    if each not in REPORTED:
        _item_operation(each, its_deed)
