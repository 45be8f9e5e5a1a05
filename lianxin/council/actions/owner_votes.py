"""An owners' vote from its plan to its declaration (D-07, D-09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.spoken import spoken_day
from lianxin.core.text import said
from lianxin.council.actions.owner_freezing import FROZEN, freeze
from lianxin.council.models import (
    AgendaItem,
    ItemState,
    OwnerVote,
    OwnerVoteState,
    Reserved,
)
from lianxin.council.queries.owners import needs_of, owner_vote_for, roll_of, rule_at
from lianxin.council.rules.access import enters
from lianxin.council.rules.owners import (
    OWNER_VOTE_FLOW,
    OWNERS_NOTICE,
    first_voting_day,
    works,
)
from lianxin.council.tasks.owners import tell_committee
from lianxin.places.models import Community, Place


@dataclass(frozen=True, slots=True)
class Motion:
    """What the owners of which places decide, and when."""

    title: str
    purpose: str
    place_ids: tuple[int, ...]
    opens_on: date
    closes_on: date
    words: str = ""
    item_id: int | None = None
    """The council's item that was referred to them."""


@transaction.atomic
def prepare(actor: Actor, community: Community, made: Motion, *, now: datetime) -> OwnerVote:
    """Prepare an owners' vote; nobody is told yet."""
    if not enters(actor, community.pk):
        raise NotFound
    vote = OwnerVote(community=community)
    if not works(actor, vote):
        raise NotPermitted(_("业主表决由本社区的工作人员来组织。"))
    places = _write(vote, made)
    if made.item_id:
        vote.item = _referred(community, made.item_id)
    vote.save(force_insert=True)
    vote.places.set(places)
    _record(actor, "prepare", vote, now=now, title=vote.title)
    return vote


@transaction.atomic
def rewrite_vote(
    actor: Actor, pk: int, made: Motion, *, now: datetime, seen: int | None = None
) -> OwnerVote:
    vote, step = taken_vote(actor, pk, "rewrite", seen=seen)
    vote.places.set(_write(vote, made))
    changed = ("title", "words", "purpose", "opens_on", "closes_on")
    put_vote(actor, vote, step, *changed, now=now, title=vote.title)
    return vote


def _write(vote: OwnerVote, made: Motion) -> Sequence[Place]:
    vote.title = said(made.title, field="title", missing=_("写明请业主定什么。"), most=60)
    vote.words = made.words.strip()
    if made.purpose not in Reserved.values:
        raise Invalid(_("从单子里选一类。"), field="purpose")
    vote.purpose = made.purpose
    places = list(Place.objects.filter(pk__in=made.place_ids, community=vote.community))
    if not places:
        raise Invalid(_("选哪几栋楼、哪个院的业主来定。"), field="place_ids")
    if made.closes_on < made.opens_on:
        raise Invalid(_("截止的一天不能早于开始的一天。"), field="closes_on")
    vote.opens_on, vote.closes_on = made.opens_on, made.closes_on
    return places


def _referred(community: Community, item_id: int) -> AgendaItem:
    found = AgendaItem.objects.filter(
        pk=item_id,
        session__council__community=community,
        state=ItemState.REFERRED,
        owner_vote__isnull=True,
    ).first()
    if found is None:
        raise Invalid(_("这一项没有转给业主，或者已经在办了。"), field="item_id")
    return found


@transaction.atomic
def announce(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> OwnerVote:
    """Post the notice: the roll and the rules of the day stay with the vote; too late for its day
    is refused with the rule (D-09).
    """
    vote, step = taken_vote(actor, pk, "announce", seen=seen)
    doors = roll_of(vote.places.all())
    if not doors:
        raise OutOfOrder(_("名册上还没有这些楼的业主，先把名册写好。"))
    today = local_day(now)
    told = rule_at(vote.community, OWNERS_NOTICE, on=today)
    vote.earliest_on = first_voting_day(today, told.count)
    if vote.opens_on < vote.earliest_on:
        raise Invalid(
            _("要提前 %(days)d 天通知业主（%(article)s）；今天公示，最早 %(day)s开始表决。")
            % {
                "days": told.count,
                "article": told.article,
                "day": spoken_day(vote.earliest_on),
            },
            field="opens_on",
        )
    freeze(vote, doors, today)
    vote.notice_rule_id = told.pk
    vote.announced_at = vote.committee_told_at = now
    changed = ("earliest_on", "notice_rule", "announced_at", "committee_told_at", *FROZEN)
    entry = put_vote(actor, vote, step, *changed, now=now, owners=vote.owners, area=vote.area)
    tell_committee.enqueue(entry.pk)
    return vote


@transaction.atomic
def take_back_vote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> OwnerVote:
    """Take the notice back to change it; it has to be posted anew, and the days begin again."""
    vote, step = taken_vote(actor, pk, "take_back", seen=seen)
    vote.announced_at = vote.committee_told_at = vote.earliest_on = None
    vote.ballots.all().delete()
    put_vote(actor, vote, step, "announced_at", "committee_told_at", "earliest_on", now=now)
    return vote


@transaction.atomic
def open_vote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> OwnerVote:
    """Begin to take ballots, on the day that was announced and not before."""
    vote, step = taken_vote(actor, pk, "open", seen=seen)
    if local_day(now) < vote.opens_on:
        raise OutOfOrder(
            _("公示说的是%(day)s开始，到那天才能投。") % {"day": spoken_day(vote.opens_on)}
        )
    put_vote(actor, vote, step, now=now)
    return vote


@transaction.atomic
def count(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> OwnerVote:
    """Take no more ballots and count: after the last day, or once every owner has voted."""
    vote, step = taken_vote(actor, pk, "count", seen=seen)
    needs = needs_of(vote)
    if local_day(now) <= vote.closes_on and needs.cast.owners < vote.owners:
        raise OutOfOrder(
            _("公示说收到%(day)s，还有业主没投，到那天过后再计票。")
            % {"day": spoken_day(vote.closes_on)}
        )
    vote.owners_cast, vote.area_cast = needs.cast.owners, needs.cast.area
    vote.owners_for, vote.area_for = needs.ayes.owners, needs.ayes.area
    vote.owners_against, vote.area_against = needs.noes.owners, needs.noes.area
    vote.owners_needed, vote.area_needed = needs.needed.owners, needs.needed.area
    vote.counted_at = now
    put_vote(actor, vote, step, "counted_at", *_COUNTED, now=now, cast=vote.owners_cast)
    return vote


_COUNTED = (
    "owners_cast",
    "area_cast",
    "owners_for",
    "area_for",
    "owners_against",
    "area_against",
    "owners_needed",
    "area_needed",
)


@transaction.atomic
def declare(
    actor: Actor, pk: int, *, verb: str, now: datetime, seen: int | None = None
) -> OwnerVote:
    """Declare the result; anything but what the count allows is refused (民法典278)."""
    vote, step = taken_vote(actor, pk, verb, seen=seen)
    needs = needs_of(vote)
    if verb != needs.verdict:
        lawful = OWNER_VOTE_FLOW[needs.verdict].label
        raise OutOfOrder(_("照票数只能“%(lawful)s”。") % {"lawful": lawful})
    vote.declared_at = now
    entry = put_vote(actor, vote, step, "declared_at", now=now)
    tell_committee.enqueue(entry.pk)
    return vote


@transaction.atomic
def cancel_vote(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> OwnerVote:
    vote, step = taken_vote(actor, pk, "cancel", seen=seen)
    missing = _("写一句为什么取消，业主看得到。")
    vote.outcome = said(words, field="words", missing=missing, most=500)
    put_vote(actor, vote, step, "outcome", now=now, words=vote.outcome)
    return vote


def taken_vote(
    actor: Actor, pk: int, verb: str, *, seen: int | None = None
) -> tuple[OwnerVote, Step]:
    """Lock a vote and get leave for a step on it; all that happens to one queues there."""
    vote = owner_vote_for(actor, pk, lock=True)
    if seen is not None and seen != vote.revision:
        raise OutOfOrder(_("刚刚有人走了一步，下面是最新的样子。您写的还在，看过再发。"))
    standing = OwnerVoteState(vote.state).label
    return vote, OWNER_VOTE_FLOW.require(verb, actor, vote, standing=standing)


def put_vote(
    actor: Actor, vote: OwnerVote, step: Step, *changed: str, now: datetime, **details: Any
) -> Entry:
    vote.state = step.leads_to(vote)
    vote.revision += 1
    vote.save(update_fields={"state", "revision", *changed})
    return _record(actor, step.verb, vote, now=now, **details)


def _record(actor: Actor, deed: str, vote: OwnerVote, *, now: datetime, **details: Any) -> Entry:
    place = vote.community_id
    return journal.record(actor, deed, vote, place, at=now, office=actor.name, **details)


def sweep_votes(*, now: datetime) -> int:
    """Open what is due, and count what is past its last day."""
    today = local_day(now)
    announced = OwnerVote.objects.filter(state=OwnerVoteState.ANNOUNCED, opens_on__lte=today)
    begun = sum(_try(open_vote, pk, now) for pk in list(announced.values_list("pk", flat=True)))
    over = OwnerVote.objects.filter(
        state=OwnerVoteState.OPEN, closes_on__lte=today - timedelta(days=1)
    )
    return begun + sum(_try(count, pk, now) for pk in list(over.values_list("pk", flat=True)))


def _try(deed: Any, pk: int, now: datetime) -> bool:
    try:
        deed(CLOCK, pk, now=now)
    except OutOfOrder:
        return False
    return True
