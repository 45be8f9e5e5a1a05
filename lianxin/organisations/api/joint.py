"""The joint conference's lists at the desk, and what people decide of pairs that were proposed."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    Words,
    body_of,
    done,
    filled,
    taking,
)
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.organisations import actions
from lianxin.organisations.api.door import router
from lianxin.organisations.api.reading import Together, lists_told
from lianxin.organisations.api.register import filled_in, office
from lianxin.organisations.deeds import JOINT_DEEDS, JOINT_PARTS
from lianxin.organisations.queries import names_of
from lianxin.organisations.queries.access import need_for, project_for, resource_for
from lianxin.organisations.queries.joint import board
from lianxin.places.models import Community

ORGANISATION = Part(
    Annotated[Ref | None, Field(description="哪一家：空的是社区自己")],
    None,
    str,
)
MATCH = Part(Annotated[Ref | None, Field(description="谈成的一对，编号在 accepted 里")], None, str)
DOORS: Mapping[str, Callable[..., Any]] = {
    "resources": resource_for,
    "needs": need_for,
    "projects": project_for,
}
SAYS = {"resource": "登记一项资源", "need": "登记一项需求", "project": "立一个一起做的项目"}
SAYS_OF_PARTS = {
    ("resources", "withdraw"): "这项资源不再提供",
    ("needs", "met"): "需求有了着落",
    ("needs", "drop"): "需求不找了",
    ("projects", "begin"): "项目动手做了",
    ("projects", "finish"): "项目做成了",
    ("projects", "drop"): "项目不做了",
}


class ProposedPair(Shape):
    """A resource and a need that seem to fit, and why; people decide."""

    resource: int
    need: int
    reasons: list[str] = Field(examples=[["都是“场地”"]])


class AcceptedPair(Shape):
    """A pair that was agreed on and has no project yet."""

    id: int
    resource: str
    need: str


class TogetherAtDesk(Shape):
    """The lists with what is proposed, and what was agreed on."""

    lists: Together
    proposed: list[ProposedPair]
    accepted: list[AcceptedPair]


class Pair(Body):
    """Which resource with which need."""

    resource: Ref = Field(examples=[3])
    need: Ref = Field(examples=[5])


class DeclinedPair(Pair):
    """The same, and why they do not fit."""

    words: Words = Field(min_length=1, max_length=200, examples=["时间对不上"])


@router.reads(
    "/communities/{slug}/together/desk",
    scope=Scope.ORGANISATIONS_WORK,
    gives=TogetherAtDesk,
    says="工作台上的共建：三张单子、可能对得上的、谈成的",
)
def together_at_desk(request: Call, slug: Slug) -> TogetherAtDesk:
    return _told(request, slug)


def _told(request: Call, slug: str) -> TogetherAtDesk:
    office(request, slug)
    page = board(request.actor, slug, on=http.today())
    return TogetherAtDesk(
        lists=lists_told(page.lists),
        proposed=[
            ProposedPair(
                resource=each.resource.pk, need=each.need.pk, reasons=list(map(str, each.reasons))
            )
            for each in page.proposals
        ],
        accepted=[
            AcceptedPair(id=each.pk, resource=each.resource.what, need=each.need.what)
            for each in page.accepted
        ],
    )


def _offers(community: Community) -> dict[str, Any]:
    every = list(names_of(community.pk, on=http.today()).values_list("pk", "name"))
    return {"organisation": [("", ""), *every], "partners": every}


def _operation(verb: str, deed: Deed) -> None:
    def take(request: Call, slug: Slug, told: Any) -> TogetherAtDesk:
        community = office(request, slug)
        form = deed.form(http.today(), _offers(community), *filled(told), verb=verb)
        done(form, lambda: deed.act(request.actor, community, **form.said(), now=http.now()))
        return _told(request, slug)

    take.__name__ = f"list_{verb}"
    instead = {"match": MATCH} if verb == "project" else {"organisation": ORGANISATION}
    router.writes(
        f"/communities/{{slug}}/together/{verb}s",
        scope=Scope.ORGANISATIONS_WORK,
        gives=TogetherAtDesk,
        says=SAYS[verb],
        status=201,
    )(taking(body_of(deed.form, f"Joint{deed.form.__name__}", instead=instead))(take))


def _steps(part: str) -> Steps:
    def find(request: Call, slug: str, pk: int) -> Found:
        community, found = office(request, slug), DOORS[part](request.actor, pk)
        if found.community_id != community.pk:
            raise NotFound
        return Found(found, ({},))

    return Steps(
        router=router,
        scope=Scope.ORGANISATIONS_WORK,
        path=f"together/{part}/{{int:pk}}",
        name=f"joint_{{}}_{part[:-1]}",
        body="Joint{}",
        find=find,
        gives=TogetherAtDesk,
        tell=lambda request, slug, _thing: _told(request, slug),
        fill=filled_in,
    )


for each, its_deed in JOINT_DEEDS.items():
    _operation(each, its_deed)
for (its_part, each), its_deed in JOINT_PARTS.items():
    says = SAYS_OF_PARTS[its_part, each]
    _steps(its_part).ask(each, its_deed.form, its_deed.act, says)


@router.writes(
    "/communities/{slug}/together/matches/accept",
    scope=Scope.ORGANISATIONS_WORK,
    gives=TogetherAtDesk,
    says="一对谈成了",
)
def accept_pair(request: Call, slug: Slug, told: Pair) -> TogetherAtDesk:
    _kept(request, slug, told)
    actions.accept(request.actor, told.resource, told.need, now=http.now())
    return _told(request, slug)


@router.writes(
    "/communities/{slug}/together/matches/decline",
    scope=Scope.ORGANISATIONS_WORK,
    gives=TogetherAtDesk,
    says="一对不合适，以后不再提",
)
def decline_pair(request: Call, slug: Slug, told: DeclinedPair) -> TogetherAtDesk:
    _kept(request, slug, told)
    now, words = http.now(), told.words
    actions.decline(request.actor, told.resource, told.need, words=words, now=now)
    return _told(request, slug)


def _kept(request: Call, slug: str, told: Pair) -> None:
    if need_for(request.actor, told.need).community_id != office(request, slug).pk:
        raise NotFound
