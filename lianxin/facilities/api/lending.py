"""What staff lend and take back."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Day,
    Found,
    Key,
    Leaf,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    Words,
    enumerated,
    keep_home,
    turned,
)
from lianxin.core.errors import NotFound
from lianxin.core.identifiers import mobile
from lianxin.facilities import actions
from lianxin.facilities.actions import Lending
from lianxin.facilities.api.door import router
from lianxin.facilities.api.rooms import ThingTold, thing_told
from lianxin.facilities.models import Loan, LoanState
from lianxin.facilities.queries.lending import loan_for, loans, thing_for, things_at
from lianxin.facilities.rules import LOAN_FLOW
from lianxin.people.queries import workplace
from lianxin.places.models import Community

MOST_THINGS = 500
StateOfLoan = Annotated[LoanState, enumerated(LoanState)]


class Things(Shape):
    """What is kept, by kind and name."""

    items: list[ThingTold]


class LoanTold(Shape):
    """A thing lent: what, until when, how it came back."""

    id: int
    thing: int
    name: str = Field(examples=["血压计"])
    state: StateOfLoan
    lent_at: datetime
    due_on: date
    before: str = Field(examples=["good"], description="借出去时好不好用")
    after: str = Field(description="还来时")
    words: str = Field(description="还来时的说明")
    verbs: list[str] = Field(examples=[["damage", "extend", "give_back", "lose"]])


class LoanLine(LoanTold):
    """The same as a list tells it: who has it is masked."""

    person: int
    borrower: str = Field(examples=["李*芳"])
    phone: str = Field(examples=["138****1234"])
    is_late: bool


class LoanLeaf(Leaf):
    """A page of loans; those that are out, the soonest due first."""

    items: list[LoanLine]


class WhichLoans(Turning):
    """Which loans; a page has thirty."""

    only: Literal["out", "ended"] = "out"


class Lends(Body):
    """To whom, until when, and how the thing looks as it goes."""

    name: Words = Field(min_length=1, max_length=60, examples=["李桂芳"])
    phone: Words = Field("", max_length=20, examples=["13812345678"])
    due_on: Day = Field(examples=["2026-03-20"])
    words: Words = Field("", max_length=200, examples=["遥控器、电源线都在"])


class BringsBack(Body):
    """How it came back."""

    after: Literal["good", "worn"] = "good"
    words: Words = Field("", max_length=200)


class Harm(Body):
    """What is broken, or how it was lost."""

    words: Words = Field(min_length=1, max_length=200, examples=["屏幕裂了"])


class FoundAgain(Body):
    """Words, if there are any."""

    words: Words = Field("", max_length=200)


class ExtendsLoan(Body):
    """Until when."""

    due_on: Day = Field(examples=["2026-03-27"])


@router.reads(
    "/communities/{slug}/things",
    scope=Scope.ROOMS_WORK,
    gives=Things,
    says="能借的东西，哪些借在外面",
)
def things(request: Call, slug: Slug) -> Things:
    found = things_at(request.actor, _workplace(request, slug).pk)[:MOST_THINGS]
    return Things(items=[thing_told(each) for each in found])


@router.reads(
    "/communities/{slug}/loans",
    scope=Scope.ROOMS_WORK,
    gives=LoanLeaf,
    says="借在外面的，或还过的",
)
def loans_(request: Call, slug: Slug, which: Query[WhichLoans]) -> LoanLeaf:
    lines, page = loans(
        request.actor,
        _workplace(request, slug).pk,
        (),
        is_out=which.only == "out",
        today=http.today(),
        after=which.after,
        before=which.before,
    )
    known = {line.loan.pk: line for line in lines}

    def told(loan: Loan) -> LoanLine:
        line = known[loan.pk]
        who = {"person": line.contact.pk, "borrower": line.contact.name}
        more = {"phone": line.contact.phone, "is_late": line.is_late}
        return LoanLine.model_validate({**_facts(request, loan), **who, **more})

    return turned(LoanLeaf, page, told)


@router.writes(
    "/communities/{slug}/things/{int:pk}/lend",
    scope=Scope.ROOMS_WORK,
    gives=LoanTold,
    says="借出去一件；一件东西只在一个人手里",
    status=201,
)
def lend(request: Call, slug: Slug, pk: Key, told: Lends) -> LoanTold:
    community, thing = _workplace(request, slug), thing_for(request.actor, pk)
    if thing.community_id != community.pk:
        raise NotFound
    made = Lending(
        due_on=told.due_on,
        name=told.name,
        phone=mobile(told.phone) if told.phone else "",
        words=told.words,
    )
    return _told(request, actions.lend(request.actor, pk, made, now=http.now()))


DEEDS: dict[str, tuple[type[Body], Any]] = {
    "give_back": (BringsBack, actions.give_back),
    "extend": (ExtendsLoan, actions.extend),
    "damage": (Harm, actions.damage),
    "lose": (Harm, actions.lose),
    "find": (FoundAgain, actions.find),
}
"""By verb: what must be said, and the desk's own action."""


def _loan(request: Call, slug: str, pk: int) -> Loan:
    community, loan = _workplace(request, slug), loan_for(request.actor, pk)
    if loan.community_id != community.pk:
        raise NotFound
    return loan


_steps = Steps(
    router=router,
    scope=Scope.ROOMS_WORK,
    path="loans/{int:pk}",
    find=lambda request, slug, pk: Found(_loan(request, slug, pk)),
    gives=LoanTold,
    tell=lambda request, slug, loan: _told(request, _loan(request, slug, loan.pk)),
)
for verb, (its_body, act) in DEEDS.items():
    _steps.take(verb, its_body, act, LOAN_FLOW[verb].label)


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def _told(request: Call, loan: Loan) -> LoanTold:
    return LoanTold.model_validate(_facts(request, loan))


def _facts(request: Call, loan: Loan) -> dict[str, object]:
    return {
        "id": loan.pk,
        "thing": loan.equipment_id,
        "name": loan.equipment.name,
        "state": LoanState(loan.state),
        "lent_at": loan.lent_at,
        "due_on": loan.due_on,
        "before": loan.before,
        "after": loan.after,
        "words": loan.words_after,
        "verbs": sorted(step.verb for step in LOAN_FLOW.open_to(request.actor, loan)),
    }
