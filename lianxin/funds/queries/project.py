"""One project as everybody and as its desk see it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.spoken import spoken_day
from lianxin.council.models import Resolution
from lianxin.council.rules.access import shown_resolutions
from lianxin.funds.models import (
    Acceptor,
    AccountKind,
    CostLine,
    Objection,
    Option,
    Overseer,
    Project,
    ProjectState,
    Quote,
    Receipt,
    Voucher,
)
from lianxin.funds.queries.access import project_for
from lianxin.funds.rules import PROJECT_FLOW
from lianxin.funds.rules.access import enters, leads
from lianxin.funds.rules.voices import objections_visible_to
from lianxin.matters.models import Matter
from lianxin.party.models import Meeting, MeetingKind

MOST = 100
WAY = (
    (ProjectState.PROPOSED,),
    (ProjectState.VOTING, ProjectState.CHOSEN, ProjectState.UNCHOSEN, ProjectState.AGREED),
    (ProjectState.APPROVED, ProjectState.NOTICED, ProjectState.DELIVERING),
    (ProjectState.ACCEPTED,),
    (ProjectState.PUBLISHED,),
)
"""Need, decision, deed, proof, figure: the states that stand under each arch of the bridge."""


def _status(place: int, now: int) -> str:
    if place == now:
        return "now"
    return "past" if place < now else "next"


@dataclass(frozen=True, slots=True)
class Seen:
    """What everybody may read of a project."""

    project: Project
    costs: Sequence[CostLine]
    vouchers: Sequence[Voucher]
    acceptors: Sequence[Acceptor]
    option: Option | None
    objections: Sequence[Objection]
    """Answered, and where one may see them, those that wait."""
    waiting: int
    """Objections without an answer, whoever may read them."""
    may_object: bool
    aside: int
    spent: int

    @property
    def place(self) -> int:
        """Under which arch it stands, from 0."""
        return next((n for n, states in enumerate(WAY) if self.project.state in states), 0)

    @property
    def arches(self) -> list[dict[str, Any]]:
        """The bridge from the need to the figure, with the day of each where it is known."""
        project = self.project
        days = (
            project.written_at,
            None,
            project.approved_at,
            project.accepted_at,
            project.published_at,
        )
        names = (_("提出"), _("决定"), _("实施"), _("验收"), _("公开"))
        return [
            {
                "name": name,
                "when": spoken_day(local_day(day)) if day else "",
                "status": _status(place, self.place),
            }
            for place, (name, day) in enumerate(zip(names, days, strict=True))
        ]


def seen(actor: Actor, slug: str, pk: int) -> Seen:
    project = project_for(actor, pk, slug=slug)
    accounts = {each.kind: each.balance for each in project.accounts.all()}
    votes = project.options.select_related("vote").order_by("-pk")
    return Seen(
        project=project,
        costs=list(project.costs.order_by("pk")),
        vouchers=list(
            project.vouchers.select_related("reverses", "reversed_by", "budget").order_by("pk")
        ),
        acceptors=list(project.acceptors.order_by("capacity", "pk")),
        option=votes.exclude(vote__state__in=["draft", "cancelled"]).first(),
        objections=_objections(actor, project),
        waiting=project.objections.filter(answered_at__isnull=True).count(),
        may_object=any(step.verb == "object" for step in PROJECT_FLOW.open_to(actor, project)),
        aside=accounts.get(AccountKind.SET_ASIDE, 0),
        spent=accounts.get(AccountKind.SPENT, 0),
    )


def _objections(actor: Actor, project: Project) -> list[Objection]:
    found = project.objections.filter(objections_visible_to(actor)).order_by("answered_at", "pk")
    return list(found[:MOST])


@dataclass(frozen=True, slots=True)
class ProjectDesk:
    seen: Seen
    quotes: Sequence[Quote]
    receipts: Sequence[Receipt]
    overseers: Sequence[Overseer]
    verbs: Sequence[str]
    may_reverse: bool
    is_unlinked: bool
    """Whether the members' meeting has not discussed it (P-24)."""
    flagged: str
    """A supplier or quoter in whom somebody has an interest (F-06)."""


def project_desk(actor: Actor, slug: str, pk: int, *, now: datetime) -> ProjectDesk:
    found = seen(actor, slug, pk)
    project, today = found.project, local_day(now)
    overseers = Overseer.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today),
        community_id=project.community_id,
        since__lte=today,
    )
    quotes = list(project.quotes.order_by("amount", "pk"))
    receipts = Receipt.objects.filter(voucher__project=project).select_related("upload")
    return ProjectDesk(
        seen=found,
        quotes=quotes,
        receipts=list(receipts.order_by("pk")),
        overseers=list(overseers.order_by("name", "pk")),
        verbs=[step.verb for step in PROJECT_FLOW.open_to(actor, project)],
        may_reverse=leads(actor, project.community_id),
        is_unlinked=project.meeting_id is None,
        flagged=_flagged(project, [each.supplier for each in quotes]),
    )


def _flagged(project: Project, quoted: Sequence[str]) -> str:
    told = " ".join(f"{each.name} {each.words}" for each in project.interests.all())
    return next((each for each in (project.supplier, *quoted) if each and each in told), "")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a project can come from."""

    matters: Sequence[Matter]
    resolutions: Sequence[Resolution]
    meetings: Sequence[Meeting]


def sources(actor: Actor, community_id: int) -> Sources:
    """A community's latest matters, resolutions and members' meetings, for a form to offer."""
    return Sources(
        matters=list(
            Matter.objects.filter(community_id=community_id).order_by("-reported_at")[:MOST]
        ),
        resolutions=list(
            Resolution.objects.filter(
                shown_resolutions(actor), item__session__council__community_id=community_id
            )
            .select_related("item")
            .order_by("-resolved_at")[:MOST]
        ),
        meetings=list(
            Meeting.objects.filter(
                community_id=community_id, kind=MeetingKind.MEMBERS, closed_at__isnull=False
            ).order_by("-starts_at")[:MOST]
        ),
    )


def receipt_for(actor: Actor, key: uuid.UUID) -> Receipt | None:
    """A receipt's picture, for those who work there."""
    found = Receipt.objects.select_related("upload", "voucher").filter(upload__key=key).first()
    return found if found and enters(actor, found.voucher.community_id) else None
