"""Reorganisations asked for, changed by hand, put to the committee, decided and carried out."""

from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Slug,
    Steps,
    Words,
    body_of,
    done,
    filled,
    taking,
    unchanged_since,
)
from lianxin.party.actions.reorganisation import asking, changing
from lianxin.party.api.door import router
from lianxin.party.api.plan_shapes import ProposalTold, ReorganisationTold
from lianxin.party.api.plans import plans_office, proposal_told, reorganisation_told
from lianxin.party.deeds import PLAN_DEEDS
from lianxin.party.forms.plans import ChangeForm, WishForm
from lianxin.party.queries.planning_desk import defaults, seen_proposal
from lianxin.party.queries.plans import plan_for
from lianxin.party.rules.plan import PLAN_FLOW


def _several(words: str, *, least: int = 0) -> Part:
    kind = Annotated[list[Ref], Field(min_length=least, max_length=2_000, description=words)]
    return Part(kind, ... if least else [], lambda pks: [str(pk) for pk in pks])


WISH = {
    "scope": _several("哪些支部一起重新划分", least=1),
    "venues": _several("可以在哪里开会", least=1),
    "willing": _several("愿意当书记的党员"),
}
NUMBER = Part(Annotated[int, Field(ge=1, le=99, examples=[1], description="第几个方案")], ..., str)
CHANGE = {
    "what": Part(
        Annotated[Words, Field(max_length=40, description="哪栋楼里的：parts 里的 what")], "", str
    ),
    "member": Part(Annotated[Ref | None, Field(description="或者只换一位党员")], None, str),
    "to": Part(
        Annotated[
            str,
            Field(
                pattern=r"^[0-9]{1,3}(-[0-9]{1,3})?$",
                examples=["1"],
                description="换到第几个支部，或第几个支部的第几个小组（1-0），都从 0 数",
            ),
        ],
        ...,
        str,
    ),
}


@router.writes(
    "/communities/{slug}/party/plans",
    scope=Scope.PARTY_WORK,
    gives=ReorganisationTold,
    says="开始一次调整，等算方案",
    status=201,
)
@taking(body_of(WishForm, "AsksReorganisation", instead=WISH))
def begin_plan(request: Call, slug: Slug, told: Any) -> ReorganisationTold:
    form = WishForm(defaults(plans_office(request, slug), http.today()), filled(told)[0])
    made = done(form, lambda: asking.begin(request.actor, slug, form.wish(), now=http.now()))
    return reorganisation_told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/party/plans/{int:pk}/ask",
    scope=Scope.PARTY_WORK,
    gives=ReorganisationTold,
    says="改了要求再算一遍",
    has_version=True,
)
@taking(body_of(WishForm, "AsksReorganisationAgain", instead=WISH))
def ask_plan(request: Call, slug: Slug, pk: Key, told: Any) -> ReorganisationTold:
    office, plan = plans_office(request, slug), plan_for(request.actor, pk, slug=slug)
    seen = unchanged_since(request, plan.revision)
    form = WishForm(defaults(office, http.today()), filled(told)[0], plan=plan)
    done(
        form,
        lambda: asking.ask(request.actor, pk, form.wish(), now=http.now(), seen=seen),
    )
    return reorganisation_told(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/plans/{int:pk}/proposals/{int:thing}/change",
    scope=Scope.PARTY_WORK,
    gives=ProposalTold,
    says="把一栋楼里的，或一位党员，换到别的支部",
    has_version=True,
)
@taking(body_of(ChangeForm, "ChangesProposal", instead=CHANGE))
def change_proposal(request: Call, slug: Slug, pk: Key, thing: Key, told: Any) -> ProposalTold:
    plans_office(request, slug)
    page = seen_proposal(request.actor, slug, pk, thing)
    seen = unchanged_since(request, page.plan.revision)
    form = ChangeForm(page, filled(told)[0])
    done(
        form,
        lambda: changing.change(request.actor, pk, thing, form.move(), now=http.now(), seen=seen),
    )
    return proposal_told(request, slug, pk, thing)


def _found(request: Call, slug: str, pk: int) -> Found:
    plans_office(request, slug)
    return Found(plan_for(request.actor, pk, slug=slug))


Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/plans/{int:pk}",
    name="{}_plan",
    body="Reorganisation{}",
    find=_found,
    gives=ReorganisationTold,
    tell=lambda request, slug, plan: reorganisation_told(request, slug, plan.pk),
    has_version=True,
).declare(
    PLAN_DEEDS,
    lambda verb: f"党支部调整：{PLAN_FLOW[verb].label}",
    {"submit": {"number": NUMBER}},
)
