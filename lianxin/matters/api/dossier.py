"""What the desk knows of a matter besides its page, names masked."""

from datetime import datetime
from typing import Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Scope, Shape
from lianxin.matters.api.door import router
from lianxin.matters.api.shapes import Number
from lianxin.matters.api.work import at_work
from lianxin.matters.queries.desk import dossier
from lianxin.people.queries import workers_of


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
    matter = at_work(request, number)
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
