"""The fund at its desk: its years, who oversees it, what waits, and what was booked by mistake."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Nothing,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.funds import actions
from lianxin.funds.api.door import router
from lianxin.funds.api.reading import FundedRow, funded_row
from lianxin.funds.forms.fund import BudgetForm, FundForm, OverseerForm, ReverseForm, UntilForm
from lianxin.funds.models import BudgetState
from lianxin.funds.queries.overview import Desk, desk, voucher_for

StateOfBudget = Annotated[BudgetState, enumerated(BudgetState)]


class BudgetTold(Shape):
    """What one year was given."""

    id: int
    year: int
    amount: int = Field(description="分")
    source: str = Field(examples=["济历办发〔2015〕3号"])
    state: StateOfBudget


class OverseerTold(Shape):
    """One of the residents' oversight committee."""

    id: int
    name: str = Field(examples=["王秀兰"])


class FundAtDesk(Shape):
    """The fund as those see it who work with it."""

    community: str = Field(examples=["lishanlu"])
    name: str = Field(description="还没有设经费就是空的")
    budgets: list[BudgetTold]
    overseers: list[OverseerTold]
    due: list[FundedRow] = Field(description="等着走下一步的项目")
    may_work: bool
    may_lead: bool
    may_approve: bool


@router.reads(
    "/communities/{slug}/fund/desk",
    scope=Scope.FUND_WORK,
    gives=FundAtDesk,
    says="工作台上的专项经费：哪几年、谁监督、什么在等",
)
def fund_desk(request: Call, slug: Slug) -> FundAtDesk:
    return told_fund(request, slug)


def desk_of(request: Call, slug: str) -> Desk:
    page = desk(request.actor, slug, now=http.now())
    keep_home(request, page.seen.community.pk)
    return page


def told_fund(request: Call, slug: str) -> FundAtDesk:
    page = desk_of(request, slug)
    return FundAtDesk(
        community=page.seen.community.slug,
        name=page.seen.fund.name if page.seen.fund else "",
        budgets=[as_told(BudgetTold, each) for each in page.seen.budgets],
        overseers=[OverseerTold(id=each.pk, name=each.name) for each in page.overseers],
        due=[funded_row(each) for each in page.due],
        may_work=page.may_work,
        may_lead=page.may_lead,
        may_approve=page.may_approve,
    )


def _found(request: Call, page: Desk, told: dict[str, Any]) -> object:
    return actions.found(request.actor, page.seen.community, now=http.now(), **told)


def _propose_budget(request: Call, page: Desk, told: dict[str, Any]) -> object:
    if page.seen.fund is None:
        raise NotFound
    return actions.propose_budget(request.actor, page.seen.fund.pk, now=http.now(), **told)


def _seat_overseer(request: Call, page: Desk, told: dict[str, Any]) -> object:
    return actions.seat_overseer(request.actor, page.seen.community.pk, now=http.now(), **told)


BEGINNINGS: dict[str, tuple[str, Any, Callable[..., object], str]] = {
    "found": ("/found", FundForm, _found, "设专项经费"),
    "propose_budget": ("/budgets", BudgetForm, _propose_budget, "登记一年的经费，等街道核定"),
    "seat_overseer": ("/overseers", OverseerForm, _seat_overseer, "居务监督委员会加一位"),
}
"""Where, what is asked, what does it, what the document calls it."""


SHAPES = {"found": "FoundsFund", "propose_budget": "GivesYear", "seat_overseer": "SeatsOverseer"}


def _begin(name: str) -> None:
    path, form_of, act, says = BEGINNINGS[name]

    def begin(request: Call, slug: Slug, told: Any) -> FundAtDesk:
        page, form = desk_of(request, slug), form_of(filled(told)[0])
        done(form, lambda: act(request, page, form.cleaned_data))
        return told_fund(request, slug)

    begin.__name__ = name
    _write(path, taking(body_of(form_of, SHAPES[name]))(begin), says)


def _write(path: str, deed: Any, says: str) -> None:
    router.writes(
        f"/communities/{{slug}}/fund{path}", scope=Scope.FUND_WORK, gives=FundAtDesk, says=says
    )(deed)


for each in BEGINNINGS:
    _begin(each)


def _year(name: str, act: Callable[..., object], says: str) -> None:
    def year(request: Call, slug: Slug, pk: Key, told: Nothing) -> FundAtDesk:
        if pk not in {each.pk for each in desk_of(request, slug).seen.budgets}:
            raise NotFound
        act(request.actor, pk, now=http.now())
        return told_fund(request, slug)

    year.__name__ = name
    _write(f"/budgets/{{int:pk}}/{name.partition('_')[0]}", year, says)


_year("approve_budget", actions.approve_budget, "街道核定一年的经费")
_year("close_year", actions.close_year, "一年结账")


@router.writes(
    "/communities/{slug}/fund/overseers/{int:pk}/release",
    scope=Scope.FUND_WORK,
    gives=FundAtDesk,
    says="监督委员的最后一天",
)
@taking(body_of(UntilForm, "FundUntil"))
def release_overseer(request: Call, slug: Slug, pk: Key, told: Any) -> FundAtDesk:
    if pk not in {each.pk for each in desk_of(request, slug).overseers}:
        raise NotFound
    form = UntilForm(filled(told)[0])
    done(
        form,
        lambda: actions.release_overseer(request.actor, pk, now=http.now(), **form.cleaned_data),
    )
    return told_fund(request, slug)


@router.writes(
    "/communities/{slug}/fund/vouchers/{int:pk}/reverse",
    scope=Scope.FUND_WORK,
    gives=FundAtDesk,
    says="冲销一笔记错的付款，原来的一笔还留着",
)
@taking(body_of(ReverseForm, "FundReverse"))
def reverse(request: Call, slug: Slug, pk: Key, told: Any) -> FundAtDesk:
    page, voucher, form = desk_of(request, slug), voucher_for(request.actor, pk), None
    if voucher.community_id != page.seen.community.pk:
        raise NotFound
    form = ReverseForm(filled(told)[0])
    done(form, lambda: actions.reverse(request.actor, pk, now=http.now(), **form.said()))
    return told_fund(request, slug)
