"""One's own volunteering: joining, serving, hours and stars for oneself alone, leaving."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    PDF,
    Body,
    Call,
    Key,
    Nothing,
    Part,
    Scope,
    Shape,
    Slug,
    Steps,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.volunteers import actions
from lianxin.volunteers.api.door import offering, router
from lianxin.volunteers.api.reading import ShiftForOneself, told_shift
from lianxin.volunteers.api.shapes import (
    HALVES,
    DutyOfSomebody,
    DutyTold,
    StateOfVolunteer,
    VolunteerCertificate,
    WhatOneCan,
    certificate_of,
    duty_of,
    duty_of_somebody,
)
from lianxin.volunteers.forms import steps
from lianxin.volunteers.forms.registering import Abilities, AskCertificate, OwnJoin
from lianxin.volunteers.models import Duty, Skill, Volunteer, VolunteerState
from lianxin.volunteers.pdf import paper
from lianxin.volunteers.queries.access import certificate_for, duty_for
from lianxin.volunteers.queries.law import NOTICE, count_of
from lianxin.volunteers.queries.ledger import served_of, to_verify
from lianxin.volunteers.queries.overview import own
from lianxin.volunteers.queries.people import dossier

_HALF: Any = Literal.__getitem__(HALVES)
FREE = Part(
    Annotated[list[_HALF], Field(max_length=14, description="有空的半天：6am 是周六上午")], []
)
MOST_TO_VERIFY = 50


class OwnVolunteering(Shape):
    """What one is and did as a volunteer: for oneself alone, compared with nobody."""

    number: str = Field(examples=["LSL-Z0017"])
    state: StateOfVolunteer
    registered_at: datetime
    skills: list[WhatOneCan]
    free: list[str] = Field(examples=[["6am"]])
    teams: list[str]
    claimed_minutes: int
    verified_minutes: int
    stars: int
    next_star: int | None = Field(description="下一颗星要到几分钟")
    ahead: list[DutyTold]
    done: list[DutyTold]
    certificates: list[VolunteerCertificate]
    is_notice_old: bool = Field(description="告知改过了：读了新的才能接着报名")
    notice: int = Field(description="现在的告知是第几版")
    to_verify: list[DutyOfSomebody] = Field(description="您带队的：等您核实的时长")


class ReadsNotice(Body):
    """Which version of the notice was read."""

    notice: int = Field(ge=1, le=10_000, examples=[1])


class SignsUp(Body):
    """That one knows what can happen."""

    knows_risk: bool = Field(description="风险看过了，知道了")


@router.reads(
    "/communities/{slug}/volunteering/mine",
    scope=Scope.VOLUNTEERS_READ,
    gives=OwnVolunteering,
    says="我的志愿服务：登记、班次、时长、证明",
)
def mine(request: Call, slug: Slug) -> OwnVolunteering:
    return _mine(request, community_by_slug(slug))


def _mine(request: Call, community: Community) -> OwnVolunteering:
    actor, volunteer = request.actor, _self(request, community)
    told = dossier(actor, volunteer, now=http.now())
    waiting = to_verify(actor).filter(shift__project__community=community)[:MOST_TO_VERIFY]
    return OwnVolunteering(
        number=volunteer.told_number,
        state=VolunteerState(volunteer.state),
        registered_at=volunteer.registered_at,
        skills=[Skill(each.skill) for each in told.skills],
        free=[f"{each.weekday}{each.half}" for each in told.free],
        teams=[each.team.name for each in told.teams],
        claimed_minutes=told.credit.claimed,
        verified_minutes=told.credit.verified,
        stars=told.credit.stars,
        next_star=told.credit.next_star,
        ahead=[duty_of(each) for each in told.ahead],
        done=[duty_of(each) for each in told.done],
        certificates=[certificate_of(each) for each in told.certificates],
        is_notice_old=told.is_notice_old,
        notice=count_of(community, NOTICE, on=http.today()),
        to_verify=[duty_of_somebody(each) for each in served_of(list(waiting))],
    )


def _self(request: Call, community: Community) -> Volunteer:
    found = own(request.actor, community.pk)
    if volunteer := next((each for each in found if not each.is_gone), None):
        return volunteer
    raise NotFound


def _home(request: Call, slug: str) -> Community:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    return community


@router.writes(
    "/communities/{slug}/volunteering/join",
    scope=Scope.VOLUNTEERS_WRITE,
    gives=OwnVolunteering,
    says="登记做志愿者：先读告知，自愿登记",
    status=201,
)
@taking(body_of(OwnJoin, "JoinsVolunteers", instead={"free": FREE}))
def join(request: Call, slug: Slug, told: Any) -> OwnVolunteering:
    community = _home(request, slug)
    version = count_of(community, NOTICE, on=http.today())
    form = OwnJoin(filled(told)[0], initial={"name": request.actor.name}, notice=version)

    def deed() -> object:
        return actions.register(request.actor, form.registration(community), now=http.now())

    done(form, deed)
    return _mine(request, community)


@router.writes(
    "/communities/{slug}/volunteering/mine/change",
    scope=Scope.VOLUNTEERS_WRITE,
    gives=OwnVolunteering,
    says="改会做什么、什么时候有空",
)
@taking(body_of(Abilities, "ChangesAbilities", instead={"free": FREE}))
def change(request: Call, slug: Slug, told: Any) -> OwnVolunteering:
    community = _home(request, slug)
    pk, form = _self(request, community).pk, Abilities(filled(told)[0])
    done(form, lambda: actions.change(request.actor, pk, **form.said(), now=http.now()))
    return _mine(request, community)


@router.writes(
    "/communities/{slug}/volunteering/mine/notice",
    scope=Scope.VOLUNTEERS_WRITE,
    gives=OwnVolunteering,
    says="告知改过了：读了新的一版",
)
def read_notice(request: Call, slug: Slug, told: ReadsNotice) -> OwnVolunteering:
    community = _home(request, slug)
    pk = _self(request, community).pk
    actions.read_notice(request.actor, pk, notice=told.notice, now=http.now())
    return _mine(request, community)


class Withdrawn(Shape):
    """That one is no volunteer here any more."""

    is_withdrawn: bool = True


@router.writes(
    "/communities/{slug}/volunteering/mine/withdraw",
    scope=Scope.VOLUNTEERS_WRITE,
    gives=Withdrawn,
    says="退出：个人资料删去，时长只留数目",
)
def withdraw(request: Call, slug: Slug, told: Nothing) -> Withdrawn:
    pk = _self(request, _home(request, slug)).pk
    actions.withdraw(request.actor, pk, now=http.now())
    return Withdrawn()


@router.writes(
    "/communities/{slug}/volunteering/mine/certificates",
    scope=Scope.VOLUNTEERS_WRITE,
    gives=OwnVolunteering,
    says="申请志愿服务证明",
    status=201,
)
@taking(body_of(AskCertificate, "AsksCertificate"))
def ask_certificate(request: Call, slug: Slug, told: Any) -> OwnVolunteering:
    community = _home(request, slug)
    pk, form = _self(request, community).pk, AskCertificate(filled(told)[0])

    def deed() -> object:
        said = form.cleaned_data
        span = actions.Span(said["since"], said["until"])
        return actions.ask(request.actor, pk, span, may_show=said["may_show"], now=http.now())

    done(form, deed)
    return _mine(request, community)


@router.writes(
    "/communities/{slug}/volunteering/shifts/{int:pk}/sign-up",
    scope=Scope.VOLUNTEERS_WRITE,
    gives=ShiftForOneself,
    says="报名一个班次：先看风险",
)
def sign_up(request: Call, slug: Slug, pk: Key, told: SignsUp) -> ShiftForOneself:
    community = _home(request, slug)
    told_shift(request, slug, pk)
    volunteer = next((each for each in own(request.actor, community.pk) if not each.is_gone), None)
    if volunteer is None:
        raise OutOfOrder(_("先登记一下，再回来报名。"))
    knows, now = told.knows_risk, http.now()
    actions.sign_up(request.actor, pk, volunteer.pk, knows_risk=knows, now=now)
    return told_shift(request, slug, pk)


def _duty(request: Call, slug: str, pk: int) -> Duty:
    held = duty_for(request.actor, pk)
    if held.shift.project.community.slug != slug:
        raise NotFound
    keep_home(request, held.shift.project.community_id)
    return held


_steps = Steps(
    router=router,
    scope=Scope.VOLUNTEERS_WRITE,
    path="volunteering/duties/{int:pk}",
    name="own_{}",
    body="Volunteer{}",
    find=lambda request, slug, pk: offering(_duty(request, slug, pk)),
    gives=ShiftForOneself,
    tell=lambda request, slug, held: told_shift(request, slug, held.shift_id),
)
_steps.ask("leave", steps.Asked, actions.leave_duty, "不去了，名额让出来")
_steps.ask("sign_in", steps.Code, actions.sign_in, "到现场签到")
_steps.ask("sign_out", steps.Code, actions.sign_out, "走的时候签退，时长等社区核实")
_steps.ask("record", steps.Claim, actions.record, "手工记时长，等社区核实")
_steps.ask("verify", steps.Verify, actions.verify, "带队的人核实一笔时长，不能是自己的")


@router.papers(
    "/communities/{slug}/volunteering/certificates/{int:pk}/paper",
    scope=Scope.VOLUNTEERS_READ,
    says="一张志愿服务证明，PDF：本人和工作台",
)
def certificate_on_paper(request: Call, slug: Slug, pk: Key) -> HttpResponse:
    community = _home(request, slug)
    found = certificate_for(request.actor, pk)
    if found.volunteer.community_id != community.pk or not found.code:
        raise NotFound
    site, today = request.build_absolute_uri("/"), found.issued_on or http.today()
    return HttpResponse(paper(found, site=site, today=today), content_type=PDF)
