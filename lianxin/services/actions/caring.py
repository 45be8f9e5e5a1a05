"""Whom the community cares for: entered on a ground, assessed, and ended with care."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CARE, Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.people.actions import Leave, consent, meet
from lianxin.people.models import Person, Purpose
from lianxin.people.queries import holders_of
from lianxin.places.models import Community, Place
from lianxin.services.actions.pairing import end_pairing_of, hasten
from lianxin.services.models import (
    QUIET,
    Assessment,
    Care,
    CareKind,
    CareMark,
    CareState,
    EmergencyContact,
    EndReason,
    Gift,
    GiftState,
    Ground,
    LogEntry,
    Need,
    Pairing,
    PairingState,
    Tongue,
    Wish,
)
from lianxin.services.queries.care_access import care_for
from lianxin.services.rules.care import CARE_FLOW
from lianxin.services.tasks.care import tell_helpers
from lianxin.volunteers.actions.taking import check_seen, leave, put

NOTICE_FIELD = "care"
"""The field of the consent to being cared for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody as the coordinator writes them down, and on which ground (S-03)."""

    name: str
    phone: str = ""
    place: Place | None = None
    born_on: date | None = None
    is_female: bool | None = None
    tongue: str = Tongue.MANDARIN
    wish: str = Wish.ANYBODY
    kinds: Collection[str] = ()
    ground: str = Ground.RECORD
    ground_words: str = ""
    may_keep: bool = False
    """Whether they consented, by themselves and to this alone."""


@transaction.atomic
def enter(actor: Actor, community: Community, told: Entry, *, now: datetime) -> Care:
    """Begin to care for somebody; without a record elsewhere or a consent of their own, nothing is
    written down.
    """
    if not actor.holds(CARE, community.pk) or actor.user_id is None:
        raise NotPermitted(_("关爱对象由社区的关爱专员来登记。"))
    kinds, words = _kinds(told), _ground_words(told)
    person = _person(community, told, now=now)
    care = Care(
        community=community,
        person=person,
        born_on=told.born_on,
        is_female=told.is_female,
        tongue=told.tongue,
        wish=told.wish,
        ground=told.ground,
        ground_words=words,
        coordinator_id=actor.user_id,
        entered_at=now,
    )
    if told.ground == Ground.CONSENT:
        given = Leave(purpose=Purpose.CARE, field=NOTICE_FIELD, given_by=words)
        care.consent = consent(actor, person, given, now=now)
    care.save(force_insert=True)
    CareMark.objects.bulk_create(CareMark(care=care, kind=kind) for kind in kinds)
    journal.record(actor, "enter_care", care, community.pk, at=now, ground=told.ground)
    return care


def _kinds(told: Entry) -> list[str]:
    if kinds := [kind for kind in CareKind.values if kind in told.kinds]:
        return kinds
    raise Invalid(_("勾上为什么要关心，至少一样。"), field="kinds")


def _person(community: Community, told: Entry, *, now: datetime) -> Person:
    name = said(told.name, field="name", missing=_("写上姓名。"), most=60)
    person = meet(community.pk, now=now, phone=told.phone, name=name)
    _check_new(person)
    _dwell(person, told.place, community)
    return person


def _ground_words(told: Entry) -> str:
    if told.ground == Ground.CONSENT and not told.may_keep:
        raise Invalid(_("没有登记在册的，要本人单独同意，勾上才能记。"), field="may_keep")
    missing = _("写明哪里登记过，或本人怎么同意的，例如：3月2日签的同意书。")
    if told.ground not in Ground.values:
        raise Invalid(_("选凭什么登记。"), field="ground")
    return said(told.ground_words, field="ground_words", missing=missing, most=60)


def _check_new(person: Person) -> None:
    if Care.objects.filter(person=person, state=CareState.OPEN).exists():
        raise Invalid(_("用这个手机号的人已经在关心名单里了。"), field="phone")


def _dwell(person: Person, place: Place | None, community: Community) -> None:
    """Note where somebody lives, for the ways to them."""
    if place is None:
        return
    if place.community_id != community.pk:
        raise Invalid(_("请从本社区的地方里选。"), field="place")
    person.place = place
    person.save(update_fields=["place"])


def _taken(actor: Actor, pk: int, seen: int | None) -> Care:
    care = care_for(actor, pk, lock=True)
    check_seen(care, seen, _("刚刚有人改过，下面是最新的样子。"))
    return care


@transaction.atomic
def assess(
    actor: Actor, pk: int, *, need: str, words: str, now: datetime, seen: int | None = None
) -> Assessment:
    """Write down what somebody needs; a greater need brings the next visit nearer."""
    care = _taken(actor, pk, seen)
    step = leave(CARE_FLOW, "assess", actor, care)
    if need not in Need.values:
        raise Invalid(_("选多久看一次。"), field="need")
    found = Assessment.objects.create(
        care=care,
        need=need,
        words=said(words, field="words", missing=_("写一句看到了什么、需要什么。"), most=500),
        by_id=actor.user_id or 0,
        at=now,
    )
    care.need = need
    put(actor, care, step, care.community_id, now=now, changed={"need"}, need=need)
    hasten(care, now=now)
    return found


@dataclass(frozen=True, slots=True)
class Relative:
    name: str
    relation: str
    phone: str


@transaction.atomic
def add_contact(
    actor: Actor, pk: int, told: Relative, *, now: datetime, seen: int | None = None
) -> EmergencyContact:
    """Note who is to be called when something is amiss."""
    care = _taken(actor, pk, seen)
    step = leave(CARE_FLOW, "add_contact", actor, care)
    contact = EmergencyContact.objects.create(
        care=care,
        name=said(told.name, field="name", missing=_("写上姓名。"), most=60),
        relation=said(told.relation, field="relation", missing=_("写上是什么人。"), most=20),
        phone=said(told.phone, field="phone", missing=_("写上电话。"), most=30),
    )
    put(actor, care, step, care.community_id, now=now)
    return contact


@transaction.atomic
def drop_contact(actor: Actor, pk: int, *, contact_id: int, now: datetime) -> None:
    care = care_for(actor, pk, lock=True)
    step = leave(CARE_FLOW, "drop_contact", actor, care)
    gone, _each = EmergencyContact.objects.filter(care=care, pk=contact_id).delete()
    if not gone:
        raise NotFound
    put(actor, care, step, care.community_id, now=now)


@transaction.atomic
def write(actor: Actor, pk: int, *, words: str, now: datetime) -> LogEntry:
    """Add a line to the private log; the journal says that it was done, not what it says."""
    care = care_for(actor, pk, lock=True)
    step = leave(CARE_FLOW, "write", actor, care)
    missing = _("写一句，下次去的人好知道。")
    line = LogEntry.objects.create(
        care=care,
        words=said(words, field="words", missing=missing, most=500),
        by_id=actor.user_id,
        by_name=actor.name,
        at=now,
    )
    put(actor, care, step, care.community_id, now=now)
    return line


@transaction.atomic
def hand_over(actor: Actor, pk: int, *, user_id: int, now: datetime) -> Care:
    """Let another coordinator look after it."""
    care = care_for(actor, pk, lock=True)
    step = leave(CARE_FLOW, "hand_over", actor, care)
    others = holders_of(Role.CARE, care.community_id, today=local_day(now))
    chosen = others.filter(pk=user_id).first()
    if chosen is None:
        raise Invalid(_("从本社区的关爱专员里选。"), field="user_id")
    care.coordinator = chosen
    put(actor, care, step, care.community_id, now=now, changed={"coordinator"})
    return care


@transaction.atomic
def end_care(
    actor: Actor,
    pk: int,
    *,
    reason: str,
    words: str = "",
    now: datetime,
    seen: int | None = None,
) -> Care:
    """End it with its reason; all that is open ends with it. After a move or a death nobody is
    sent anything.
    """
    care = _taken(actor, pk, seen)
    step = leave(CARE_FLOW, "end", actor, care)
    if reason not in EndReason.values:
        raise Invalid(_("选一个原因。"), field="reason")
    care.ended_at, care.end_reason, care.end_words = now, reason, words.strip()[:200]
    changed = {"ended_at", "end_reason", "end_words"}
    entry = put(actor, care, step, care.community_id, now=now, changed=changed, reason=reason)
    pairings = Pairing.objects.select_for_update().filter(care=care, state=PairingState.ACTIVE)
    for pairing in pairings.select_related("care").order_by("pk"):
        end_pairing_of(actor, pairing, reason, now=now)
    listed = Gift.objects.filter(care=care, state=GiftState.LISTED)
    listed.update(state=GiftState.DROPPED, ended_at=now, words=_("不再关心了"))
    if reason not in QUIET:
        tell_helpers.enqueue(entry.pk)
    return care
