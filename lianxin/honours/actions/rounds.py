"""An award's round, step by step, from its terms to its certificates."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, workdays
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.honours.actions.certifying import certify
from lianxin.honours.models import (
    Nominee,
    NomineeState,
    Round,
    Subject,
    Ties,
    Voter,
)
from lianxin.honours.queries.access import round_for
from lianxin.honours.queries.awards import standings
from lianxin.honours.queries.consents import nominee_agrees
from lianxin.honours.queries.law import DEEDS, NOTICE, RESULT, rule_of
from lianxin.honours.rules import ROUND_FLOW
from lianxin.honours.rules.access import works_in
from lianxin.honours.rules.awarding import is_decided_by_more_than_votes
from lianxin.places.models import Community
from lianxin.volunteers.actions.taking import check_seen, leave, put

HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTold:
    """The terms of a round, all set down before anybody is proposed."""

    name: str
    honour: str
    what: str
    seats: int
    votes_each: int
    residents: int
    jury: int
    deeds: int
    nominate_until: date
    vote_until: date
    subject: str = Subject.PERSON
    voter: str = Voter.PERSON
    ties: str = Ties.DEEDS
    jury_words: str = ""


@transaction.atomic
def plan_round(actor: Actor, community: Community, told: RoundTold, *, now: datetime) -> Round:
    if not works_in(actor, community.pk):
        raise NotPermitted(_("评选由社区的工作人员来定。"))
    made = Round(community=community)
    _write(made, told, now=now)
    made.save(force_insert=True)
    journal.record(actor, "plan_round", made, community.pk, at=now, name=made.name)
    return made


def _write(round_: Round, told: RoundTold, *, now: datetime) -> None:
    _check(round_.community, told, on=local_day(now))
    for field, value in asdict(told).items():
        setattr(round_, field, value)
    round_.name = said(told.name, field="name", missing=_("给评选起个名字。"), most=60)
    round_.honour = said(told.honour, field="honour", missing=_("写明评上了叫什么。"), most=40)
    round_.what = said(told.what, field="what", missing=_("写明评什么、谁可以参加。"))
    same = Round.objects.filter(community=round_.community, name=round_.name)
    if same.exclude(pk=round_.pk).exists():
        raise Invalid(_("同名的评选已经有了，换个名字，比如加上第几届。"), field="name")


def _check(community: Community, told: RoundTold, *, on: date) -> None:
    if told.residents + told.jury + told.deeds != HUNDRED:
        raise Invalid(_("居民、评委、事迹三样加起来要正好是 100。"), field="deeds")
    least = rule_of(community, DEEDS, on=on).value
    if not is_decided_by_more_than_votes(told.deeds, least):
        raise Invalid(
            _("不能只凭投票：事迹核实至少占 %(least)d。") % {"least": -(-least * HUNDRED // 1)},
            field="deeds",
        )
    if told.residents + told.jury == 0:
        raise Invalid(_("居民和评委至少有一方投票。"), field="residents")
    if told.jury and not told.jury_words.strip():
        raise Invalid(_("写明评委是哪些人，事先告诉大家。"), field="jury_words")
    if told.seats < 1 or told.votes_each < 1:
        raise Invalid(_("至少评一位，每张票至少选一位。"), field="seats")
    if told.vote_until <= told.nominate_until:
        raise Invalid(_("投票截止要在推荐截止以后。"), field="vote_until")


def taken(actor: Actor, pk: int, seen: int | None) -> Round:
    round_ = round_for(actor, pk, lock=True)
    check_seen(round_, seen, _("这次评选刚刚有人动过，下面是最新的样子。"))
    return round_


@transaction.atomic
def rewrite_round(
    actor: Actor, pk: int, told: RoundTold, *, now: datetime, seen: int | None = None
) -> Round:
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "rewrite", actor, round_)
    _write(round_, told, now=now)
    put(actor, round_, step, round_.community_id, now=now, changed=set(asdict(told)))
    return round_


@transaction.atomic
def open_round(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Round:
    """Publish the terms and take proposals; the terms stay as they are from here on."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "open", actor, round_)
    if round_.nominate_until < local_day(now):
        raise OutOfOrder(_("推荐截止的日子已经过了，先改日子。"))
    round_.opened_at = now
    put(actor, round_, step, round_.community_id, now=now, changed={"opened_at"})
    return round_


@transaction.atomic
def close_nominations(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Round:
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "close", actor, round_)
    if local_day(now) <= round_.nominate_until:
        raise OutOfOrder(_("推荐还没有截止，等到了日子再审核。"))
    put(actor, round_, step, round_.community_id, now=now)
    return round_


@transaction.atomic
def notice(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Round:
    """Post those found fit, in the order in which they were proposed, with their scores."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "notice", actor, round_)
    if round_.nominees.filter(state=NomineeState.AGREED).exists():
        raise OutOfOrder(_("还有人没审核，逐个审核完再公示。"))
    fit = round_.nominees.filter(state=NomineeState.FIT)
    if not fit.exists():
        raise OutOfOrder(_("至少要有一位审核通过，才能公示。"))
    _number(round_, fit.order_by("nominated_at", "pk"))
    days = rule_of(round_.community, NOTICE, on=local_day(now))
    round_.notice_until = workdays.add_workdays(local_day(now), days.count)
    round_.notice_rule_id = days.pk
    changed = {"notice_until", "notice_rule"}
    put(actor, round_, step, round_.community_id, now=now, changed=changed)
    return round_


def _number(round_: Round, fit: Iterable[Nominee]) -> None:
    """Numbers once posted stay with those who have them."""
    used = round_.nominees.filter(number__isnull=False).values_list("number", flat=True)
    number = max((each or 0 for each in used), default=0)
    for nominee in fit:
        if nominee.number is None:
            number += 1
            nominee.number = number
            nominee.save(update_fields=["number"])


@transaction.atomic
def send_back(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Round:
    """Vet again, because an objection was upheld."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "send_back", actor, round_)
    reason = said(words, field="words", missing=_("写一句为什么重新审核。"), most=500)
    put(actor, round_, step, round_.community_id, now=now, reason=reason)
    return round_


@transaction.atomic
def begin_vote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Round:
    """Let the vote begin once the notice is over and every objection answered."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "begin", actor, round_)
    _check_heard(round_, round_.notice_until, local_day(now))
    if round_.vote_until < local_day(now):
        raise OutOfOrder(_("投票截止的日子已经过了，这次评选只能取消，另定日子再办。"))
    if round_.jury and not round_.jurors.exists():
        raise OutOfOrder(_("评委要投票，先把评委定下来。"))
    _drop_withdrawn(round_, now=now)
    put(actor, round_, step, round_.community_id, now=now)
    return round_


def _check_heard(round_: Round, last: date | None, today: date) -> None:
    if last is not None and today <= last:
        raise OutOfOrder(
            _("公示到%(month)d月%(day)d日为止，之后才能走下一步。")
            % {"month": last.month, "day": last.day}
        )
    if round_.objections.filter(answered_at__isnull=True).exists():
        raise OutOfOrder(_("还有异议没有答复，答复了再走下一步。"))


def _drop_withdrawn(round_: Round, *, now: datetime) -> None:
    """Who took their consent back stands on no ballot."""
    agrees = nominee_agrees(local_day(now))
    fit = round_.nominees.filter(state=NomineeState.FIT).annotate(is_named=agrees)
    for nominee in fit.filter(is_named=False):
        nominee.state, nominee.answered_at = NomineeState.WITHDRAWN, now
        nominee.save(update_fields=["state", "answered_at"])


@transaction.atomic
def count_votes(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Round:
    """End the vote and publish every ballot with its count."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "count", actor, round_)
    if local_day(now) <= round_.vote_until:
        raise OutOfOrder(_("投票还没有截止。"))
    if round_.papers.filter(is_agreed=False).exists():
        raise OutOfOrder(_("还有纸票两个人录得不一样，或只录了一遍，先核对。"))
    if not round_.ballots.exists():
        raise OutOfOrder(_("一张票也没有，算不出结果。"))
    _drop_withdrawn(round_, now=now)
    days = rule_of(round_.community, RESULT, on=local_day(now))
    round_.result_until = workdays.add_workdays(local_day(now), days.count)
    round_.result_rule_id = days.pk
    changed = {"result_until", "result_rule"}
    put(actor, round_, step, round_.community_id, now=now, changed=changed)
    return round_


@transaction.atomic
def announce(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Round:
    """Announce who is honoured, as the ballots say, and give each a certificate."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "announce", actor, round_)
    _check_heard(round_, round_.result_until, local_day(now))
    _drop_withdrawn(round_, now=now)
    numbers = [each.number for each in standings(round_) if each.is_in]
    if not numbers:
        raise OutOfOrder(_("选票上的人都退出了，没有人可以揭晓。"))
    round_.outcome = said(words, field="words", missing=_("写一句在哪儿揭晓的。"), most=500)
    round_.announced_at = now
    changed = {"outcome", "announced_at"}
    put(actor, round_, step, round_.community_id, now=now, changed=changed, numbers=numbers)
    for nominee in round_.nominees.filter(number__in=numbers).order_by("number"):
        certify(round_, nominee, now=now)
    return round_


@transaction.atomic
def cancel_round(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Round:
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "cancel", actor, round_)
    round_.outcome = said(words, field="words", missing=_("写一句为什么取消。"), most=500)
    put(actor, round_, step, round_.community_id, now=now, changed={"outcome"})
    return round_
