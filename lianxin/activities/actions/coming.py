"""Who came: by the code at the door for those who like to, by hand for everybody (B-01)."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.activities.actions.signing import Who
from lianxin.activities.actions.taking import put, taken
from lianxin.activities.models import (
    Activity,
    Attendance,
    Entrance,
    Signup,
    SignupState,
    State,
)
from lianxin.activities.queries.access import activity_for
from lianxin.activities.queries.law import SIGN_IN_MINUTES, count_for
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.secrets import blind_index
from lianxin.people.actions import meet
from lianxin.people.models import Person


@transaction.atomic
def sign_in(actor: Actor, pk: int, code: str, who: Who, *, now: datetime) -> Attendance:
    """Note by the door's code that somebody is there; done again it stays one."""
    activity = activity_for(actor, pk)
    if code != activity.code or activity.state not in {State.PUBLISHED, State.HELD}:
        raise NotFound
    minutes = count_for(activity.community, SIGN_IN_MINUTES, now=now)
    if now < activity.starts_at - timedelta(minutes=minutes):
        raise OutOfOrder(_("还早，开始前 %(minutes)d 分钟起可以签到。") % {"minutes": minutes})
    if now > activity.ends_at:
        raise OutOfOrder(_("活动已经结束，要补记请找工作人员。"))
    person = _person(actor, activity, who, now=now)
    attendance, is_new = Attendance.objects.get_or_create(
        activity=activity, person=person, defaults={"entrance": Entrance.CODE, "at": now}
    )
    if is_new:
        journal.record(actor, "sign_in", attendance, activity.community_id, at=now)
    return attendance


def _person(actor: Actor, activity: Activity, who: Who, *, now: datetime) -> Person:
    """Who signed up, or, where one just comes, whoever is there."""
    if actor.is_known and not who.phone:
        mine = Q(person__user_id=actor.user_id)
    elif who.phone:
        mine = Q(person__phone_index=blind_index(who.phone))
    else:
        raise Invalid(_("写下报名时留的手机号。"), field="phone")
    placed = Signup.objects.filter(mine, activity=_list_of(activity), state=SignupState.PLACED)
    if found := placed.select_related("person").first():
        return found.person
    if activity.takes_sign_ups or activity.course_id:
        raise NotPermitted(_("没有找到您的名额，请跟现场的工作人员说一声。"))
    if actor.is_known and not who.phone:
        return meet(activity.community_id, now=now, name=actor.name, user_id=actor.user_id)
    return meet(activity.community_id, now=now, name=who.name, phone=who.phone)


@transaction.atomic
def attend(
    actor: Actor,
    pk: int,
    *,
    came: Collection[int],
    now: datetime,
    listed: Collection[int] | None = None,
    name: str = "",
    phone: str = "",
    seen: int | None = None,
) -> Activity:
    """Let the list be as staff ticked it: `came` are the persons, of those known here, who are
    there; name and phone add one more.

    Where only a part of the list was on the page, `listed` are its persons: others stay as they
    are.
    """
    activity, step = taken(actor, pk, "attend", seen=seen)
    known = set(_listed(activity))
    here = set(activity.attendances.values_list("person_id", flat=True))
    wanted = set(came) & known
    if name.strip() or phone:
        person = meet(activity.community_id, now=now, name=name.strip(), phone=phone)
        wanted.add(person.pk)
    Attendance.objects.bulk_create(
        Attendance(
            activity=activity,
            person_id=person_id,
            entrance=Entrance.HAND,
            at=now,
            entered_by_id=actor.user_id,
        )
        for person_id in sorted(wanted - here)
    )
    gone = here - wanted if listed is None else (here - wanted) & set(listed)
    activity.attendances.filter(person_id__in=gone).delete()
    put(actor, activity, step, now=now, came=len(wanted - here), gone=len(gone))
    return activity


def _listed(activity: Activity) -> list[int]:
    """Everybody whom the list of an activity names."""
    states = [SignupState.PLACED, SignupState.OFFERED]
    placed = Signup.objects.filter(activity=_list_of(activity), state__in=states)
    here = activity.attendances.values_list("person_id", flat=True)
    return [*placed.values_list("person_id", flat=True), *here]


def _list_of(activity: Activity) -> int:
    """The activity by whose sign-ups one is expected: for a session, its course's enrolment."""
    return (activity.course and activity.course.enrolment_id) or activity.pk
