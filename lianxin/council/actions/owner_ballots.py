"""Owners' ballots: online by themselves, on paper when two of the staff have read the same."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.council.actions.owner_votes import taken_vote
from lianxin.council.models import Ballot, Choice, OwnerVote, PaperEntry, Way
from lianxin.council.queries.ownership import last_proved, unproved_doors


@transaction.atomic
def cast(actor: Actor, pk: int, *, choice: str, now: datetime) -> Ballot:
    """Vote for oneself, with all one's doors, once each is confirmed as one's own; until the last
    day one may think again, and one's own word goes before a paper.
    """
    vote, _step = taken_vote(actor, pk, "cast")
    _check_day(vote, now)
    _check_choice(choice)
    mine = vote.ballots.select_for_update().filter(owner__person_id__in=actor.person_ids).first()
    if mine is None or not actor.person_ids:
        raise NotPermitted(_("这次表决名册上没有您。您是业主的话，请告诉社区核对名册。"))
    if doors := unproved_doors(mine):
        raise NotPermitted(
            _("%(doors)s还没有核对是您的。请带上不动产权证到社区核对一次，或者填纸票。")
            % {"doors": "、".join(doors)}
        )
    mine.choice, mine.way, mine.cast_at = choice, Way.ONLINE, now
    mine.confirmed_at = last_proved(mine)
    mine.first_by = mine.second_by = None
    mine.save(update_fields=["choice", "way", "cast_at", "confirmed_at", "first_by", "second_by"])
    journal.record(actor, "cast", mine, vote.community_id, at=now)
    return mine


@transaction.atomic
def enter_ballot(
    actor: Actor, pk: int, *, choice: str, now: datetime, photo: UploadedFile | None = None
) -> Ballot:
    """Write down what a paper says; it counts as soon as a second of the staff has read the same,
    and no longer when the two disagree.
    """
    where = Ballot.objects.filter(pk=pk).values_list("vote_id", flat=True).first()
    vote, _step = taken_vote(actor, where or 0, "enter_ballot")
    _check_day(vote, now)
    _check_choice(choice)
    ballot = vote.ballots.select_for_update().select_related("owner").get(pk=pk)
    if actor.user_id is None or ballot.owner.person_id in actor.person_ids:
        raise NotPermitted(_("自己的票自己投，纸票由别人来记。"))
    if ballot.way == Way.ONLINE:
        raise OutOfOrder(_("这位业主自己在网上投过了，以自己投的为准。"))
    kept = uploads.keep(photo, now=now) if photo else None
    seen = {"choice": choice, "entered_at": now} | ({"photo": kept} if kept else {})
    PaperEntry.objects.update_or_create(ballot=ballot, clerk_id=actor.user_id, defaults=seen)
    _settle(ballot, now=now)
    journal.record(actor, "enter_ballot", ballot, vote.community_id, at=now, office=actor.name)
    return ballot


def _settle(ballot: Ballot, *, now: datetime) -> None:
    """Let the paper count, or not, by what all have read on it."""
    entries = list(ballot.entries.order_by("entered_at", "pk"))
    agree = len(entries) > 1 and len({entry.choice for entry in entries}) == 1
    ballot.choice = entries[0].choice if agree else ""
    ballot.way = Way.PAPER if agree else ""
    ballot.cast_at = now if agree else None
    ballot.first_by_id = entries[0].clerk_id if agree else None
    ballot.second_by_id = entries[1].clerk_id if agree else None
    ballot.save(update_fields=["choice", "way", "cast_at", "first_by", "second_by"])


def _check_day(vote: OwnerVote, now: datetime) -> None:
    if local_day(now) > vote.closes_on:
        raise OutOfOrder(_("截止的日子过了，等社区计票。"))


def _check_choice(choice: str) -> None:
    if choice not in Choice.values:
        raise Invalid(_("选赞成、反对或者弃权。"), field="choice")
