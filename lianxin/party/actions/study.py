"""Campaigns, their stages and materials, and who studied how long."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.actions import papers
from lianxin.party.models import Campaign, CampaignStage, HoursKind, Material, Member, StudyHours
from lianxin.party.queries import study as queries
from lianxin.party.queries.access import Office, office_of
from lianxin.party.rules.classified import mark_of_name

MOST_HALVES = 32


def whole_office(actor: Actor, slug: str) -> Office:
    """The community's Party work for whoever works with all of it; raises NotPermitted for others
    who lead there.
    """
    office = office_of(actor, slug)
    if not office.is_whole:
        raise NotPermitted(_("这一步由社区党委或党务工作者来做。"))
    return office


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a campaign is to be."""

    name: str
    plan: str
    since: date
    until: date


@transaction.atomic
def begin(actor: Actor, slug: str, plan: Plan, *, now: datetime) -> Campaign:
    office = whole_office(actor, slug)
    _check(plan)
    try:
        with transaction.atomic():
            campaign = Campaign.objects.create(community=office.community, **asdict(plan))
    except IntegrityError as error:
        raise Invalid(_("同一天开始的专题里已经有这个名字了。"), field="name") from error
    _record(actor, "begin_campaign", campaign, now=now)
    return campaign


@transaction.atomic
def change(actor: Actor, pk: int, plan: Plan, *, now: datetime) -> Campaign:
    campaign = _own_campaign(actor, pk)
    _check(plan)
    for name, value in asdict(plan).items():
        setattr(campaign, name, value)
    campaign.save(update_fields=list(asdict(plan)))
    _record(actor, "change_campaign", campaign, now=now)
    return campaign


def _check(plan: Plan) -> None:
    if plan.until < plan.since:
        raise Invalid(_("结束的日子在开始以前，请改一改。"), field="until")
    papers.refuse_marked_words(plan.plan, field="plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePlan:
    name: str
    words: str
    since: date
    until: date


@transaction.atomic
def add_stage(actor: Actor, pk: int, stage: StagePlan, *, now: datetime) -> CampaignStage:
    campaign = _own_campaign(actor, pk)
    if not campaign.since <= stage.since <= stage.until <= campaign.until:
        raise Invalid(_("阶段要在整个专题的起止日期里面，先开始、后结束。"), field="since")
    try:
        with transaction.atomic():
            made = CampaignStage.objects.create(campaign=campaign, **asdict(stage))
    except IntegrityError as error:
        raise Invalid(_("这个专题里已经有叫这个名字的阶段了。"), field="name") from error
    _record(actor, "add_stage", campaign, now=now, name=stage.name)
    return made


@transaction.atomic
def add_material(
    actor: Actor, pk: int, *, title: str, file: UploadedFile, now: datetime
) -> Material:
    """Keep a Word document, a PDF or a photograph for all to read; raises Invalid for another kind
    and for what is marked secret (P-23).
    """
    campaign = _own_campaign(actor, pk)
    title = said(title, field="title", missing=_("写个标题。"), most=80)
    if mark := mark_of_name(title):
        raise Invalid(
            _("标题里写着“%(mark)s”。涉密的材料不能放到这里。") % {"mark": mark}, field="title"
        )
    paper = papers.read(file, title=title)
    material = Material(
        campaign=campaign, title=title, kind=paper.kind, size=len(paper.data), added_at=now
    )
    name = f"{now:%Y/%m}/{material.key}.{paper.extension}"
    material.file.save(name, ContentFile(paper.data), save=False)
    material.save()
    _record(actor, "add_material", campaign, now=now, title=title)
    return material


@transaction.atomic
def remove_material(actor: Actor, pk: int, *, now: datetime, is_back: bool = False) -> Material:
    """Take a material away, or with `is_back` put it back."""
    material = Material.objects.select_for_update().filter(pk=pk).first()
    if material is None:
        raise NotFound
    campaign = _own_campaign(actor, material.campaign_id)
    material.removed_at = None if is_back else now
    material.save(update_fields=["removed_at"])
    deed = "restore_material" if is_back else "remove_material"
    _record(actor, deed, campaign, now=now, title=material.title)
    return material


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """What was studied, on which day, for how many half hours."""

    title: str
    kind: HoursKind
    studied_on: date
    halves: int
    campaign_id: int | None = None


@transaction.atomic
def record_hours(
    actor: Actor, slug: str, studied: Studied, member_ids: Collection[int], *, now: datetime
) -> list[StudyHours]:
    """Write the same hours down for several members of the branches that one leads, or one's own
    study for oneself.
    """
    community = queries.community_for_study(actor, slug)
    members = list(queries.writable_members(actor, community.pk).filter(pk__in=member_ids))
    if not members:
        raise Invalid(_("选上参加的党员。"), field="members")
    _check_studied(actor, studied, members, today=local_day(now))
    campaign = queries.campaign_in(community.pk, studied.campaign_id)
    rows = [
        StudyHours(
            community=community,
            member=member,
            campaign=campaign,
            kind=studied.kind,
            title=studied.title,
            studied_on=studied.studied_on,
            halves=studied.halves,
            recorded_at=now,
        )
        for member in members
    ]
    StudyHours.objects.bulk_create(rows, batch_size=1_000)
    journal.record_each(actor, "study", ((row, {}) for row in rows), community.pk, at=now)
    return rows


def _check_studied(actor: Actor, studied: Studied, members: list[Member], *, today: date) -> None:
    if studied.studied_on > today:
        raise Invalid(_("还没到的日子，学完了再记。"), field="studied_on")
    if not 1 <= studied.halves <= MOST_HALVES:
        raise Invalid(_("一次最少半个学时，最多 16 个学时。"), field="hours")
    is_own = all(member.person_id in actor.person_ids for member in members)
    if is_own and studied.kind != HoursKind.OWN and not queries.leads_all(actor, members):
        raise Invalid(_("集体学习和集中培训由支部来记，这里记自学。"), field="kind")


@transaction.atomic
def take_back_hours(actor: Actor, pk: int, *, now: datetime, is_back: bool = False) -> StudyHours:
    """Strike hours that were a mistake, or with `is_back` let them count again."""
    hours = queries.hours_for(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if hours is None:
        raise NotFound
    if hours.kind != HoursKind.OWN and not queries.leads_all(actor, [hours.member]):
        raise NotPermitted(_("支部记的学时由支部来改，请告诉支部书记。"))
    hours.taken_back_at = None if is_back else now
    hours.save(update_fields=["taken_back_at"])
    deed = "count_hours_again" if is_back else "take_back_hours"
    journal.record(actor, deed, hours, hours.community_id, at=now)
    return hours


def _own_campaign(actor: Actor, pk: int) -> Campaign:
    campaign = queries.campaign_for(actor, pk, lock=True)
    whole_office(actor, campaign.community.slug)
    return campaign


def _record(actor: Actor, deed: str, campaign: Campaign, *, now: datetime, **details: Any) -> None:
    journal.record(actor, deed, campaign, campaign.community_id, at=now, **details)
