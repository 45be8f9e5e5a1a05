"""Proposing somebody, who is always asked; and what they and the vetting say to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.honours.actions.rounds import taken
from lianxin.honours.models import LIVE, MOST_DEEDS, Nominee, NomineeState, Round, RoundState
from lianxin.honours.queries.access import nominee_for
from lianxin.honours.queries.consents import NAME
from lianxin.honours.rules import NOMINEE_FLOW, ROUND_FLOW
from lianxin.honours.rules.access import is_nominee, works_in
from lianxin.honours.tasks import tell_nominee
from lianxin.people.actions import Leave, consent, meet, withdraw
from lianxin.people.models import Consent, Person, Purpose
from lianxin.volunteers.actions.taking import leave, put


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Who is proposed and for what; by whom, where the actor has no account."""

    name: str
    words: str
    phone: str = ""
    is_self: bool = False
    by_name: str = ""
    by_phone: str = ""


@transaction.atomic
def nominate(
    actor: Actor, pk: int, told: Proposal, *, now: datetime, seen: int | None = None
) -> Nominee:
    """Propose somebody, who stands nowhere before they agree; oneself agrees by proposing."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "nominate", actor, round_)
    if local_day(now) > round_.nominate_until:
        raise OutOfOrder(_("推荐已经截止了。谢谢您，下回请早。"))
    name = said(told.name, field="name", missing=_("写上推荐谁。"), most=60)
    words = said(told.words, field="words", missing=_("写一写做了什么好事。"))
    by = _proposer(actor, round_, told, now=now)
    person = by if told.is_self else _proposed(round_, name, told, now=now)
    if person is None:
        raise Invalid(_("推荐自己，请先登录或留下电话。"), field="is_self")
    if round_.nominees.filter(person=person, state__in=sorted(LIVE)).exists():
        raise Invalid(_("已经有人推荐过了，谢谢您。"), field="name")
    if round_.jurors.filter(person=person).exists():
        raise Invalid(_("这一位是评委，不能同时参加评选。"), field="name")
    made = Nominee.objects.create(
        round=round_, person=person, name=name, words=words, by=by, nominated_at=now
    )
    entry = put(actor, round_, step, round_.community_id, now=now, nominee=made.pk)
    if told.is_self and person.pk in actor.person_ids:
        _agree(actor, made, given_by="", now=now)
    else:
        tell_nominee.enqueue(made.pk, entry.pk)
    return made


def _proposer(actor: Actor, round_: Round, told: Proposal, *, now: datetime) -> Person | None:
    """Staff who write down what somebody says propose nobody themselves."""
    community = round_.community_id
    if told.by_phone:
        return meet(community, now=now, phone=told.by_phone, name=told.by_name)
    if works_in(actor, community):
        return None
    if actor.user_id is None:
        raise Invalid(_("留一个电话，社区好核实。"), field="by_phone")
    return meet(community, now=now, user_id=actor.user_id, name=actor.name)


def _proposed(round_: Round, name: str, told: Proposal, *, now: datetime) -> Person:
    if not told.phone:
        raise Invalid(_("留下被推荐人的电话：要本人同意，才能参加评选。"), field="phone")
    return meet(round_.community_id, now=now, phone=told.phone, name=name)


@transaction.atomic
def agree(actor: Actor, pk: int, *, given_by: str = "", now: datetime) -> Nominee:
    """Agree to stand, and to the name being told; staff write down by what somebody agreed."""
    nominee = nominee_for(actor, pk, lock=True)
    words = tidy(given_by).strip()[:60]
    if not is_nominee(actor, nominee) and not words:
        raise Invalid(_("写明凭什么登记的，例如：6月2日打电话，本人同意。"), field="given_by")
    _agree(actor, nominee, given_by=words, now=now)
    return nominee


def _agree(actor: Actor, nominee: Nominee, *, given_by: str, now: datetime) -> None:
    _check_running(nominee.round)
    step = leave(NOMINEE_FLOW, "agree", actor, nominee)
    shown = Leave(
        purpose=Purpose.COMMENDATION,
        field=NAME,
        where=nominee.round.name,
        given_by=given_by or ("" if nominee.person_id in actor.person_ids else _("本人点链接同意")),
    )
    consent(actor, nominee.person, shown, now=now)
    nominee.answered_at = now
    community = nominee.round.community_id
    put(actor, nominee, step, community, now=now, changed={"answered_at"})


def _check_running(round_: Round) -> None:
    if round_.state not in (RoundState.NOMINATING, RoundState.VETTING):
        raise OutOfOrder(_("名单已经定了，这次来不及参加了。"))


@transaction.atomic
def decline(actor: Actor, pk: int, *, now: datetime) -> Nominee:
    """Say no: nobody else than the proposer and the desk ever knew."""
    nominee = nominee_for(actor, pk, lock=True)
    step = leave(NOMINEE_FLOW, "decline", actor, nominee)
    nominee.answered_at = now
    put(actor, nominee, step, nominee.round.community_id, now=now, changed={"answered_at"})
    return nominee


@transaction.atomic
def withdraw_nominee(actor: Actor, pk: int, *, now: datetime) -> Nominee:
    """Step back at any time: the name is gone from every page at once."""
    nominee = nominee_for(actor, pk, lock=True)
    step = leave(NOMINEE_FLOW, "withdraw", actor, nominee)
    if nominee.round.state == RoundState.ANNOUNCED:
        raise OutOfOrder(_("已经揭晓了。不想再公开姓名，请到“我同意过什么”里收回。"))
    held = Consent.objects.select_for_update().filter(
        person=nominee.person,
        purpose=Purpose.COMMENDATION,
        where=nominee.round.name,
        withdrawn_at__isnull=True,
    )
    for each in held:
        withdraw(actor, each, now=now)
    nominee.answered_at = now
    put(actor, nominee, step, nominee.round.community_id, now=now, changed={"answered_at"})
    return nominee


@transaction.atomic
def judge(
    actor: Actor,
    pk: int,
    *,
    nominee: int,
    score: int | None = None,
    reason: str = "",
    now: datetime,
    seen: int | None = None,
) -> Nominee:
    """Find a nominee's deeds true, and what they weigh; or leave them out with the reason."""
    round_ = taken(actor, pk, seen)
    step = leave(ROUND_FLOW, "judge", actor, round_)
    judged = nominee_for(actor, nominee, lock=True)
    if judged.round_id != round_.pk:
        raise NotFound
    judged.reason = tidy(reason).strip()[:200]
    judged.score = score
    if score is None:
        said(judged.reason, field="reason", missing=_("写一写为什么不列入。"))
    elif not 1 <= score <= MOST_DEEDS:
        raise Invalid(_("事迹分从 1 到 %(most)d。") % {"most": MOST_DEEDS}, field="score")
    verb = "drop" if score is None else "pass"
    if judged.state == NomineeState.DROPPED and score is None:
        raise OutOfOrder(_("已经记为不列入了。"))
    taken_step = leave(NOMINEE_FLOW, verb, actor, judged)
    changed = {"score", "reason"}
    put(actor, judged, taken_step, round_.community_id, now=now, changed=changed, score=score)
    put(actor, round_, step, round_.community_id, now=now, nominee=nominee)
    return judged
