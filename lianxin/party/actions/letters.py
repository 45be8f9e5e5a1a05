"""Letters of introduction: their numbers, how long they are good, and the clock that watches them
(P-20).
"""

from datetime import date, datetime

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.errors import OutOfOrder
from lianxin.core.http import local_day
from lianxin.party.models import Member, Transfer, TransferKind, TransferState
from lianxin.party.queries.cards import ends_on_of, to_remind_of_probation
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.transfers import past_validity, waiting_letters
from lianxin.party.rules.transfers import REMINDERS, TRANSFER_FLOW, VALID, VALID_ACROSS, last_day
from lianxin.party.tasks.roster import tell_clerks
from lianxin.places.models import Community


def last_day_of(community: Community, issued_on: date, *, is_across: bool) -> date:
    """Until when a letter of a community that was written on a day is good."""
    key = VALID_ACROSS if is_across else VALID
    return last_day(issued_on, rule_of(community, key, issued_on).count)


def next_number(community: Community, today: date) -> str:
    """The year's next number; the community is locked, so that no two are alike."""
    Community.objects.select_for_update().get(pk=community.pk)
    lead = f"{community.prefix}〔{today.year}〕"
    given = Transfer.objects.filter(
        community=community, kind=TransferKind.OUT, letter__startswith=lead
    ).values_list("letter", flat=True)
    last = max((int(letter.removeprefix(lead).rstrip("号")) for letter in given), default=0)
    return f"{lead}{last + 1:03d}号"


def sweep(*, now: datetime) -> dict[str, int]:
    """Let letters expire, and remind of those and of probations that end soon; safe to do twice."""
    today = local_day(now)
    expired = sum(
        _expire(pk, now=now) for pk in list(past_validity(today).values_list("pk", flat=True))
    )
    letters = sum(_remind_of(transfer, now=now) for transfer in list(waiting_letters(today)))
    ending = sum(_remind_of_end(member, now=now) for member in list(to_remind_of_probation(today)))
    return {"expired": expired, "letters": letters, "probations": ending}


@transaction.atomic
def _expire(pk: int, *, now: datetime) -> bool:
    transfer = Transfer.objects.select_for_update().get(pk=pk)
    try:
        step = TRANSFER_FLOW.require("expire", CLOCK, transfer)
    except OutOfOrder:
        return False
    transfer.state = TransferState(step.leads_to(transfer))
    transfer.revision += 1
    transfer.save(update_fields={"state", "revision"})
    entry = journal.record(CLOCK, step.verb, transfer, transfer.community_id, at=now)
    tell_clerks.enqueue(entry.pk)
    return True


@transaction.atomic
def _remind_of(transfer: Transfer, *, now: datetime) -> bool:
    """Remind of a letter on each of the rule's days, once."""
    today = local_day(now)
    age = (today - (transfer.issued_on or today)).days
    due = sum(age >= rule_of(transfer.community, key, today).count for key in REMINDERS)
    held = Transfer.objects.select_for_update().filter(pk=transfer.pk, reminded__lt=due).first()
    if held is None:
        return False
    held.reminded = due
    held.save(update_fields={"reminded"})
    entry = journal.record(CLOCK, "remind", held, held.community_id, at=now, days=age)
    tell_clerks.enqueue(entry.pk)
    return True


@transaction.atomic
def _remind_of_end(member: Member, *, now: datetime) -> bool:
    """Remind of the end of a probation once, and once more where it was extended (P-18)."""
    end = ends_on_of(member, local_day(now)).isoformat()
    told = journal.course_of(member, public_only=False).filter(deed="remind", details__end=end)
    if told.exists():
        return False
    entry = journal.record(CLOCK, "remind", member, member.community_id, at=now, end=end)
    tell_clerks.enqueue(entry.pk)
    return True
