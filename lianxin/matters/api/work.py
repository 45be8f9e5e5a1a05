"""Every step that staff take on a matter, one operation each, with the desk's own actions."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Nothing, Ref, Scope, Shape, Words, unchanged_since
from lianxin.core.errors import Invalid, NotFound
from lianxin.matters import actions
from lianxin.matters.api.door import router
from lianxin.matters.api.shapes import MatterNow, Number, told_now
from lianxin.matters.models import Matter
from lianxin.matters.queries.desk import dossier, matter_at
from lianxin.matters.queries.portal import seen
from lianxin.matters.queries.shelf import shelf
from lianxin.matters.rules import FLOW
from lianxin.people.queries import workers_of
from lianxin.places.queries import community_by_slug

_WHO = Field(description="谁负责：编号在 /matters/{number}/dossier 的 workers")


class ToldWords(Body):
    """Words that the reporter is told."""

    words: Words = Field(min_length=1, max_length=1000, examples=["明天上午来看暖气"])


class Asks(Body):
    """One thing that the reporter is asked."""

    words: Words = Field(min_length=1, max_length=300, examples=["是哪一组暖气片？"])


class MayTell(Body):
    """Words, if there are any."""

    words: Words = Field("", max_length=1000)


class Assigns(Body):
    """Who is in charge, and who helps."""

    lead: Ref = _WHO
    helpers: list[Ref] = Field([], max_length=20)


class Handles(Assigns):
    """The same, by when, and how it is meant to be done."""

    due_on: date = Field(examples=["2026-03-12"])
    words: Words = Field("", max_length=1000)


class Refers(ToldWords):
    """To whom it is handed, and why."""

    authority: Words = Field(min_length=1, max_length=60, examples=["济南热力集团"])


class Sends(ToldWords):
    """To which community of the street it is sent, and why."""

    community: Words = Field(max_length=40, examples=["dongguan"])


class Recategorises(Body):
    """What it is really about."""

    category: Words = Field(max_length=30, examples=["heating"])


class Joins(Body):
    """In which other matter it is dealt with."""

    head: Words = Field(max_length=20, examples=["LSL-2026-000012"])


class Till(ToldWords):
    """By when, and why."""

    due_on: date = Field(examples=["2026-03-20"])


class Done(Body):
    """What came of it."""

    outcome: Words = Field(min_length=1, max_length=500, examples=["换了阀门，暖气热了"])


def _as_said(_matter: Matter, body: Body) -> dict[str, Any]:
    return body.model_dump()


def _assigned(_matter: Matter, body: Body) -> dict[str, Any]:
    said = body.model_dump()
    return {"lead_id": said.pop("lead"), "helper_ids": said.pop("helpers"), **said}


def _category(_matter: Matter, body: Body) -> dict[str, Any]:
    code = body.model_dump()["category"]
    for leaf in shelf().leaves.values():
        if leaf.code == code:
            return {"category": leaf}
    raise Invalid(_("没有这个类别，代码在 /api/v1/categories。"), field="category")


def _community(_matter: Matter, body: Body) -> dict[str, Any]:
    said = body.model_dump()
    try:
        return {"community": community_by_slug(said["community"]), "words": said["words"]}
    except NotFound as missing:
        raise Invalid(_("没有这个社区。"), field="community") from missing


DEEDS: dict[str, tuple[type[Body], Callable[..., Matter], Callable[[Matter, Any], Any]]] = {
    "accept": (Nothing, actions.accept, _as_said),
    "reply": (ToldWords, actions.reply, _as_said),
    "ask": (Asks, actions.ask, _as_said),
    "handle": (Handles, actions.handle, _assigned),
    "reassign": (Assigns, actions.reassign, _assigned),
    "recategorise": (Recategorises, actions.recategorise, _category),
    "mark_focal": (Nothing, actions.mark_focal, _as_said),
    "decline": (ToldWords, actions.decline, _as_said),
    "refer": (Refers, actions.refer, _as_said),
    "send": (Sends, actions.send, _community),
    "separate": (Nothing, actions.separate, _as_said),
    "put_before_council": (MayTell, actions.put_before_council, _as_said),
    "progress": (ToldWords, actions.progress, _as_said),
    "extend": (Till, actions.extend, _as_said),
    "report_done": (Done, actions.report_done, _as_said),
    "instruct": (Till, actions.instruct, _as_said),
}
"""By verb: what must be said, which action it is, and how its words become the action's."""


def _at_work(request: Call, number: str) -> Matter:
    """A matter at the desk for which the token is; elsewhere and hidden alike it is absent."""
    found = seen(request.actor, number)
    return matter_at(request.actor, found.community.slug, found.pk)


def _operation(verb: str) -> None:
    body, act, said = DEEDS[verb]

    def take(request: Call, number: Number, told: Any) -> MatterNow:
        matter = _at_work(request, number)
        version = unchanged_since(request, matter.revision)
        words = said(matter, told)
        return told_now(
            request, act(request.actor, matter.pk, seen=version, now=http.now(), **words)
        )

    take.__name__ = verb
    take.__annotations__["told"] = body
    router.writes(
        f"/matters/{{number}}/{verb.replace('_', '-')}",
        scope=Scope.MATTERS_WORK,
        gives=MatterNow,
        says=str(FLOW[verb].label),
        has_version=True,
    )(take)


for each in DEEDS:
    _operation(each)


@router.writes(
    "/matters/{number}/join",
    scope=Scope.MATTERS_WORK,
    gives=MatterNow,
    says="并到另一件",
    has_version=True,
)
def join(request: Call, number: Number, told: Joins) -> MatterNow:
    matter = _at_work(request, number)
    version = unchanged_since(request, matter.revision)
    head = seen(request.actor, told.head)
    done = actions.join(request.actor, matter.pk, head_id=head.pk, seen=version, now=http.now())
    return told_now(request, done)


class Whom(Shape):
    """A person as the desk sees them at first: masked."""

    person: int
    name: str = Field(examples=["李*芳"])
    phone: str = Field(examples=["138****1234"])


class AskedOne(Whom):
    """One who was asked whether it is solved."""

    outcome: str = Field(examples=["solved"])
    answered_at: datetime | None


class Worker(Shape):
    """One who can be put in charge."""

    id: int
    name: str = Field(examples=["刘宁"])


class Dossier(Shape):
    """What the desk knows of a matter besides its page."""

    number: str
    revision: int
    verbs: list[str]
    reporter: Whom | None
    answers: dict[str, str] = Field(examples=[{"屋里大约几度": "13度"}])
    lead: int | None
    workers: list[Worker]
    asked: list[AskedOne]
    joined: list[str] = Field(description="并在里面的", examples=[["LSL-2026-000014"]])
    likes: list[str] = Field(description="像是同一件的", examples=[["LSL-2026-000015"]])


@router.reads(
    "/matters/{number}/dossier",
    scope=Scope.MATTERS_WORK,
    gives=Dossier,
    says="工作台上的一件诉求：提出人（遮住的）、谁能负责、问到了谁",
)
def dossier_(request: Call, number: Number) -> Dossier:
    matter = _at_work(request, number)
    told = dossier(request.actor, matter, ())
    request.version = matter.revision
    workers = workers_of(matter.community_id, today=http.today())
    return Dossier(
        number=matter.number,
        revision=matter.revision,
        verbs=sorted(told.verbs),
        reporter=_whom(told.reporter) if told.reporter else None,
        answers=dict(told.answers),
        lead=matter.lead_id,
        workers=[Worker(id=each.pk, name=each.name) for each in workers],
        asked=[
            AskedOne(
                person=each.contact.pk,
                name=each.contact.name,
                phone=each.contact.phone,
                outcome=each.say.outcome,
                answered_at=each.say.answered_at,
            )
            for each in told.asked
        ],
        joined=[each.number for each in told.joined],
        likes=[each.number for each in told.likes],
    )


def _whom(contact: Any) -> Whom:
    return Whom(person=contact.pk, name=contact.name, phone=contact.phone)
