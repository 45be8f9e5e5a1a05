"""Organisations one by one: the door to them, their numbers, what the rules remark."""

from datetime import date
from functools import partial

from django.db.models import Count, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.packs import Rule
from lianxin.party.models import Body, BodyKind, BranchKind, Company, Member, Term
from lianxin.party.queries.access import bodies_for, leads_all
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.roll import held_on
from lianxin.party.rules.access import HEADS, held_by
from lianxin.party.rules.structure import Law, Remark, Shape, remarks
from lianxin.places.models import Community


def body_for(actor: Actor, pk: int, *, lock: bool = False) -> Body:
    """An organisation, with its community and parent; absent and hidden are alike."""
    every = Body.objects.all() if actor.is_clock else bodies_for(actor)
    found = every.filter(pk=pk).select_related("community__subdistrict", "parent")
    if body := (found.select_for_update(of=("self",)) if lock else found).first():
        return body
    raise NotFound


def may_order(actor: Actor, community_id: int) -> bool:
    """Whether the actor founds, dissolves and appoints in a community."""
    return actor.is_clock or leads_all(actor, community_id)


def leads(actor: Actor, body: Body) -> bool:
    """Whether the actor leads an organisation: itself, what it belongs to, or the whole."""
    if may_order(actor, body.community_id):
        return True
    held = held_by(actor).filter(duty__in=HEADS)
    return held.filter(body_id__in=[body.pk, body.parent_id or 0]).exists()


def law_of(community: Community, day: date) -> Law:
    return partial(_law, community, day)


def _law(community: Community, day: date, key: str) -> Rule:
    return rule_of(community, key, day)


def belonging(body: Body) -> QuerySet[Member]:
    """The members of an organisation now: of a committee all below it, of a themed branch those
    in its company.
    """
    here = Member.objects.filter(community_id=body.community_id, left_on__isnull=True)
    if body.branch_kind == BranchKind.THEMED:
        company = Company.objects.filter(branch=body, until__isnull=True)
        return here.filter(pk__in=company.values("member_id"))
    if body.kind == BodyKind.BRANCH:
        return here.filter(branch=body)
    if body.kind == BodyKind.GROUP:
        return here.filter(group=body)
    if body.kind == BodyKind.GENERAL_BRANCH:
        return here.filter(branch__parent=body)
    return here.filter(branch__isnull=False)


def shape_of(body: Body) -> Shape:
    """The organisation in numbers as it stands now."""
    full = Count("pk", filter=Q(full_on__isnull=False))
    numbers = belonging(body).aggregate(members=Count("pk"), full=full)
    heads = Term.objects.filter(body=body, ended_on__isnull=True, duty__in=HEADS)
    return Shape(
        kind=body.kind,
        branch_kind=body.branch_kind,
        full=numbers["full"],
        members=numbers["members"],
        units=body.units.count() if body.branch_kind == BranchKind.JOINT else 0,
        heads=heads.values("member_id").distinct().count(),
        approval=body.approval,
    )


def remarked(body: Body, *, on: date) -> list[Remark]:
    """What the rules of a day say of an organisation as it stands now."""
    return remarks(shape_of(body), law_of(body.community, on))


def terms_of(body: Body, *, on: date) -> QuerySet[Term]:
    """The duties held in an organisation on a day, as they are listed: the secretary first."""
    return Term.objects.filter(held_on(on), body=body).select_related("member").order_by("pk")
