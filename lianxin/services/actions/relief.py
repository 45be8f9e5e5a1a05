"""Relief from asking to the receipt; the household's limit is held under its lock."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.money import yuan
from lianxin.core.secrets import blind_index
from lianxin.core.text import said
from lianxin.core.workdays import add_workdays
from lianxin.funds import actions as funds
from lianxin.funds.models import PayeeKind
from lianxin.people.actions import Leave, consent, meet
from lianxin.people.models import Person, Purpose
from lianxin.places.models import Community, Place
from lianxin.services.actions.relief_photos import forget_photos, keep_photos, last_day_of_photos
from lianxin.services.models import (
    ENDED,
    Body,
    Hardship,
    Household,
    HouseholdCheck,
    Relief,
    ReliefState,
)
from lianxin.services.queries.law import NOTICE_WORKDAYS, YEAR_FEN, count_of, rule_of
from lianxin.services.queries.relief import due_to_order, left_of, payable, relief_for
from lianxin.services.rules.relief import RELIEF_FLOW, WORKERS
from lianxin.volunteers.actions.taking import check_seen, leave, put

PAYMENTS = uuid.UUID("5d0c1f6e-6a52-4f4e-9a0e-3c8b0f2d7a11")
"""Under it one relief is one payment, however often it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a household asks for; `person` where it is one's own, else name and phone (代办)."""

    place: Place | None
    door: str
    hardship: str
    words: str
    proof: str
    asked_fen: int
    may_keep: bool = False
    name: str = ""
    phone: str = ""
    person: Person | None = None
    paper: str = ""
    photos: Sequence[UploadedFile] = ()


@transaction.atomic
def ask_relief(actor: Actor, community: Community, told: Asking, *, now: datetime) -> Relief:
    """Ask for relief with proof, under a consent to this alone (S-03)."""
    person = _asking(actor, community, told, now=now)
    _check_asking(told)
    household = _household(community, told)
    if Relief.objects.filter(household=household).exclude(state__in=ENDED).exists():
        raise Invalid(_("这一户已经有一份在办的申请，办完再申请。"), field="door")
    given = Leave(purpose=Purpose.CARE, field="relief", given_by=told.paper.strip()[:60])
    consent(actor, person, given, now=now)
    relief = Relief.objects.create(
        community=community,
        household=household,
        person=person,
        hardship=told.hardship,
        words=said(told.words, field="words", missing=_("写一写家里的难处。"), most=500),
        proof=said(told.proof, field="proof", missing=_("写明有什么凭证。"), most=200),
        asked_fen=told.asked_fen,
        is_proxy=told.person is None,
        year=local_day(now).year,
        asked_at=now,
    )
    keep_photos(relief, told.photos, now=now)
    journal.record(actor, "ask_relief", relief, community.pk, at=now, fen=told.asked_fen)
    return relief


def _check_asking(told: Asking) -> None:
    if not told.may_keep:
        raise Invalid(_("困难情况是敏感信息，要单独同意，勾上才能申请。"), field="may_keep")
    if told.hardship not in Hardship.values:
        raise Invalid(_("选是什么难处。"), field="hardship")
    if told.asked_fen <= 0:
        raise Invalid(_("写上要多少钱。"), field="asked_fen")


def _asking(actor: Actor, community: Community, told: Asking, *, now: datetime) -> Person:
    if told.person is not None:
        if told.person.pk not in actor.person_ids or told.person.community_id != community.pk:
            raise NotPermitted(_("由本人来申请，或请社区代办。"))
        return told.person
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("由本人来申请，或请社区代办。"))
    missing = _("写明凭什么代为申请，例如：3月2日本人签的申请。")
    said(told.paper, field="paper", missing=missing, most=60)
    name = said(told.name, field="name", missing=_("写上姓名。"), most=60)
    return meet(community.pk, now=now, phone=told.phone, name=name)


def _household(community: Community, told: Asking) -> Household:
    """The household behind a door, locked: what it asks for queues here."""
    if told.place is None or told.place.community_id != community.pk:
        raise Invalid(_("选住在哪一栋、哪个单元。"), field="place")
    door = said(told.door, field="door", missing=_("写上门牌，例如 302。"), most=20)
    found, _is_new = Household.objects.get_or_create(
        place=told.place,
        door_index=blind_index(door),
        defaults={"community": community, "door": door},
    )
    return Household.objects.select_for_update().get(pk=found.pk)


def _taken(actor: Actor, pk: int, seen: int | None) -> Relief:
    relief = relief_for(actor, pk, lock=True)
    check_seen(relief, seen, _("刚刚有人办过一步，下面是最新的样子。"))
    return relief


@transaction.atomic
def check(
    actor: Actor, pk: int, *, is_so: bool, words: str, now: datetime, seen: int | None = None
) -> Relief:
    """Write down what one found at the door; the second to go must be another."""
    relief = _taken(actor, pk, seen)
    step = leave(RELIEF_FLOW, "check", actor, relief)
    by = actor.user_id or 0
    if relief.first_checker_id == by:
        raise OutOfOrder(_("您已经核实过，第二次要请另一位同事去。"))
    HouseholdCheck.objects.create(
        relief=relief,
        is_so=is_so,
        words=said(words, field="words", missing=_("写一句看到了什么。"), most=500),
        by_id=by,
        at=now,
    )
    if relief.first_checker_id is None:
        relief.first_checker_id, changed = by, {"first_checker_id"}
    else:
        relief.second_checker_id, changed = by, {"second_checker_id"}
        step = leave(RELIEF_FLOW, "checked", actor, relief)
    put(actor, relief, step, relief.community_id, now=now, changed=changed)
    return relief


@dataclass(frozen=True, slots=True)
class Decision:
    """What the council or the committee decided, and where it is written."""

    body: str
    decided_on: date
    minute: str
    granted_fen: int


@transaction.atomic
def grant(
    actor: Actor, pk: int, told: Decision, *, now: datetime, seen: int | None = None
) -> Relief:
    """Record that it was granted, within the household's limit, and post it without names."""
    relief = _taken(actor, pk, seen)
    step = leave(RELIEF_FLOW, "grant", actor, relief)
    if relief.checks.filter(is_so=False).exists():
        raise OutOfOrder(_("核实的人说和申请的不一样，不能批准；弄清楚了请重新申请。"))
    today = local_day(now)
    _check_decision(told, today=today)
    Household.objects.select_for_update().get(pk=relief.household_id)
    _check_limit(relief, told.granted_fen, today=today)
    relief.body, relief.decided_on = told.body, told.decided_on
    relief.minute = said(
        told.minute, field="minute", missing=_("写明哪次会议、第几号决议。"), most=80
    )
    relief.granted_fen = told.granted_fen
    rule = rule_of(relief.community, YEAR_FEN, on=today)
    relief.rule_id = rule.pk
    relief.noticed_on = today
    workdays = count_of(relief.community, NOTICE_WORKDAYS, on=today)
    relief.notice_until = add_workdays(today, workdays)
    changed = {"body", "decided_on", "minute", "granted_fen", "rule", "noticed_on", "notice_until"}
    fen = told.granted_fen
    put(actor, relief, step, relief.community_id, now=now, changed=changed, fen=fen)
    return relief


def _check_decision(told: Decision, *, today: date) -> None:
    if told.body not in Body.values:
        raise Invalid(_("选谁评议的。"), field="body")
    if told.decided_on > today:
        raise Invalid(_("评议还没到这一天。"), field="decided_on")
    if told.granted_fen <= 0:
        raise Invalid(_("写上批准多少钱。"), field="granted_fen")


def _check_limit(relief: Relief, fen: int, *, today: date) -> None:
    left = left_of(relief.household, relief.community, relief.year, on=today)
    if left.times < 1:
        raise Invalid(_("这一户今年的次数已经用完了。"), field="granted_fen")
    if fen > left.fen:
        raise Invalid(
            _("这一户今年还能批 %(left)s 元，不能超过。") % {"left": yuan(max(left.fen, 0))},
            field="granted_fen",
        )
    if fen > relief.asked_fen:
        raise Invalid(_("批准的不能多于申请的。"), field="granted_fen")


@transaction.atomic
def refuse_relief(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Relief:
    """Refuse with the reason, also after somebody spoke against it while it was posted."""
    relief = _taken(actor, pk, seen)
    step = leave(RELIEF_FLOW, "refuse", actor, relief)
    relief.reason = said(words, field="words", missing=_("写一句为什么，本人看得到。"), most=200)
    relief.granted_fen = 0
    _end(actor, relief, step, now=now, changed=("reason", "granted_fen"))
    return relief


@transaction.atomic
def pay_relief(
    actor: Actor, pk: int, *, project_id: int, now: datetime, seen: int | None = None
) -> Relief:
    """Pay it out of a project of the fund that is paid piece by piece; the fund's books, which are
    public, tell its number and not whose it is.
    """
    relief = _taken(actor, pk, seen)
    step = leave(RELIEF_FLOW, "pay", actor, relief)
    if all(pk != project_id for pk, _title in payable(relief)):
        raise Invalid(_("从本社区逐笔支付、钱够的经费项目里选。"), field="project_id")
    made = funds.Payment(
        amount=relief.granted_fen,
        payee=_("临时救济第 %(number)d 号住户") % {"number": relief.pk},
        payee_kind=PayeeKind.PERSON,
        receipt_number=relief.minute[:60],
        words=_("临时救济，%(minute)s") % {"minute": relief.minute},
        accepted_by=_("两位工作人员入户核实，%(body)s评议") % {"body": relief.get_body_display()},
        key=uuid.uuid5(PAYMENTS, str(relief.pk)),
    )
    relief.voucher = funds.spend(actor, project_id, made, now=now)
    relief.paid_at = now
    changed = {"voucher", "paid_at"}
    fen = relief.granted_fen
    put(actor, relief, step, relief.community_id, now=now, changed=changed, fen=fen)
    return relief


@transaction.atomic
def receive(actor: Actor, pk: int, *, signed_by: str, now: datetime) -> Relief:
    """Sign for it, oneself or on paper that staff record."""
    relief = relief_for(actor, pk, lock=True)
    step = leave(RELIEF_FLOW, "receive", actor, relief)
    relief.signed_by = said(signed_by, field="signed_by", missing=_("写上签收人的姓名。"), most=30)
    relief.received_at = now
    _end(actor, relief, step, now=now, changed=("signed_by", "received_at"))
    return relief


@transaction.atomic
def withdraw_relief(actor: Actor, pk: int, *, now: datetime) -> Relief:
    relief = relief_for(actor, pk, lock=True)
    _end(actor, relief, leave(RELIEF_FLOW, "withdraw", actor, relief), now=now)
    return relief


def _end(
    actor: Actor, relief: Relief, step: Step, *, now: datetime, changed: Iterable[str] = ()
) -> None:
    """Take a step after which nothing follows."""
    relief.photos_until = last_day_of_photos(relief, now=now)
    changed = {*changed, "photos_until"}
    put(actor, relief, step, relief.community_id, now=now, changed=changed)


def sweep_relief(*, now: datetime) -> None:
    """Order what was posted long enough and nobody spoke against; forget papers of what is over."""
    for pk in due_to_order(today=local_day(now)):
        _order(pk, now=now)
    forget_photos(now=now)


@transaction.atomic
def _order(pk: int, *, now: datetime) -> None:
    relief = Relief.objects.select_for_update().filter(pk=pk).first()
    if relief is not None and relief.state == ReliefState.NOTICED:
        put(CLOCK, relief, RELIEF_FLOW["order"], relief.community_id, now=now)
