"""Electing a secretary and a committee: by those entitled, counted, taken up (P-11)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.shares import at_least, more_than
from lianxin.core.text import said
from lianxin.party.actions.announcing import Announced, settle
from lianxin.party.actions.terms import Charge, begin, full_term
from lianxin.party.models import (
    Candidate,
    Election,
    ElectionState,
    MeetingKind,
    Term,
    Voter,
)
from lianxin.party.queries.elections import election_for, eligible
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.roll import Rolls
from lianxin.party.rules.access import HEADS
from lianxin.party.rules.election import (
    AYES,
    ELECTION_FLOW,
    PRESENT,
    tally,
    was_elected_before,
)
from lianxin.party.tasks.elections import tell_voters


def _taken(actor: Actor, pk: int, verb: str, seen: int | None) -> tuple[Election, Step]:
    """Lock an election and get leave for a step."""
    election = election_for(actor, pk, lock=True)
    if seen is not None and seen != election.revision:
        raise OutOfOrder(_("刚刚有人记过一步，下面是最新的样子。您写的还在，看过再发。"))
    standing = ElectionState(election.state).label
    return election, ELECTION_FLOW.require(verb, actor, election, standing=standing)


def _put(actor: Actor, election: Election, step: Step, *, now: datetime, **details: Any) -> Entry:
    election.state = step.leads_to(election)
    election.revision += 1
    election.save()
    place = election.community_id
    return journal.record(actor, step.verb, election, place, at=now, **details)


@transaction.atomic
def roll(
    actor: Actor,
    pk: int,
    *,
    now: datetime,
    delegate_ids: Iterable[int] = (),
    seen: int | None = None,
) -> Election:
    """Fix who is entitled on the day: all full members but those whom superior and meeting both
    left out (P-09), or of these the delegates.
    """
    election, step = _taken(actor, pk, "roll", seen)
    rolled = Rolls([election.body]).roll(election.body, MeetingKind.MEMBERS, election.held_on)
    if election.is_by_delegates:
        chosen = set(delegate_ids)
        rolled = [(member_id, may_vote) for member_id, may_vote in rolled if member_id in chosen]
        if len(rolled) != len(chosen) or not all(may_vote for _pk, may_vote in rolled):
            raise Invalid(_("代表要从有选举权的党员里选。"), field="delegates")
    election.voters.all().delete()
    Voter.objects.bulk_create(
        [
            Voter(election=election, member_id=member_id, is_entitled=may_vote)
            for member_id, may_vote in rolled
        ]
    )
    election.entitled = sum(may_vote for _pk, may_vote in rolled)
    if not election.entitled:
        raise OutOfOrder(_("没有一位党员有选举权，选不成。"))
    present = rule_of(election.body.community, PRESENT, election.held_on)
    ayes = rule_of(election.body.community, AYES, election.held_on)
    election.present_needed = at_least(present.value, election.entitled)
    election.ayes_needed = more_than(ayes.value, election.entitled)
    election.present_rule_id, election.ayes_rule_id = present.pk, ayes.pk
    _put(actor, election, step, now=now, entitled=election.entitled)
    return election


@transaction.atomic
def nominate(
    actor: Actor, pk: int, *, member: int, duty: str, now: datetime, seen: int | None = None
) -> Candidate:
    """Let one who is entitled stand for a duty."""
    election, step = _taken(actor, pk, "nominate", seen)
    if duty not in HEADS:
        raise Invalid(_("这里没有这个职务，请重新选。"), field="duty")
    if not eligible(election).filter(pk=member).exists():
        raise Invalid(_("从名册上还不是候选人的党员里选。"), field="member")
    candidate = Candidate.objects.create(election=election, member_id=member, duty=duty)
    _put(actor, election, step, now=now, member=member, duty=duty)
    return candidate


@transaction.atomic
def drop(
    actor: Actor, pk: int, *, candidate: int, now: datetime, seen: int | None = None
) -> Election:
    """Let a candidate stand no more."""
    election, step = _taken(actor, pk, "drop", seen)
    found = _candidate(election, candidate)
    if found.is_elected:
        raise OutOfOrder(_("这位上一轮已经选上了。"))
    found.delete()
    _put(actor, election, step, now=now, member=found.member_id)
    return election


def _candidate(election: Election, pk: int) -> Candidate:
    if found := next((each for each in election.standing if each.pk == pk), None):
        return found
    raise Invalid(_("候选人里没有这一位。"), field="candidate")


@transaction.atomic
def move_on(
    actor: Actor, pk: int, verb: str, *, now: datetime, seen: int | None = None
) -> Election:
    """Take a step that asks for nothing more: stand, reopen, run_off."""
    election, step = _taken(actor, pk, verb, seen)
    if verb == "run_off":
        election.turn += 1
        election.present = election.papers = None
        election.candidates.filter(is_elected=False).update(ayes=None, needed=0)
    _put(actor, election, step, now=now)
    return election


@transaction.atomic
def hold(
    actor: Actor, pk: int, *, present: int, now: datetime, seen: int | None = None
) -> Election:
    """Open the vote with so many of the entitled present; with too few it is void."""
    election, step = _taken(actor, pk, "hold", seen)
    if local_day(now) < election.held_on:
        raise OutOfOrder(_("还没到公告的日子。"))
    if not 0 <= present <= election.entitled:
        words = _("应到 %(entitled)d 人，实到不会超过这个数。") % {"entitled": election.entitled}
        raise Invalid(words, field="present")
    election.present = present
    if present < election.present_needed:
        step = ELECTION_FLOW["void"]
    _put(actor, election, step, now=now, present=present, needed=election.present_needed)
    return election


@transaction.atomic
def again(
    actor: Actor, pk: int, told: Announced, *, now: datetime, seen: int | None = None
) -> Election:
    """Announce a void election anew for another day."""
    election, step = _taken(actor, pk, "again", seen)
    settle(election, told, now)
    election.present = None
    entry = _put(actor, election, step, now=now)
    tell_voters.enqueue(entry.pk)
    return election


@transaction.atomic
def count(
    actor: Actor,
    pk: int,
    *,
    papers: int,
    ayes: Mapping[int, int],
    now: datetime,
    seen: int | None = None,
) -> Election:
    """Write down what the papers say; who has more than half of the entitled is elected."""
    election, step = _taken(actor, pk, "count", seen)
    running = [each for each in election.standing if not was_elected_before(each, election)]
    if {each.pk for each in running} != set(ayes):
        raise Invalid(_("每位候选人的票都要记。"), field="papers")
    if not 0 <= papers <= (election.present or 0):
        raise Invalid(
            _("收回的票不能比到会的 %(present)d 人多，多了这次投票无效，要重新投。")
            % {"present": election.present},
            field="papers",
        )
    election.papers = papers
    for candidate in running:
        if not 0 <= ayes[candidate.pk] <= papers:
            raise Invalid(
                _("%(name)s的赞成票不能比收回的 %(papers)d 张多。")
                % {"name": candidate.member.name, "papers": papers},
                field=f"ayes_{candidate.pk}",
            )
        candidate.ayes, candidate.needed = ayes[candidate.pk], election.ayes_needed
        candidate.is_elected, candidate.turn = False, election.turn
    chosen = tally(election)
    for candidate in running:
        candidate.is_elected = candidate.pk in chosen
    Candidate.objects.bulk_update(running, ["ayes", "needed", "is_elected", "turn"])
    _put(actor, election, step, now=now, papers=papers, elected=len(chosen))
    return election


@transaction.atomic
def finish(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Election:
    """Let those elected begin their terms in place of those before them."""
    election, step = _taken(actor, pk, "finish", seen)
    body, day = election.body, election.held_on
    held = Term.objects.filter(body=body, ended_on__isnull=True, duty__in=HEADS)
    for term in held:
        term.ended_on = max(day, term.since)
        term.save(update_fields=["ended_on"])
    due_on = full_term(body, day)
    chosen = [each for each in election.standing if each.is_elected]
    for candidate in chosen:
        charge = Charge(candidate.member_id, candidate.duty, day)
        begin(body, candidate.member, charge, due_on=due_on)
    members = [each.member_id for each in chosen]
    entry = _put(actor, election, step, now=now, members=members, due_on=due_on.isoformat())
    tell_voters.enqueue(entry.pk)
    return election


@transaction.atomic
def call_off(
    actor: Actor, pk: int, *, reason: str, now: datetime, seen: int | None = None
) -> Election:
    """Give an election up, and say why."""
    election, step = _taken(actor, pk, "call_off", seen)
    election.outcome = said(reason, field="reason", missing=_("写一写为什么取消。"), most=200)
    entry = _put(actor, election, step, now=now)
    tell_voters.enqueue(entry.pk)
    return election
