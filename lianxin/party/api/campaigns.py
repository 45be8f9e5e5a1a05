"""Campaigns of study (专题教育) at the desk: their plan, stages and materials."""

from datetime import date
from typing import Any

from django.utils.datastructures import MultiValueDict
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Shape, Slug, as_told, body_of, done, filled, taking
from lianxin.core.errors import NotFound
from lianxin.party.actions import study as actions
from lianxin.party.api.door import router
from lianxin.party.api.purposes import office_at
from lianxin.party.api.study import TakesBack
from lianxin.party.forms.study import CampaignForm, MaterialForm, StageForm
from lianxin.party.models import Campaign, CampaignStage, Material
from lianxin.party.queries import study as queries
from lianxin.party.queries.loop import loops_of


class StudyCampaignRow(Shape):
    """A campaign in a list."""

    id: int
    name: str = Field(examples=["三严三实"])
    since: date
    until: date


class CampaignsOfStudy(Shape):
    """A community's campaigns."""

    items: list[StudyCampaignRow]


class CampaignStageTold(Shape):
    """A span of a campaign with what is to be done in it."""

    id: int
    name: str
    words: str
    since: date
    until: date


class CampaignMaterial(Shape):
    """Something to read; the file itself is on the page."""

    id: int
    title: str
    kind: str = Field(examples=["pdf"])
    size: int = Field(description="多少字节")


class CampaignOfStudy(StudyCampaignRow):
    """A campaign with all that belongs to it."""

    plan: str
    stages: list[CampaignStageTold]
    materials: list[CampaignMaterial]
    loops: list[int] = Field(description="走过它的支部和党员：loops 的编号")


@router.reads(
    "/communities/{slug}/party/campaigns",
    scope=Scope.PARTY_WORK,
    gives=CampaignsOfStudy,
    says="专题教育",
)
def study_campaigns(request: Call, slug: Slug) -> CampaignsOfStudy:
    community = office_at(request, slug).community
    found = queries.campaigns_for(request.actor).filter(community=community)
    return CampaignsOfStudy(
        items=[
            StudyCampaignRow.model_validate(_facts(each)) for each in found.order_by("-since", "pk")
        ]
    )


def _facts(campaign: Campaign) -> dict[str, Any]:
    return {
        "id": campaign.pk,
        "name": campaign.name,
        "since": campaign.since,
        "until": campaign.until,
    }


@router.reads(
    "/communities/{slug}/party/campaigns/{int:pk}",
    scope=Scope.PARTY_WORK,
    gives=CampaignOfStudy,
    says="一个专题：方案、阶段、材料",
)
def study_campaign(request: Call, slug: Slug, pk: Key) -> CampaignOfStudy:
    return _told(request, slug, pk)


def campaign_at(request: Call, slug: str, pk: int) -> Campaign:
    office, found = office_at(request, slug), queries.campaign_for(request.actor, pk)
    if found.community_id != office.community.pk:
        raise NotFound
    return found


def _told(request: Call, slug: str, pk: int) -> CampaignOfStudy:
    found = campaign_at(request, slug, pk)
    return CampaignOfStudy.model_validate(
        {
            **_facts(found),
            "plan": found.plan,
            "stages": [_stage(each) for each in found.stages.order_by("since", "pk")],
            "materials": [_material(each) for each in queries.materials_of(found)],
            "loops": [each.pk for each in loops_of(office_at(request, slug), found)],
        }
    )


def _stage(stage: CampaignStage) -> CampaignStageTold:
    return as_told(CampaignStageTold, stage)


def _material(material: Material) -> CampaignMaterial:
    return as_told(CampaignMaterial, material)


@router.writes(
    "/communities/{slug}/party/campaigns",
    scope=Scope.PARTY_WORK,
    gives=CampaignOfStudy,
    says="开展一个专题教育",
    status=201,
)
@taking(body_of(CampaignForm, "BeginsStudyCampaign"))
def begin_campaign(request: Call, slug: Slug, told: Any) -> CampaignOfStudy:
    office_at(request, slug)
    form = CampaignForm(filled(told)[0])
    made = done(form, lambda: actions.begin(request.actor, slug, form.plan_told(), now=http.now()))
    return _told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/party/campaigns/{int:pk}/change",
    scope=Scope.PARTY_WORK,
    gives=CampaignOfStudy,
    says="改一个专题的名称、方案和日子",
)
@taking(body_of(CampaignForm, "ChangesStudyCampaign"))
def change_campaign(request: Call, slug: Slug, pk: Key, told: Any) -> CampaignOfStudy:
    campaign_at(request, slug, pk)
    form = CampaignForm(filled(told)[0])
    done(form, lambda: actions.change(request.actor, pk, form.plan_told(), now=http.now()))
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/campaigns/{int:pk}/stages",
    scope=Scope.PARTY_WORK,
    gives=CampaignOfStudy,
    says="给专题加一个阶段",
    status=201,
)
@taking(body_of(StageForm, "AddsCampaignStage"))
def add_stage(request: Call, slug: Slug, pk: Key, told: Any) -> CampaignOfStudy:
    campaign_at(request, slug, pk)
    form = StageForm(filled(told)[0])
    done(form, lambda: actions.add_stage(request.actor, pk, form.stage(), now=http.now()))
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/campaigns/{int:pk}/materials",
    scope=Scope.PARTY_WORK,
    gives=CampaignOfStudy,
    says="给专题传一份材料；标着秘密的不收",
    status=201,
)
@taking(body_of(MaterialForm, "AddsCampaignMaterial"))
def add_material(request: Call, slug: Slug, pk: Key, told: Any) -> CampaignOfStudy:
    campaign_at(request, slug, pk)
    data, files = filled(told)
    form = MaterialForm(data, MultiValueDict({name: [each] for name, each in files.items()}))
    done(
        form,
        lambda: actions.add_material(request.actor, pk, now=http.now(), **form.cleaned_data),
    )
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/campaigns/{int:pk}/materials/{int:thing}/remove",
    scope=Scope.PARTY_WORK,
    gives=CampaignOfStudy,
    says="材料拿掉，或放回来",
)
def remove_material(
    request: Call, slug: Slug, pk: Key, thing: Key, told: TakesBack
) -> CampaignOfStudy:
    if not campaign_at(request, slug, pk).materials.filter(pk=thing).exists():
        raise NotFound
    actions.remove_material(request.actor, thing, now=http.now(), is_back=told.is_back)
    return _told(request, slug, pk)
