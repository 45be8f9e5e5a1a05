"""Loops and the problems that they found."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.flow import Step
from lianxin.party.models import Campaign, Loop, LoopState, Member, Problem
from lianxin.party.queries.access import Office
from lianxin.party.queries.study import led
from lianxin.party.rules.loop import LOOP_FLOW, is_late, loops_visible_to, standing_of


def loops_for(actor: Actor) -> QuerySet[Loop]:
    """With what the flow needs to know, see `rules.loop`."""
    return Loop.objects.filter(loops_visible_to(actor)).annotate(**standing_of(actor))


def loop_for(actor: Actor, pk: int, *, lock: bool = False) -> Loop:
    found = loops_for(actor).filter(pk=pk)
    along = found.select_related("campaign__community__subdistrict", "body", "member__branch")
    if loop := (found.select_for_update(of=("self",)) if lock else along).first():
        return loop
    raise NotFound


@dataclass(frozen=True, slots=True)
class Found:
    """A problem as it stands on a day."""

    problem: Problem
    is_late: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A loop as its page shows it."""

    loop: Loop
    problems: list[Found]
    steps: list[Step]

    @property
    def verbs(self) -> set[str]:
        return {step.verb for step in self.steps}

    @property
    def late(self) -> int:
        return sum(found.is_late for found in self.problems)


def seen_loop(actor: Actor, slug: str, pk: int, *, today: date) -> Seen:
    loop = loop_for(actor, pk)
    if loop.campaign.community.slug != slug:
        raise NotFound
    problems = loop.problems.select_related("owner", "photo").order_by("pk")
    found = [
        Found(
            each,
            is_late(each, loop, today),
            each.owner is not None and each.owner.person_id in actor.person_ids,
        )
        for each in problems
    ]
    return Seen(loop, found, LOOP_FLOW.open_to(actor, loop))


def owners_of(loop: Loop) -> QuerySet[Member]:
    """Who can be made to put a problem right: the members of that branch."""
    here = Member.objects.filter(community_id=loop.community_id, left_on__isnull=True)
    if loop.body.parent_id is not None:
        here = here.filter(branch=loop.body_id)
    return here.order_by("name", "pk")


def loops_of(office: Office, campaign: Campaign) -> QuerySet[Loop]:
    """The loops of a campaign in the branches that one leads."""
    found = led(office, Loop.objects.filter(campaign=campaign), "body_id")
    along: QuerySet[Loop] = found.select_related("body", "member").annotate(
        **standing_of(office.actor)
    )
    return along.order_by("body__position", "body_id", "member__name", "pk")


def late_problems(office: Office, *, today: date) -> QuerySet[Problem]:
    """What should have been put right before today, the longest overdue first."""
    loops = led(office, Loop.objects.exclude(state=LoopState.DONE), "body_id")
    late = Problem.objects.filter(loop__in=loops, closed_at__isnull=True, due_on__lt=today)
    return late.select_related("loop__campaign", "loop__body", "owner").order_by("due_on", "pk")


def own_loops(actor: Actor, member: Member) -> QuerySet[Loop]:
    mine = loops_for(actor).filter(member=member)
    return mine.select_related("campaign").order_by("begun_at", "pk")


def problems_to_mend(member: Member) -> QuerySet[Problem]:
    """What a member is to put right, the first due first."""
    mine = Problem.objects.filter(
        owner=member, closed_at__isnull=True, loop__state=LoopState.RECTIFYING
    )
    return mine.select_related("loop__campaign", "loop__body").order_by("due_on", "pk")
