"""Who is called to a meeting, and who of them is counted as entitled to vote (P-08, P-09)."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from lianxin.party.models import (
    Body,
    BodyKind,
    BranchKind,
    Company,
    Excusal,
    MeetingKind,
    Member,
    Term,
)
from lianxin.party.queries.access import present_on
from lianxin.party.queries.placing import in_force_on
from lianxin.party.rules.access import HEADS


def held_on(day: date) -> Q:
    """The condition that a duty was held on a day."""
    return Q(since__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def excused_on(day: date) -> QuerySet[Excusal]:
    """Those not counted among the entitled on a day: superior and meeting had both agreed."""
    ended = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    return Excusal.objects.filter(ended, consented_on__lte=day, approved_on__lte=day)


def entitled_in(branch: Body, day: date) -> QuerySet[Member]:
    """The members of a branch who are entitled to vote on a day, by name."""
    kind = MeetingKind.MEMBERS
    return called(branch, kind, day).filter(_entitled(branch, kind, day)).order_by("name", "pk")


def called(body: Body, kind: str, day: date) -> QuerySet[Member]:
    """The members called to a meeting on a day."""
    return Member.objects.filter(present_on(day), Exists(_belonging(body, kind, day)))


def roll_of(body: Body, kind: str, day: date) -> list[tuple[int, bool]]:
    """The members called to a meeting on a day, each with whether they are entitled to vote."""
    is_entitled = Case(
        When(_entitled(body, kind, day), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return list(called(body, kind, day).order_by("name", "pk").values_list("pk", is_entitled))


def _entitled(body: Body, kind: str, day: date) -> Q:
    if body.branch_kind == BranchKind.THEMED:
        # They vote in the branches to which they belong.
        return Q(pk__in=())
    if kind == MeetingKind.COMMITTEE:
        # Who was elected into a committee is a full member: nobody in it is left out.
        return Q(pk__isnull=False)
    excused = excused_on(day).filter(member=OuterRef("pk"))
    return Q(full_on__lte=day) & ~Q(Exists(excused))


def _belonging(body: Body, kind: str, day: date) -> QuerySet[Any]:
    """Rows that tell of a member that they belong to those who are called."""
    if kind == MeetingKind.COMMITTEE:
        heads = Term.objects.filter(held_on(day), body=body, duty__in=HEADS)
        return heads.filter(member=OuterRef("pk"))
    if body.branch_kind == BranchKind.THEMED:
        ended = Q(until__isnull=True) | Q(until__gt=day)
        return Company.objects.filter(ended, branch=body, since__lte=day, member=OuterRef("pk"))
    rows = in_force_on(day).filter(member=OuterRef("pk"), community_id=body.community_id)
    if body.kind == BodyKind.BRANCH:
        return rows.filter(branch=body)
    return rows.filter(group=body) if body.kind == BodyKind.GROUP else rows
