"""Campaigns: their days and spots, who is sent where, what is found and cleaned."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Upload
from lianxin.core.text import said
from lianxin.places.models import Community, Kind, Place
from lianxin.volunteers.actions.taking import check_seen, leave, put
from lianxin.volunteers.models import (
    Campaign,
    CampaignState,
    Crew,
    Shift,
    ShiftState,
    Spot,
    Task,
    TaskKind,
    TaskState,
)
from lianxin.volunteers.queries.access import campaign_for, shift_for, spot_for, task_for
from lianxin.volunteers.rules import CAMPAIGN_FLOW, TASK_FLOW
from lianxin.volunteers.rules.access import works_in


@dataclass(frozen=True, slots=True)
class CampaignTold:
    name: str
    what: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Lane:
    """A spot that is no courtyard of ours: its name, and where it lies if somebody knows."""

    name: str
    latitude: float | None = None
    longitude: float | None = None


@transaction.atomic
def plan_campaign(
    actor: Actor, community: Community, told: CampaignTold, *, now: datetime
) -> Campaign:
    if not works_in(actor, community.pk):
        raise NotPermitted(_("活动由社区的工作人员来定。"))
    campaign = Campaign(community=community)
    _write(campaign, told)
    campaign.save(force_insert=True)
    journal.record(actor, "plan_campaign", campaign, community.pk, at=now, name=campaign.name)
    return campaign


def _write(campaign: Campaign, told: CampaignTold) -> None:
    campaign.name = said(told.name, field="name", missing=_("给活动起个名字。"), most=60)
    campaign.what = said(told.what, field="what", missing=_("写明做什么。"), most=500)
    if told.ends_on < told.starts_on:
        raise Invalid(_("结束要在开始之后。"), field="ends_on")
    campaign.starts_on, campaign.ends_on = told.starts_on, told.ends_on
    same = Campaign.objects.filter(
        community=campaign.community_id, name=campaign.name, starts_on=campaign.starts_on
    )
    if same.exclude(pk=campaign.pk).exists():
        raise Invalid(_("这一天开始的同名活动已经有了。"), field="name")


@transaction.atomic
def rewrite_campaign(
    actor: Actor, pk: int, told: CampaignTold, *, now: datetime, seen: int | None = None
) -> Campaign:
    campaign = _taken(actor, pk, seen)
    step = leave(CAMPAIGN_FLOW, "rewrite", actor, campaign)
    _write(campaign, told)
    changed = {"name", "what", "starts_on", "ends_on"}
    put(actor, campaign, step, campaign.community_id, now=now, changed=changed)
    return campaign


def _taken(actor: Actor, pk: int, seen: int | None) -> Campaign:
    campaign = campaign_for(actor, pk, lock=True)
    check_seen(campaign, seen, _("这个活动刚刚有人改过，下面是最新的样子。"))
    return campaign


@transaction.atomic
def begin_campaign(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Campaign:
    """Publish a campaign with its map."""
    campaign = _taken(actor, pk, seen)
    step = leave(CAMPAIGN_FLOW, "begin", actor, campaign)
    put(actor, campaign, step, campaign.community_id, now=now)
    return campaign


@transaction.atomic
def end_campaign(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Campaign:
    """Close a campaign with what came of it."""
    campaign = _taken(actor, pk, seen)
    step = leave(CAMPAIGN_FLOW, "end", actor, campaign)
    missing = _("写一句办得怎样，大家都看得到。")
    campaign.outcome = said(words, field="words", missing=missing, most=500)
    put(actor, campaign, step, campaign.community_id, now=now, changed={"outcome"})
    return campaign


@transaction.atomic
def cancel_campaign(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Campaign:
    campaign = _taken(actor, pk, seen)
    step = leave(CAMPAIGN_FLOW, "cancel", actor, campaign)
    missing = _("写一句为什么取消。")
    campaign.outcome = said(words, field="words", missing=missing, most=500)
    put(actor, campaign, step, campaign.community_id, now=now, changed={"outcome"})
    return campaign


@transaction.atomic
def add_spots(
    actor: Actor,
    pk: int,
    *,
    place_ids: Collection[int] = (),
    lanes: Iterable[Lane] = (),
    now: datetime,
    seen: int | None = None,
) -> list[Spot]:
    """Add courtyards of the community, and lanes by name; what is there already stays."""
    campaign = _taken(actor, pk, seen)
    step = leave(CAMPAIGN_FLOW, "add_spots", actor, campaign)
    known = set(campaign.spots.values_list("name", flat=True))
    yards = Place.objects.filter(
        community=campaign.community_id, kind=Kind.COURTYARD, pk__in=place_ids
    )
    wanted = [
        Spot(place=yard, name=yard.name, latitude=yard.latitude, longitude=yard.longitude)
        for yard in yards.order_by("position", "pk")
    ]
    wanted += [
        Spot(name=each.name.strip(), latitude=each.latitude, longitude=each.longitude)
        for each in lanes
        if each.name.strip()
    ]
    new = list({spot.name: spot for spot in wanted if spot.name not in known}.values())
    if not new:
        raise Invalid(_("这些地点已经都在图上了，或还没有选。"), field="places")
    for position, spot in enumerate(new, start=len(known)):
        spot.campaign, spot.position = campaign, position
    made = Spot.objects.bulk_create(new)
    names = [spot.name for spot in made]
    put(actor, campaign, step, campaign.community_id, now=now, spots=names)
    return made


@transaction.atomic
def send(
    actor: Actor,
    pk: int,
    shift_id: int,
    spot_ids: Collection[int],
    *,
    now: datetime,
) -> list[Crew]:
    """Send a shift of the campaign's own project, with its team, to some spots."""
    campaign = campaign_for(actor, pk, lock=True)
    step = leave(CAMPAIGN_FLOW, "send", actor, campaign)
    shift: Shift = shift_for(actor, shift_id)
    if shift.project.campaign_id != campaign.pk or shift.state != ShiftState.PLANNED:
        raise Invalid(_("从这个活动还没开展的班次里选。"), field="shift")
    spots = campaign.spots.filter(pk__in=spot_ids).exclude(crews__shift=shift)
    made = Crew.objects.bulk_create(
        Crew(spot=spot, shift=shift, team=shift.project.team) for spot in spots.order_by("pk")
    )
    if not made:
        raise Invalid(_("选要去的地点；去过的不用再选。"), field="spots")
    names = [crew.spot.name for crew in made]
    put(actor, campaign, step, campaign.community_id, now=now, spots=names, shift=shift.pk)
    return made


@transaction.atomic
def cover(actor: Actor, spot_id: int, *, now: datetime) -> Spot:
    """Say by hand that a spot has been gone over."""
    spot = spot_for(actor, spot_id, lock=True)
    step = leave(CAMPAIGN_FLOW, "cover", actor, spot.campaign)
    if spot.covered_at is not None:
        raise OutOfOrder(_("这里已经记过走到了。"))
    spot.covered_at = now
    spot.save(update_fields=["covered_at"])
    journal.record(actor, step.verb, spot, spot.campaign.community_id, at=now, name=spot.name)
    return spot


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    words: str
    photo: UploadedFile | None = None


@transaction.atomic
def report_task(actor: Actor, spot_id: int, found: Found, *, now: datetime) -> Task:
    """Tell of what is to be cleaned on a spot; what staff tell is shown at once, what residents
    tell after a look.
    """
    spot = spot_for(actor, spot_id)
    if spot.campaign.state != CampaignState.OPEN:
        raise OutOfOrder(_("这个活动不在开展，有事请到“报问题”。"))
    if found.kind not in TaskKind.values:
        raise Invalid(_("从单子里选一类。"), field="kind")
    task = Task.objects.create(
        spot=spot,
        kind=found.kind,
        words=said(found.words, field="words", missing=_("写一句在哪儿、什么样。"), most=200),
        before=_kept(found.photo, now=now),
        found_at=now,
        is_shown=works_in(actor, spot.campaign.community_id),
    )
    journal.record(actor, "report_task", task, spot.campaign.community_id, at=now)
    return task


def _kept(photo: UploadedFile | None, *, now: datetime) -> Upload | None:
    return uploads.keep(photo, now=now) if photo else None


@transaction.atomic
def clean_task(
    actor: Actor, pk: int, *, words: str = "", photo: UploadedFile | None = None, now: datetime
) -> Task:
    """Say that it is clean; a picture is welcome and never needed (B-04). Its spot is covered."""
    task = task_for(actor, pk, lock=True)
    step = leave(TASK_FLOW, "clean", actor, task)
    task.ended_at, task.outcome = now, words.strip()[:200]
    task.after = _kept(photo, now=now)
    changed = {"ended_at", "outcome", "after"}
    put(actor, task, step, task.spot.campaign.community_id, now=now, changed=changed)
    if task.spot.covered_at is None:
        Spot.objects.filter(pk=task.spot_id, covered_at__isnull=True).update(covered_at=now)
    return task


@transaction.atomic
def drop_task(actor: Actor, pk: int, *, words: str, now: datetime) -> Task:
    task = task_for(actor, pk, lock=True)
    step = leave(TASK_FLOW, "drop", actor, task)
    missing = _("写一句为什么不用清理。")
    task.outcome = said(words, field="words", missing=missing, most=200)
    task.ended_at = now
    changed = {"ended_at", "outcome"}
    put(actor, task, step, task.spot.campaign.community_id, now=now, changed=changed)
    return task


@transaction.atomic
def show_task(actor: Actor, pk: int, *, now: datetime) -> Task:
    """Let the public see words and pictures, after a look at them (S-19)."""
    task = task_for(actor, pk, lock=True)
    step = leave(TASK_FLOW, "show", actor, task)
    if task.state == TaskState.DROPPED:
        raise NotFound
    task.is_shown = True
    put(actor, task, step, task.spot.campaign.community_id, now=now, changed={"is_shown"})
    return task
