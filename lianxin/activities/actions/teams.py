"""A cultural team: founded, rehearsing, on the stage, honoured."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.activities.models import Art, CulturalTeam, Honour, Rehearsal, Show
from lianxin.activities.queries.access import activity_for
from lianxin.activities.queries.teams import team_for, themed_branches
from lianxin.activities.rules.activity import WORKERS
from lianxin.activities.rules.teams import keeps_team
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.facilities import actions as facilities
from lianxin.facilities.actions import Slot
from lianxin.facilities.queries import room_for
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A team as staff write it."""

    art: str
    words: str = ""
    meets: str = ""
    branch_id: int | None = None


@transaction.atomic
def found_team(
    actor: Actor,
    community: Community,
    *,
    name: str,
    founded_on: date,
    made: Portrait,
    now: datetime,
) -> CulturalTeam:
    """Write down that a team is there."""
    if not actor.holds(WORKERS, community.pk):
        raise _not_staff()
    name = said(name, field="name", missing=_("写明队伍叫什么。"), most=40)
    if CulturalTeam.objects.filter(community=community, name=name).exists():
        raise Invalid(_("已经有一支队伍叫这个名字。"), field="name")
    team = CulturalTeam(community=community, name=name, founded_on=founded_on)
    _write(team, made)
    team.save(force_insert=True)
    journal.record(actor, "found_team", team, community.pk, at=now, name=name)
    return team


@transaction.atomic
def change_team(actor: Actor, pk: int, made: Portrait, *, now: datetime) -> CulturalTeam:
    team = kept(actor, pk)
    _write(team, made)
    team.save(update_fields=["art", "words", "meets", "branch"])
    journal.record(actor, "change_team", team, team.community_id, at=now)
    return team


@transaction.atomic
def disband(actor: Actor, pk: int, *, on: date, now: datetime) -> CulturalTeam:
    """Write down the last day of a team; what it did stays."""
    team = kept(actor, pk)
    if on < team.founded_on:
        raise Invalid(_("解散的日子要在成立以后。"), field="on")
    team.disbanded_on = on
    team.save(update_fields=["disbanded_on"])
    journal.record(actor, "disband_team", team, team.community_id, at=now, on=on.isoformat())
    return team


def _write(team: CulturalTeam, made: Portrait) -> None:
    if made.art not in Art.values:
        raise Invalid(_("从单子里选一类。"), field="art")
    team.art, team.words, team.meets = made.art, made.words.strip(), made.meets.strip()
    team.branch = None
    if made.branch_id is not None:
        team.branch = themed_branches(team.community_id).filter(pk=made.branch_id).first()
        if team.branch is None:
            raise Invalid(_("请从本社区的特色党支部里选。"), field="branch")


def kept(actor: Actor, pk: int) -> CulturalTeam:
    """A team, locked, for those who keep it."""
    team = team_for(actor, pk, lock=True)
    if not keeps_team(actor, team):
        raise _not_staff()
    return team


def _not_staff() -> NotPermitted:
    return NotPermitted(_("文体队伍由本社区的工作人员来登记。"))


@transaction.atomic
def rehearse(
    actor: Actor,
    pk: int,
    slot: Slot,
    *,
    now: datetime,
    room_id: int | None = None,
    place_words: str = "",
) -> Rehearsal:
    """Set a rehearsal down, and book its room."""
    team = kept(actor, pk)
    if team.disbanded_on is not None and team.disbanded_on < local_day(slot.starts_at):
        raise OutOfOrder(_("这支队伍已经解散。"))
    same = team.rehearsals.filter(called_off_at__isnull=True)
    if same.filter(starts_at__lt=slot.ends_at, ends_at__gt=slot.starts_at).exists():
        raise Invalid(_("这段时间已经有一次排练。"), field="day")
    made = Rehearsal(team=team, starts_at=slot.starts_at, ends_at=slot.ends_at)
    if room_id is None:
        made.place_words = said(
            place_words, field="place_words", missing=_("写明在哪儿，或选一间房。"), most=80
        )
    else:
        made.booking = _booked(actor, team, room_id, slot, now=now)
    if made.ends_at <= made.starts_at:
        raise Invalid(_("结束的时间要在开始以后。"), field="ends")
    made.save(force_insert=True)
    journal.record(actor, "rehearse", made, team.community_id, at=now, slot=str(slot))
    return made


def _booked(actor: Actor, team: CulturalTeam, room_id: int, slot: Slot, *, now: datetime) -> Any:
    if room_for(actor, room_id).community_id != team.community_id:
        raise Invalid(_("请从本社区的房间里选。"), field="room")
    what = _("%(team)s排练") % {"team": team.name}
    return facilities.book(actor, room_id, slot, what=what, now=now, is_bound=True)


@transaction.atomic
def drop_rehearsal(actor: Actor, pk: int, rehearsal_id: int, *, now: datetime) -> Rehearsal:
    """Call a rehearsal off and give its room back; doing it again changes nothing."""
    team = kept(actor, pk)
    found = team.rehearsals.filter(pk=rehearsal_id).first()
    if found is None:
        raise NotFound
    if found.called_off_at is None:
        found.called_off_at = now
        found.save(update_fields=["called_off_at"])
        if found.booking_id is not None:
            facilities.release(actor, found.booking_id, now=now)
        journal.record(actor, "drop_rehearsal", found, team.community_id, at=now)
    return found


@transaction.atomic
def show(actor: Actor, pk: int, activity_id: int, *, now: datetime, what: str = "") -> Show:
    """Write down that a team shows something at an activity; said again, the later word holds."""
    team, activity = kept(actor, pk), activity_for(actor, activity_id)
    if activity.community_id != team.community_id or activity.published_at is None:
        raise Invalid(_("请从本社区已发布的活动里选。"), field="activity")
    shown, _is_new = Show.objects.update_or_create(
        team=team, activity=activity, defaults={"what": what.strip()[:60]}
    )
    journal.record(actor, "show", shown, team.community_id, at=now, activity=activity.title)
    return shown


@transaction.atomic
def honour(actor: Actor, pk: int, *, year: int, what: str, by_whom: str, now: datetime) -> Honour:
    """Write down what a team was honoured with, when and by whom."""
    team = kept(actor, pk)
    if not 1949 <= year <= local_day(now).year:
        raise Invalid(_("写明是哪一年。"), field="year")
    told, _is_new = Honour.objects.get_or_create(
        team=team,
        year=year,
        what=said(what, field="what", missing=_("写明得了什么荣誉。"), most=80),
        defaults={"by_whom": said(by_whom, field="by_whom", missing=_("写明是谁给的。"), most=60)},
    )
    journal.record(actor, "honour", told, team.community_id, at=now, year=year)
    return told
