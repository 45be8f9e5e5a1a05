"""Signing up: one number a person, in the order of coming, never more places than there are.

Whoever finds everything given away is told so by one read. Only those who may still get something
meet at the activity's row, whose lock is held for four statements.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.activities.actions.moving import move_up
from lianxin.activities.actions.taking import put_signup, taken_signup
from lianxin.activities.models import LIVE, Activity, Signup, SignupState, Way
from lianxin.activities.models.signup import new_token
from lianxin.activities.queries.access import activity_for
from lianxin.activities.queries.wishes import has_first_right
from lianxin.activities.rules import ACTIVITY_FLOW
from lianxin.activities.rules.activity import Phase, phase
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder, TooMany
from lianxin.core.secrets import blind_index
from lianxin.core.spoken import spoken
from lianxin.people.actions import meet
from lianxin.people.models import Person

TRIES = 3
"""One can be beaten to being known as a person, and to a number; then one's own is found."""
KEY_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Who:
    """A guest: how to be called and reached; `key` is what their form carries, and becomes the
    token of their private link.
    """

    name: str = ""
    phone: str = ""
    key: str = ""


class Full(TooMany):
    """Nothing is left, not even a place to wait; it brings the activity along, so that thousands
    of answers need not read it again.
    """

    status = 409

    def __init__(self, activity: Activity) -> None:
        super().__init__(_no(activity))
        self.activity = activity


def _no(activity: Activity) -> str:
    if activity.waiting_most:
        return _("名额已满，%(count)d 位候补也满了，没有报上。") % {"count": activity.waiting_most}
    return _("名额已满，没有报上。")


def sign_up(actor: Actor, pk: int, who: Who, *, now: datetime) -> Signup:
    """Give the actor, or a guest, a number; pressed again it is the same one.

    Raises OutOfOrder while signing up is not open, Full when places and waiting list are given
    away.
    """
    activity = activity_for(actor, pk)
    if found := known(actor, activity, who):
        return found
    require_open(activity, now=now, whose=_whose(actor, who))
    if is_full(activity):
        raise Full(activity)
    for _again in range(TRIES):
        try:
            return _sign_up(actor, activity, who, now=now)
        except IntegrityError:
            if found := known(actor, activity, who):
                return found
    return _sign_up(actor, activity, who, now=now)


def enlist(actor: Actor, pk: int, *, name: str, phone: str, now: datetime) -> Signup:
    """Sign somebody up who asked by telephone or at the counter (代办): the same turn for all."""
    activity = activity_for(actor, pk)
    ACTIVITY_FLOW.require("enlist", actor, activity)
    if not phone and not name.strip():
        raise Invalid(_("写下姓名或电话。"), field="name")
    who = Who(name.strip(), phone)
    if phone and _of_phone(activity, phone):
        raise Invalid(_("这个手机号已经报过名了。"), field="phone")
    require_open(activity, now=now, whose=_by_phone(phone))
    if is_full(activity):
        raise Full(activity)
    return _sign_up(actor, activity, who, now=now, is_proxy=True)


def known(actor: Actor, activity: Activity, who: Who) -> Signup | None:
    """The live sign-up that this actor, this form or this telephone already has."""
    if actor.is_known and not who.phone:
        mine = Q(person__user_id=actor.user_id)
    else:
        mine = _by_phone(who.phone)
        mine |= Q(token=who.key) if who.key else Q(pk__in=())
    live = Signup.objects.filter(mine, activity=activity, state__in=sorted(LIVE))
    return live.order_by("pk").first()


def _of_phone(activity: Activity, phone: str) -> bool:
    live = Signup.objects.filter(activity=activity, state__in=sorted(LIVE))
    return live.filter(person__phone_index=blind_index(phone)).exists()


def _whose(actor: Actor, who: Who) -> Q:
    if actor.is_known and not who.phone:
        return Q(person__user_id=actor.user_id)
    return _by_phone(who.phone)


def _by_phone(phone: str) -> Q:
    return Q(person__phone_index=blind_index(phone)) if phone else Q(pk__in=())


def require_open(activity: Activity, *, now: datetime, whose: Q) -> None:
    """Refuse while signing up is not open to this person; `whose` is a condition on what is
    theirs.
    """
    stands = phase(activity, now)
    if stands is Phase.OPEN:
        return
    if stands is Phase.BEFORE and has_first_right(activity.pk, whose):
        return
    if stands is Phase.BEFORE and activity.opens_at:
        raise OutOfOrder(
            _("还没到报名的时候，%(moment)s开始。") % {"moment": spoken(activity.opens_at)}
        )
    words = {
        Phase.WALK_IN: _("这场不用报名，到时候直接来。"),
        Phase.CLOSED: _("报名已经截止了。"),
    }
    raise OutOfOrder(words.get(stands, _("这场活动已经办完或取消了。")))


def is_full(activity: Activity) -> bool:
    return (
        activity.way == Way.FIRST_COME
        and activity.capacity is not None
        and (activity.taken >= activity.capacity or activity.waiting > 0)
        and activity.waiting >= activity.waiting_most
    )


@transaction.atomic
def _sign_up(
    actor: Actor, read: Activity, who: Who, *, now: datetime, is_proxy: bool = False
) -> Signup:
    community_id = read.community_id
    person = _person(actor, community_id, who, now=now, is_proxy=is_proxy)
    activity = activity_for(actor, read.pk, lock=True)
    require_open(activity, now=now, whose=Q(person=person))
    if is_full(activity):
        raise Full(activity)
    activity.last_number += 1
    signup = Signup(activity=activity, person=person, signed_up_at=now, state=_next(activity))
    signup.number = signup.rank = activity.last_number
    signup.token = who.key if len(who.key) == KEY_LENGTH else new_token()
    signup.taken_by_id = actor.user_id if is_proxy else None
    signup.save(force_insert=True)
    activity.save(update_fields=["last_number", "taken", "waiting"])
    journal.record(actor, "sign_up", signup, community_id, at=now, number=signup.number)
    return signup


def _person(actor: Actor, community_id: int, who: Who, *, now: datetime, is_proxy: bool) -> Person:
    if actor.is_known and not is_proxy:
        return meet(community_id, now=now, name=actor.name, user_id=actor.user_id)
    if not who.phone and not is_proxy:
        raise Invalid(_("留一个手机号，有变动好告诉您。"), field="phone")
    return meet(community_id, now=now, phone=who.phone, name=who.name)


def _next(activity: Activity) -> SignupState:
    """What the next number gets; the activity's own counts go up with it."""
    if activity.way == Way.DRAW:
        return SignupState.ENTERED
    if activity.capacity is None or (activity.taken < activity.capacity and not activity.waiting):
        activity.taken += 1
        return SignupState.PLACED
    activity.waiting += 1
    return SignupState.WAITING


@transaction.atomic
def cancel(actor: Actor, pk: int, *, now: datetime) -> Signup:
    """Give a place, a wait or a lot back; a free place goes to the next who waits."""
    signup, step = taken_signup(actor, pk, "cancel")
    give_back(signup)
    signup.ended_at = now
    put_signup(actor, signup, step, now=now, changed={"ended_at"})
    move_up(actor, signup.activity, now=now)
    return signup


def give_back(signup: Signup) -> None:
    """Take a sign-up out of its locked activity's counts."""
    activity = signup.activity
    activity.taken -= signup.state in {SignupState.PLACED, SignupState.OFFERED}
    activity.waiting -= signup.state == SignupState.WAITING
    activity.save(update_fields=["taken", "waiting"])


@transaction.atomic
def confirm(actor: Actor, pk: int, *, now: datetime) -> Signup:
    """Say yes to a place that came free, within its time."""
    signup, step = taken_signup(actor, pk, "confirm")
    if signup.offer_until is not None and now >= signup.offer_until:
        raise OutOfOrder(_("留给您的时间过了，名额已经给下一位。"))
    put_signup(actor, signup, step, now=now)
    return signup
