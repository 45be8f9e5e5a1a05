"""The register of volunteers at the desk: names, phones and numbers of identity are masked."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Leaf,
    Scope,
    Shape,
    Slug,
    Turning,
    Words,
    as_told,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    turned,
)
from lianxin.core.errors import NotFound
from lianxin.core.masks import mask_name
from lianxin.people.queries import workplace
from lianxin.volunteers import actions
from lianxin.volunteers.api.door import labels, offering, router, steps_at_desk
from lianxin.volunteers.api.own import FREE
from lianxin.volunteers.api.shapes import (
    HALVES,
    VERBS,
    DutyOfSomebody,
    DutyTold,
    StateOfVolunteer,
    VolunteerCertificate,
    VolunteerShift,
    WhatOneCan,
    certificate_of,
    duty_of,
    duty_of_somebody,
    shift_of,
)
from lianxin.volunteers.deeds import CERTIFICATE_DEEDS, PEOPLE_DEEDS
from lianxin.volunteers.forms.registering import ProxyJoin
from lianxin.volunteers.models import Attainment, Skill, Volunteer, VolunteerState
from lianxin.volunteers.queries import people as queries
from lianxin.volunteers.queries.access import certificate_for
from lianxin.volunteers.queries.law import NOTICE, count_of
from lianxin.volunteers.queries.ledger import served_of
from lianxin.volunteers.queries.overview import desk
from lianxin.volunteers.rules import CERTIFICATE_FLOW, VOLUNTEER_FLOW


class VolunteerRow(Shape):
    """A volunteer as the register tells them, by name; hours are not told, nobody is compared."""

    id: int
    number: str = Field(examples=["LSL-Z0017"])
    name: str = Field(examples=["王*芬"])
    phone: str = Field(examples=["138****1234"])
    state: StateOfVolunteer


class VolunteerLeaf(Leaf):
    """A page of the register; it has fifty."""

    items: list[VolunteerRow]


class AttainmentTold(Shape):
    """A training or an honour that staff wrote down."""

    id: int
    kind: str
    what: str
    on: date
    giver: str


class VolunteerAtDesk(VolunteerRow):
    """One volunteer with what they did."""

    identity: str = Field(examples=["370102********0018"])
    age: int | None = Field(description="不满 18 周岁的才有")
    registered_at: datetime
    skills: list[WhatOneCan]
    free: list[str] = Field(examples=[["6am"]])
    teams: list[str]
    attainments: list[AttainmentTold]
    duties: list[DutyTold]
    certificates: list[VolunteerCertificate]
    verified_minutes: int
    verbs: list[str] = VERBS


class Waiting(Shape):
    """What waits for those who organise volunteering."""

    volunteers: int
    to_verify: list[DutyOfSomebody] = Field(description="申报了、还没核实的时长")
    guardians: list[VolunteerRow] = Field(description="等监护人同意的")
    certificates: list[VolunteerCertificate] = Field(description="申请了证明的")
    unheld: list[VolunteerShift] = Field(description="过了时间、还没记的班次")
    shifts: list[VolunteerShift] = Field(description="接下来的班次")


def one_of(known: Iterable[str]) -> str:
    return f"^({'|'.join(known)})?$"


class WhichVolunteers(Turning):
    """Which of the register."""

    q: Words = Field("", max_length=40, description="姓名或编号")
    state: str = Field("", pattern=one_of(VolunteerState.values), description="不写就是在册的")
    skill: str = Field("", pattern=one_of(Skill.values))
    free: str = Field("", pattern=one_of(HALVES), description="6am 是周六上午")


@router.reads(
    "/communities/{slug}/volunteering/desk",
    scope=Scope.VOLUNTEERS_WORK,
    gives=Waiting,
    says="工作台上的志愿服务：什么在等着办",
)
def waiting(request: Call, slug: Slug) -> Waiting:
    page = desk(request.actor, slug, now=http.now())
    keep_home(request, page.community.pk)
    return Waiting(
        volunteers=page.volunteers,
        to_verify=[duty_of_somebody(each) for each in served_of(list(page.to_verify))],
        guardians=[_row(each, "") for each in page.guardians],
        certificates=[certificate_of(each) for each in page.certificates],
        unheld=[shift_of(each) for each in page.unheld],
        shifts=[shift_of(each) for each in page.shifts],
    )


@router.reads(
    "/communities/{slug}/volunteering/people",
    scope=Scope.VOLUNTEERS_WORK,
    gives=VolunteerLeaf,
    says="志愿者名册，按姓名；姓名和电话遮住",
)
def people(request: Call, slug: Slug, which: Query[WhichVolunteers]) -> VolunteerLeaf:
    asked = which.model_dump(include={"q", "state", "skill", "free"})
    seen = queries.register(
        request.actor, slug, asked, unmasked=(), after=which.after, before=which.before
    )
    keep_home(request, seen.community.pk)
    phones = {each.pk: contact.phone for each, contact in seen.contacts if contact}
    return turned(VolunteerLeaf, seen.page, lambda each: _row(each, phones.get(each.pk, "")))


def _row(volunteer: Volunteer, phone: str) -> VolunteerRow:
    return VolunteerRow.model_validate(_facts(volunteer, phone))


def _facts(volunteer: Volunteer, phone: str) -> dict[str, Any]:
    return {
        "id": volunteer.pk,
        "number": volunteer.told_number,
        "name": mask_name(volunteer.name),
        "phone": phone,
        "state": VolunteerState(volunteer.state),
    }


@router.reads(
    "/communities/{slug}/volunteering/people/{int:pk}",
    scope=Scope.VOLUNTEERS_WORK,
    gives=VolunteerAtDesk,
    says="一位志愿者：登记、服务、证明",
)
def person(request: Call, slug: Slug, pk: Key) -> VolunteerAtDesk:
    return _at_desk(request, slug, pk)


@router.writes(
    "/communities/{slug}/volunteering/people",
    scope=Scope.VOLUNTEERS_WORK,
    gives=VolunteerAtDesk,
    says="代居民登记（代办）：写明凭什么",
    status=201,
)
@taking(body_of(ProxyJoin, "JoinsByProxy", instead={"free": FREE}))
def register(request: Call, slug: Slug, told: Any) -> VolunteerAtDesk:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    version = count_of(community, NOTICE, on=http.today())
    form = ProxyJoin(filled(told)[0], notice=version)

    def deed() -> Volunteer:
        return actions.register(request.actor, form.registration(community), now=http.now())

    return _at_desk(request, slug, done(form, deed).pk)


def _at_desk(request: Call, slug: str, pk: int) -> VolunteerAtDesk:
    told = _dossier(request, slug, pk)
    contact = told.contact
    return VolunteerAtDesk.model_validate(
        {
            **_facts(told.volunteer, contact.phone if contact else ""),
            "identity": told.identity,
            "age": told.age,
            "registered_at": told.volunteer.registered_at,
            "skills": [Skill(each.skill) for each in told.skills],
            "free": [f"{each.weekday}{each.half}" for each in told.free],
            "teams": [each.team.name for each in told.teams],
            "attainments": [_attained(each) for each in told.attainments],
            "duties": [duty_of(each) for each in told.served],
            "certificates": [certificate_of(each) for each in told.certificates],
            "verified_minutes": told.credit.verified,
            "verbs": sorted(told.verbs),
        }
    )


def _attained(attained: Attainment) -> AttainmentTold:
    return as_told(AttainmentTold, attained)


def _dossier(request: Call, slug: str, pk: int) -> queries.Dossier:
    told = queries.at_desk(request.actor, slug, pk, unmasked=(), now=http.now())
    keep_home(request, told.volunteer.community_id)
    return told


def _found(request: Call, slug: str, pk: int) -> Found:
    return offering(_dossier(request, slug, pk).volunteer)


def _certificate(request: Call, slug: str, pk: int) -> Found:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    found = certificate_for(request.actor, pk)
    if found.volunteer.community_id != community.pk:
        raise NotFound
    return offering(found)


steps_at_desk(
    path="volunteering/people/{int:pk}",
    name="person_{}",
    body="VolunteersPerson{}",
    find=_found,
    gives=VolunteerAtDesk,
    tell=lambda request, slug, volunteer: _at_desk(request, slug, volunteer.pk),
).declare(
    PEOPLE_DEEDS,
    labels(
        PEOPLE_DEEDS,
        VOLUNTEER_FLOW,
        {
            "identity": "补记身份证号：本人单独同意",
            "attain": "记一次培训或表彰",
            "strike": "去掉一条",
        },
    ),
)
steps_at_desk(
    path="volunteering/certificates/{int:pk}",
    name="certificate_{}",
    body="VolunteersCertificate{}",
    find=_certificate,
    gives=VolunteerAtDesk,
    tell=lambda request, slug, each: _at_desk(request, slug, each.volunteer_id),
).declare(
    CERTIFICATE_DEEDS, labels(CERTIFICATE_DEEDS, CERTIFICATE_FLOW, {"grant": "开具证明，或先公示"})
)
