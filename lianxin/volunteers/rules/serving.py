"""The steps of projects, shifts and duties, and what the law wants before them (V-06, V-07)."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.volunteers.models import (
    INSURED,
    LICENSED,
    Project,
    ProjectKind,
    Volunteer,
    VolunteerState,
)
from lianxin.volunteers.models import DutyState as D
from lianxin.volunteers.models import ProjectState as P
from lianxin.volunteers.models import ShiftState as S
from lianxin.volunteers.rules.access import (
    BY_LEADER,
    BY_OWN_OR_STAFF,
    BY_STAFF,
    leads_duty,
    leads_shift,
    runs_project,
    runs_shift,
    serves_or_leads,
)
from lianxin.volunteers.rules.registering import is_under


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


def wants(project: Project) -> list[tuple[str, str]]:
    """What a project still lacks before it may be published: (field, why), the law's first."""
    lacking = []
    if project.kind in LICENSED and not project.licence:
        why = gettext("%(kind)s依法要有资质，写上谁的、什么证、证号。")
        lacking.append(("licence", why % {"kind": project.get_kind_display()}))
    if (project.is_dangerous or project.kind in INSURED) and not project.insurance:
        lacking.append(("insurance", gettext("有危险的服务先给志愿者上保险，写上保险和保单号。")))
    if not project.risk:
        lacking.append(("risk", gettext("把可能的风险告诉志愿者；没有特别的风险，也写一句。")))
    return lacking


def is_ready(project: Project) -> bool:
    return not wants(project)


_STAFF: dict[str, Any] = {"by": runs_project, "who": BY_STAFF}
PROJECT_FLOW = Flow(
    _step("rewrite", _("改项目"), {P.DRAFT, P.OPEN}, None, **_STAFF),
    _step(
        "publish",
        _("公布"),
        {P.DRAFT},
        P.OPEN,
        when=is_ready,
        unless=_("还缺资质、保险或风险告知，补上再公布。"),
        **_STAFF,
    ),
    _step("add_shift", _("排班次"), {P.OPEN}, None, **_STAFF),
    _step("end", _("结束"), {P.OPEN}, P.ENDED, **_STAFF),
    _step("cancel", _("取消"), {P.DRAFT, P.OPEN}, P.CANCELLED, **_STAFF),
)

SHIFT_FLOW = Flow(
    _step("sign_up", _("报名"), {S.PLANNED}, None, by=lambda *_: True, who=_("登记过的志愿者")),
    _step("roster", _("记名单"), {S.PLANNED, S.HELD}, None, by=leads_shift, who=BY_LEADER),
    _step("hold", _("记为已开展"), {S.PLANNED}, S.HELD, by=leads_shift, who=BY_LEADER),
    _step("evaluate", _("记评价"), {S.HELD}, None, by=runs_shift, who=BY_STAFF),
    _step("cancel", _("取消"), {S.PLANNED}, S.CANCELLED, by=runs_shift, who=BY_STAFF),
)

DUTY_FLOW = Flow(
    _step("leave", _("不去了"), {D.SIGNED}, D.LEFT, by=serves_or_leads, who=BY_OWN_OR_STAFF),
    _step("sign_in", _("签到"), {D.SIGNED}, D.CAME, by=serves_or_leads, who=BY_OWN_OR_STAFF),
    _step("sign_out", _("签退"), {D.CAME}, D.SERVED, by=serves_or_leads, who=BY_OWN_OR_STAFF),
    _step(
        "record",
        _("手工记时长"),
        {D.SIGNED, D.CAME},
        D.SERVED,
        by=serves_or_leads,
        who=BY_OWN_OR_STAFF,
    ),
    _step("miss", _("没来"), {D.SIGNED}, D.ABSENT, by=leads_duty, who=BY_LEADER),
)


def bar(volunteer: Volunteer, project: Project, *, notice: int, of_age: int, day: date) -> str:
    """Why somebody may not serve in a project on a day, in words; empty when they may."""
    if volunteer.state == VolunteerState.WAITING:
        return gettext("还在等监护人同意，同意以后再报名。")
    if volunteer.is_gone:
        return gettext("已经退出登记。想回来，重新登记一次就行。")
    if volunteer.notice != notice:
        return gettext("登记时的告知改过了，先看一遍新的，再报名。")
    if project.kind == ProjectKind.RESCUE and is_under(volunteer.born_on, of_age, on=day):
        return gettext("未成年人不参加抢险救灾。谢谢您，请报别的服务。")
    return ""


def may_sign_in(now: datetime, starts_at: datetime, ends_at: datetime, *, minutes: int) -> bool:
    """From so many minutes before the start until the end."""
    return (starts_at - now).total_seconds() <= minutes * 60 and now < ends_at
