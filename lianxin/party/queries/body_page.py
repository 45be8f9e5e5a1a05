"""One organisation on its own page: its heads, its past, what the rules remark of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.party.models import (
    Body,
    BodyKind,
    BranchKind,
    Company,
    Duty,
    Election,
    Member,
    Term,
    Waiver,
)
from lianxin.party.queries.access import Office, office_of
from lianxin.party.queries.structure import belonging, body_for, law_of, leads, shape_of
from lianxin.party.rules.access import LEAST_SHOWN
from lianxin.party.rules.structure import Remark, Shape, remarks

ORDER = list(Duty)


@dataclass(frozen=True, slots=True)
class BodyPage:
    office: Office
    body: Body
    shape: Shape
    is_told: bool
    """Whether the reader may know so small a count (S-18)."""
    remarks: Sequence[Remark]
    waivers: Sequence[Waiver]
    terms: Sequence[Term]
    past: Sequence[Term]
    children: Sequence[Body]
    company: Sequence[Company]
    elections: Sequence[Election]
    may_order: bool
    may_lead: bool
    on: date

    @property
    def due_on(self) -> date | None:
        """When the next election is due."""
        return min((term.due_on for term in self.terms if term.due_on), default=None)

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < self.on

    @property
    def is_electing(self) -> bool:
        """Whether this organisation is one that elects."""
        return self.body.kind != BodyKind.GROUP

    @property
    def is_themed(self) -> bool:
        return self.body.branch_kind == BranchKind.THEMED

    @property
    def verbs(self) -> list[str]:
        """What the reader may do with it now."""
        if self.body.dissolved_on is not None:
            return []
        may_appoint = self.may_order or (self.may_lead and not self.is_electing)
        names = ["appoint", "release", "dissolve"] if may_appoint else []
        names += ["move"] if self.may_order and self.due_on else []
        return names + (["accompany", "part"] if self.is_themed and self.may_lead else [])


def body_page(actor: Actor, slug: str, pk: int, *, on: date) -> BodyPage:
    return body_in(office_of(actor, slug), pk, on=on)


def body_in(office: Office, pk: int, *, on: date) -> BodyPage:
    """The same in an office that is known, e.g. one that was left a moment ago."""
    actor = office.actor
    body = body_for(actor, pk)
    if body.community_id != office.community.pk:
        raise NotFound
    shape = shape_of(body)
    may_lead = leads(actor, body)
    held = list(_terms(body))
    return BodyPage(
        office=office,
        body=body,
        shape=shape,
        is_told=may_lead or shape.members >= LEAST_SHOWN,
        remarks=remarks(shape, law_of(body.community, on)) if body.dissolved_on is None else (),
        waivers=list(body.waivers.order_by("code")),
        terms=[term for term in held if term.ended_on is None],
        past=[term for term in held if term.ended_on is not None],
        children=list(body.children.order_by("dissolved_on", "position", "pk")),
        company=_company(body) if may_lead else (),
        elections=list(body.elections.order_by("-held_on", "-pk")),
        may_order=office.is_whole,
        may_lead=may_lead,
        on=on,
    )


def _terms(body: Body) -> list[Term]:
    """The secretary first, then as duties are listed; the latest first among those past."""
    held = body.terms.select_related("member").order_by("-ended_on", "pk")
    return sorted(held, key=lambda term: ORDER.index(Duty(term.duty)))


def _company(body: Body) -> Sequence[Company]:
    if body.branch_kind != BranchKind.THEMED:
        return ()
    held = body.companions.filter(until__isnull=True).select_related("member__branch")
    return list(held.order_by("member__name", "pk"))


def electable(body: Body) -> QuerySet[Member]:
    """Those among whom an organisation finds who leads it."""
    return belonging(body).order_by("name", "pk")


def joinable(body: Body) -> QuerySet[Member]:
    """Those who may yet keep company with a themed branch."""
    held = body.companions.filter(until__isnull=True)
    here = Member.objects.filter(community_id=body.community_id, left_on__isnull=True)
    return here.exclude(pk__in=held.values("member_id")).order_by("name", "pk")
