"""Before an activity: what, when, where, for how many; then it is published, or called off."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.activities.actions.moving import move_up
from lianxin.activities.actions.taking import office_of, put, taken
from lianxin.activities.models import Activity, Kind, Series, State, Way
from lianxin.activities.rules.activity import WORKERS
from lianxin.activities.solving.draw import commitment
from lianxin.activities.tasks import tell_groups, tell_signed_up
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.facilities import actions as facilities
from lianxin.facilities.actions import Slot
from lianxin.facilities.models import Film
from lianxin.facilities.queries import room_for
from lianxin.facilities.queries.desk import films_at
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An activity as staff write it; who sign up need an opening and a closing moment."""

    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    way: str = Way.WALK_IN
    room_id: int | None = None
    place_words: str = ""
    words: str = ""
    organiser: str = ""
    partners: str = ""
    audience: str = ""
    series_id: int | None = None
    occasion: str = ""
    capacity: int | None = None
    waiting_most: int = 0
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    film_id: int | None = None


_PLAIN = ("kind", "starts_at", "ends_at", "way", "partners", "audience", "occasion", "capacity")
_TOLD = ("starts_at", "ends_at", "room_id", "place_words")
"""What those who signed up are told of when it changes."""
CHANGED = {
    *_PLAIN, "title", "words", "organiser", "series", "room", "place_words", "booking",
    "waiting_most", "opens_at", "closes_at", "taken", "waiting", "film",
}  # fmt: skip


@transaction.atomic
def plan(actor: Actor, community: Community, made: Plan, *, now: datetime) -> Activity:
    """Begin an activity's plan, and book its room; nobody but the staff sees it yet."""
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("活动由本社区的工作人员来安排。"))
    activity = Activity(community=community, planned_at=now)
    _write(actor, activity, made, now=now)
    activity.save(force_insert=True)
    journal.record(actor, "plan", activity, community.pk, at=now, office=office_of(actor, activity))
    return activity


@transaction.atomic
def replan(
    actor: Actor, pk: int, made: Plan, *, now: datetime, seen: int | None = None
) -> Activity:
    """Change a plan; who signed up is told of another time or place, and free places go on."""
    activity, step = taken(actor, pk, "replan", seen=seen)
    before = {name: getattr(activity, name) for name in _TOLD}
    _check_sign_ups(activity, made)
    _write(actor, activity, made, now=now)
    when = str(Slot(made.starts_at, made.ends_at))
    entry = put(actor, activity, step, now=now, changed=CHANGED, when=when)
    move_up(actor, activity, now=now)
    has_moved = before != {name: getattr(activity, name) for name in _TOLD}
    if has_moved and activity.state == State.PUBLISHED:
        tell_signed_up.enqueue(entry.pk)
    return activity


def _check_sign_ups(activity: Activity, made: Plan) -> None:
    if not activity.last_number:
        return
    if made.way != activity.way:
        raise Invalid(_("已经有人报名，报名的办法不能再改。"), field="way")
    if made.capacity is not None and made.capacity < activity.taken:
        raise Invalid(
            ngettext(
                "已经有 %(taken)d 个名额给出去了，不能比这还少。",
                "已经有 %(taken)d 个名额给出去了，不能比这还少。",
                activity.taken,
            )
            % {"taken": activity.taken},
            field="capacity",
        )
    if made.waiting_most < activity.waiting:
        raise Invalid(
            ngettext(
                "已经有 %(waiting)d 位在候补，不能比这还少。",
                "已经有 %(waiting)d 位在候补，不能比这还少。",
                activity.waiting,
            )
            % {"waiting": activity.waiting},
            field="waiting_most",
        )


def _write(actor: Actor, activity: Activity, made: Plan, *, now: datetime) -> None:
    _check_times(activity, made, now=now)
    if made.kind not in Kind.values or made.way not in Way.values:
        raise Invalid(_("从单子里选一类。"), field="kind")
    for name in _PLAIN:
        setattr(activity, name, getattr(made, name))
    activity.title = said(made.title, field="title", missing=_("给活动起个名字。"), most=60)
    activity.words = made.words.strip()
    default = _("%(community)s居委会") % {"community": activity.community.name}
    activity.organiser = made.organiser.strip() or default
    is_open = made.way != Way.WALK_IN
    activity.opens_at = made.opens_at if is_open else None
    activity.closes_at = made.closes_at if is_open else None
    activity.waiting_most = made.waiting_most if is_open else 0
    activity.series = _series(activity, made.series_id)
    activity.film = _film(actor, activity, made.film_id)
    _place(actor, activity, made, now=now)


def _check_times(activity: Activity, made: Plan, *, now: datetime) -> None:
    if made.ends_at <= made.starts_at:
        raise Invalid(_("结束的时间要在开始以后。"), field="ends_at")
    if made.capacity is not None and made.capacity < 1:
        raise Invalid(_("名额至少 1 个；不限就空着。"), field="capacity")
    if made.way == Way.WALK_IN:
        return
    if made.way == Way.DRAW and made.capacity is None:
        raise Invalid(_("抽签要有名额数。"), field="capacity")
    if made.opens_at is None or made.closes_at is None:
        raise Invalid(_("写明报名从什么时候到什么时候。"), field="opens_at")
    if made.closes_at < made.opens_at or made.closes_at > made.ends_at:
        raise Invalid(_("报名要在开始以后、活动结束以前截止。"), field="closes_at")
    if made.ends_at <= now and activity.state == State.PLANNED:
        raise Invalid(_("时间已经过去，不能再收报名；补记办过的，请选“不用报名”。"), field="way")


def _series(activity: Activity, pk: int | None) -> Series | None:
    if pk is None:
        return None
    found = Series.objects.filter(pk=pk, community=activity.community_id).first()
    if found is None:
        raise Invalid(_("请从本社区的系列里选一个。"), field="series")
    return found


def _film(actor: Actor, activity: Activity, pk: int | None) -> Film | None:
    if pk is None:
        return None
    if activity.kind != Kind.SCREENING:
        raise Invalid(_("要选影片，类别先选“电影放映”。"), field="film")
    found = films_at(actor, activity.community_id).filter(pk=pk).first()
    if found is None:
        raise Invalid(_("请从本社区的片库里选一部。"), field="film")
    return found


def _place(actor: Actor, activity: Activity, made: Plan, *, now: datetime) -> None:
    """Take the room for the time, and give back what was taken before."""
    slot = Slot(made.starts_at, made.ends_at)
    before = activity.booking
    activity.place_words = "" if made.room_id else made.place_words.strip()
    if made.room_id is None:
        activity.room = activity.booking = None
        if not activity.place_words:
            raise Invalid(_("写明在哪儿办，或选一间房。"), field="place_words")
        _release(actor, before, now=now)
        return
    activity.room = room_for(actor, made.room_id)
    if activity.room.community_id != activity.community_id:
        raise Invalid(_("请从本社区的房间里选。"), field="room")
    if before and before.released_at is None:
        activity.booking = facilities.rebook(actor, before.pk, made.room_id, slot, now=now)
    else:
        activity.booking = facilities.book(
            actor, made.room_id, slot, what=made.title, now=now, is_bound=True
        )


def _release(actor: Actor, booking: Any, *, now: datetime) -> None:
    if booking is not None:
        facilities.release(actor, booking.pk, now=now)


@transaction.atomic
def publish(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Activity:
    """Let everybody see it; a draw is bound to its seed from now on."""
    activity, step = taken(actor, pk, "publish", seen=seen)
    activity.published_at = now
    if activity.way == Way.DRAW:
        activity.draw_commitment = commitment(activity.draw_seed)
    changed = {"published_at", "draw_commitment"}
    entry = put(actor, activity, step, now=now, changed=changed, is_public=True)
    tell_groups.enqueue(entry.pk)
    return activity


@transaction.atomic
def close(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Activity:
    """End signing up before its time."""
    activity, step = taken(actor, pk, "close", seen=seen)
    assert activity.opens_at is not None  # noqa: S101  # as the step's condition has it
    if activity.closes_at is not None and activity.closes_at <= now:
        raise OutOfOrder(_("报名已经截止了。"))
    activity.opens_at = min(activity.opens_at, now)
    activity.closes_at = now
    put(actor, activity, step, now=now, changed={"opens_at", "closes_at"}, is_public=True)
    return activity


@transaction.atomic
def call_off(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Activity:
    """Call it off, give its room back, and tell everybody who signed up why."""
    activity, step = taken(actor, pk, "call_off", seen=seen)
    activity.reason = said(
        words, field="words", missing=_("写一句为什么不办了，报名的人看得到。"), most=300
    )
    activity.called_off_at = now
    _release(actor, activity.booking, now=now)
    changed = {"reason", "called_off_at"}
    entry = put(
        actor, activity, step, now=now, changed=changed, is_public=True, words=activity.reason
    )
    tell_signed_up.enqueue(entry.pk)
    return activity
