"""The fund's projects at the desk: written, quoted, proposed, approved, accepted, paid, published;
and what residents say of them answered.
"""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
    Part,
    Scope,
    Sent,
    Shape,
    Slug,
    Steps,
    Words,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    sent_as,
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.core.money import yuan
from lianxin.funds import actions
from lianxin.funds.api.door import router
from lianxin.funds.api.money import OverseerTold, desk_of
from lianxin.funds.api.reading import FundedTold, told_project
from lianxin.funds.api.voices import IdeaTold, told_idea
from lianxin.funds.deeds import ANSWERS, DEEDS
from lianxin.funds.forms.project import ProjectForm
from lianxin.funds.forms.voices import AnswerForm
from lianxin.funds.models import Project, VoucherKind
from lianxin.funds.queries.project import ProjectDesk, project_desk, sources
from lianxin.funds.queries.voices import idea_for, ideas_desk, objection_for
from lianxin.funds.rules import IDEA_FLOW, PROJECT_FLOW

KindOfVoucher = Annotated[VoucherKind, enumerated(VoucherKind)]
MOST_LINES = 100


class CostSent(Body):
    """One line of a costing."""

    what: Words = Field(min_length=1, max_length=60, examples=["声控灯"])
    quantity: int = Field(ge=1, le=100_000, examples=[6])
    unit: Words = Field(min_length=1, max_length=20, pattern=r"^\S+$", examples=["盏"])
    price: int = Field(ge=1, le=10**9, description="一件多少钱，分", examples=[4550])


class QuoteTold(Shape):
    """What a supplier asks."""

    supplier: str
    amount: int = Field(description="分")


class VoucherTold(Shape):
    """One booking; a mistake is taken back by another."""

    id: int
    kind: KindOfVoucher
    at: datetime
    amount: int = Field(description="分")
    words: str
    payee: str
    receipt_number: str
    reverses: int | None


class FundedAtDesk(Shape):
    """A project with all that the desk knows of it, and what can be done now."""

    project: FundedTold
    revision: int = Field(description='版本：If-Match 里写 "7"')
    quotes: list[QuoteTold]
    vouchers: list[VoucherTold]
    overseers: list[OverseerTold] = Field(description="谁能验收")
    flagged: str = Field(description="有利害关系的供应商")
    verbs: list[str] = Field(examples=[["approve", "refuse"]], description="您现在能走的步")


class IdeasAtDesk(Shape):
    """Ideas that wait for an answer, the oldest first."""

    items: list[IdeaTold]


def _lines(costs: list[CostSent]) -> str:
    """As the page has them typed, one a line."""
    return "\n".join(
        f"{each.what} {each.quantity} {each.unit} {yuan(each.price).replace(',', '')}"
        for each in costs
    )


COSTS = Part(Annotated[list[CostSent], Field(max_length=MOST_LINES)], [], _lines)
WritesProject = body_of(ProjectForm, "WritesProject", instead={"costs": COSTS})


@router.reads(
    "/communities/{slug}/fund/projects/{int:pk}/desk",
    scope=Scope.FUND_WORK,
    gives=FundedAtDesk,
    says="工作台上的一个经费项目：报价、凭证、能走的步",
)
def project_at_desk(request: Call, slug: Slug, pk: Key) -> FundedAtDesk:
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/fund/budgets/{int:pk}/projects",
    scope=Scope.FUND_WORK,
    gives=FundedAtDesk,
    says="登记一个项目，提出以前只有工作人员看得到",
    status=201,
)
@taking(WritesProject)
def draft(request: Call, slug: Slug, pk: Key, told: Any) -> FundedAtDesk:
    page = desk_of(request, slug)
    if pk not in {each.pk for each in page.seen.budgets}:
        raise NotFound
    form = _form(request, page.seen.community.pk, told)

    def deed() -> Project:
        costs = form.cleaned_data["costs"]
        return actions.draft(request.actor, pk, form.proposal(), costs, now=http.now())

    return _told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/fund/projects/{int:pk}/write",
    scope=Scope.FUND_WORK,
    gives=FundedAtDesk,
    says="改一个还没提出的项目",
    has_version=True,
)
@taking(WritesProject)
def write(request: Call, slug: Slug, pk: Key, told: Any) -> FundedAtDesk:
    project = _page(request, slug, pk).seen.project
    version = unchanged_since(request, project.revision)
    form = _form(request, project.community_id, told)

    def deed() -> object:
        costs, made = form.cleaned_data["costs"], form.proposal()
        return actions.write(request.actor, pk, made, costs, now=http.now(), seen=version)

    done(form, deed)
    return _told(request, slug, pk)


def _form(request: Call, community_id: int, told: Body) -> ProjectForm:
    return ProjectForm(sources(request.actor, community_id), filled(told)[0])


def _page(request: Call, slug: str, pk: int) -> ProjectDesk:
    desk_of(request, slug)
    return project_desk(request.actor, slug, pk, now=http.now())


def _told(request: Call, slug: str, pk: int) -> FundedAtDesk:
    page, told = _page(request, slug, pk), told_project(request, slug, pk)
    return FundedAtDesk(
        project=told,
        revision=page.seen.project.revision,
        quotes=[QuoteTold(supplier=each.supplier, amount=each.amount) for each in page.quotes],
        vouchers=[
            as_told(VoucherTold, each, reverses=each.reverses_id) for each in page.seen.vouchers
        ],
        overseers=[OverseerTold(id=each.pk, name=each.name) for each in page.overseers],
        flagged=page.flagged,
        verbs=sorted(page.verbs),
    )


def _fill(request: Call, found: Found, form: type[Any], verb: str, sent: Sent) -> Any:
    data, files = sent
    return form(*found.offers, verb, {**data, "key": str(sent_as(request))}, files)


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, slug, pk)
    return Found(page.seen.project, (page,))


_steps = Steps(
    router=router,
    scope=Scope.FUND_WORK,
    path="fund/projects/{int:pk}",
    find=_found,
    gives=FundedAtDesk,
    tell=lambda request, slug, project: _told(request, slug, project.pk),
    has_version=True,
    fill=_fill,
)
for each, its_deed in DEEDS.items():
    _steps.ask(
        each,
        its_deed.form,
        its_deed.act,
        PROJECT_FLOW[each].label,
        body=body_of(its_deed.form, f"Fund{its_deed.form.__name__.removesuffix('Step') or 'Step'}"),
    )


@router.writes(
    "/communities/{slug}/fund/objections/{int:pk}/answer",
    scope=Scope.FUND_WORK,
    gives=FundedAtDesk,
    says="答复一条不同意见，意见和答复都公开",
)
@taking(body_of(AnswerForm, "FundAnswer"))
def answer_objection(request: Call, slug: Slug, pk: Key, told: Any) -> FundedAtDesk:
    page, objection = desk_of(request, slug), objection_for(request.actor, pk)
    project = project_desk(request.actor, slug, objection.project_id, now=http.now()).seen.project
    if project.community_id != page.seen.community.pk:
        raise NotFound
    form = AnswerForm(filled(told)[0])
    done(
        form,
        lambda: actions.answer_objection(request.actor, pk, now=http.now(), **form.cleaned_data),
    )
    return _told(request, slug, project.pk)


@router.reads(
    "/communities/{slug}/fund/ideas/desk",
    scope=Scope.FUND_WORK,
    gives=IdeasAtDesk,
    says="等答复的点子，早的在前",
)
def ideas_at_desk(request: Call, slug: Slug) -> IdeasAtDesk:
    page = ideas_desk(request.actor, slug)
    keep_home(request, page.community.pk)
    return IdeasAtDesk(items=[told_idea(each) for each in page.waiting])


def _idea(request: Call, slug: str, pk: int) -> Found:
    page, idea = desk_of(request, slug), idea_for(request.actor, pk)
    if idea.community_id != page.seen.community.pk:
        raise NotFound
    return Found(idea)


def _answer(_request: Call, found: Found, form: type[Any], _verb: str, sent: Sent) -> Any:
    idea = found.thing
    return form(idea, {f"i{idea.pk}-{name}": value for name, value in sent[0].items()})


_answers = Steps(
    router=router,
    scope=Scope.FUND_WORK,
    path="fund/ideas/{int:pk}",
    name="{}_idea",
    body="FundIdea{}",
    find=_idea,
    gives=IdeaTold,
    tell=lambda request, _slug, idea: told_idea(idea_for(request.actor, idea.pk)),
    has_version=True,
    fill=_answer,
)
for each, (its_form, act, _done) in ANSWERS.items():
    _answers.ask(each, its_form, act, IDEA_FLOW[each].label)
