"""What is told of volunteering: projects, shifts, duties and hours."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from lianxin.core.api import Shape, as_told, enumerated
from lianxin.core.masks import mask_name
from lianxin.volunteers.models import (
    CampaignState,
    Certificate,
    CertificateState,
    DutyState,
    Half,
    Project,
    ProjectKind,
    ProjectState,
    Shift,
    ShiftState,
    Skill,
    VolunteerState,
)
from lianxin.volunteers.queries.ledger import Served

KindOfProject = Annotated[ProjectKind, enumerated(ProjectKind)]
StateOfProject = Annotated[ProjectState, enumerated(ProjectState)]
StateOfShift = Annotated[ShiftState, enumerated(ShiftState)]
StateOfDuty = Annotated[DutyState, enumerated(DutyState)]
StateOfVolunteer = Annotated[VolunteerState, enumerated(VolunteerState)]
StateOfCertificate = Annotated[CertificateState, enumerated(CertificateState)]
StateOfCampaign = Annotated[CampaignState, enumerated(CampaignState)]
WhatOneCan = Annotated[Skill, enumerated(Skill)]
HALVES = tuple(f"{weekday}{half.value}" for weekday in range(1, 8) for half in Half)
"""The fourteen half-days of a week, e.g. 6am for Saturday's morning."""
REVISION = Field(description='版本：If-Match 里写 "7"')
VERBS = Field(examples=[["publish", "cancel"]], description="您现在能走的步")


class VolunteerProject(Shape):
    """A project in which people serve."""

    id: int
    name: str = Field(examples=["清扫楼院"])
    beneficiary: str = Field(examples=["院里的居民"])
    what: str
    venue: str
    kind: KindOfProject
    state: StateOfProject
    risk: str = Field(description="可能的风险：报名前要知道")
    is_dangerous: bool
    insurance: str
    licence: str
    team: int | None
    campaign: int | None
    revision: int = REVISION


class VolunteerShift(Shape):
    """One time of a project."""

    id: int
    project: int
    name: str = Field(examples=["清扫楼院"])
    starts_at: datetime
    ends_at: datetime
    venue: str
    needed: int
    taken: int
    state: StateOfShift
    words: str = Field(description="为什么取消了")
    evaluation: str = Field(description="被服务的人怎么说")
    revision: int = REVISION


class DutyTold(Shape):
    """What somebody serves or served in; hours as they stand."""

    id: int
    shift: int
    name: str = Field(examples=["清扫楼院"])
    state: StateOfDuty
    starts_at: datetime
    ends_at: datetime
    claimed_minutes: int | None = Field(examples=[90], description="申报了几分钟；没有申报是空的")
    verified_minutes: int | None = Field(examples=[90], description="核实了几分钟；没有核实是空的")
    verified_entry: int | None = Field(description="核实的那一笔：更正时写 entry_id")


class DutyOfSomebody(DutyTold):
    """The same with whose it is, the name masked."""

    volunteer: int
    who: str = Field(examples=["王*芬"])


class VolunteerCertificate(Shape):
    """A certificate of verified hours."""

    id: int
    number: str
    state: StateOfCertificate
    since: date
    until: date
    minutes: int
    code: str = Field(description="核验码；还没发的是空的")
    words: str = Field(description="没有发或者作废的原因")


def project_of(project: Project) -> VolunteerProject:
    return as_told(VolunteerProject, project, team=project.team_id, campaign=project.campaign_id)


def shift_of(shift: Shift, project: Project | None = None) -> VolunteerShift:
    whose = project or shift.project
    return as_told(VolunteerShift, shift, project=whose.pk, name=whose.name)


def duty_facts(served: Served) -> dict[str, object]:
    duty = served.duty
    return {
        "id": duty.pk,
        "shift": duty.shift_id,
        "name": duty.shift.project.name,
        "state": DutyState(duty.state),
        "starts_at": duty.starts_at,
        "ends_at": duty.ends_at,
        "claimed_minutes": served.claimed.minutes if served.claimed else None,
        "verified_minutes": served.verified.minutes if served.verified else None,
        "verified_entry": served.verified.pk if served.verified else None,
    }


def duty_of(served: Served) -> DutyTold:
    return DutyTold.model_validate(duty_facts(served))


def duty_of_somebody(served: Served) -> DutyOfSomebody:
    volunteer = served.duty.volunteer
    who = {"volunteer": volunteer.pk, "who": mask_name(volunteer.name)}
    return DutyOfSomebody.model_validate({**duty_facts(served), **who})


def certificate_of(certificate: Certificate) -> VolunteerCertificate:
    return as_told(VolunteerCertificate, certificate)
