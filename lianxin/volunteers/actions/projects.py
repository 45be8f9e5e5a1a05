"""Service projects: written, published once the law's conditions are met, ended (V-03, V-06)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.places.models import Community
from lianxin.volunteers.actions.shifts import cancel_shift
from lianxin.volunteers.actions.taking import check_seen, leave, put
from lianxin.volunteers.models import (
    INSURED,
    Campaign,
    Project,
    ProjectKind,
    ProjectState,
    ShiftState,
    Team,
)
from lianxin.volunteers.queries.access import project_for
from lianxin.volunteers.rules import PROJECT_FLOW
from lianxin.volunteers.rules.access import works_in
from lianxin.volunteers.rules.serving import wants

CHANGED = frozenset(
    {
        "name",
        "beneficiary",
        "what",
        "venue",
        "kind",
        "risk",
        "is_dangerous",
        "insurance",
        "licence",
        "team",
        "campaign",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectTold:
    name: str
    beneficiary: str
    what: str
    venue: str
    kind: str = ProjectKind.ORDINARY
    risk: str = ""
    is_dangerous: bool = False
    insurance: str = ""
    licence: str = ""
    team: Team | None = None
    campaign: Campaign | None = None


@transaction.atomic
def plan_project(
    actor: Actor, community: Community, told: ProjectTold, *, now: datetime
) -> Project:
    if not works_in(actor, community.pk):
        raise NotPermitted(_("服务项目由社区的工作人员来定。"))
    project = Project(community=community, created_at=now)
    _write(project, told)
    project.save(force_insert=True)
    journal.record(actor, "plan_project", project, community.pk, at=now, name=project.name)
    return project


def _write(project: Project, told: ProjectTold) -> None:
    if told.kind not in ProjectKind.values:
        raise Invalid(_("从单子里选一类。"), field="kind")
    project.name = said(told.name, field="name", missing=_("给项目起个名字。"), most=60)
    project.beneficiary = said(
        told.beneficiary, field="beneficiary", missing=_("写明服务谁。"), most=120
    )
    project.what = said(told.what, field="what", missing=_("写明做什么。"), most=500)
    project.venue = said(told.venue, field="venue", missing=_("写明在哪儿做。"), most=120)
    project.kind, project.risk = told.kind, told.risk.strip()
    project.is_dangerous = told.is_dangerous or told.kind in INSURED
    project.insurance, project.licence = told.insurance.strip(), told.licence.strip()
    project.team, project.campaign = told.team, told.campaign
    for own in (told.team, told.campaign):
        if own is not None and own.community_id != project.community_id:
            raise Invalid(_("服务队和活动要是本社区的。"), field="team")
    same = Project.objects.filter(community=project.community_id, name=project.name)
    if same.exclude(pk=project.pk).exists():
        raise Invalid(_("已经有一个叫这个名字的项目了。"), field="name")


@transaction.atomic
def rewrite_project(
    actor: Actor, pk: int, told: ProjectTold, *, now: datetime, seen: int | None = None
) -> Project:
    """Change a project; one that is published keeps what the law asks of it."""
    project = _taken(actor, pk, seen)
    step = leave(PROJECT_FLOW, "rewrite", actor, project)
    _write(project, told)
    if project.state != ProjectState.DRAFT:
        _check_ready(project)
    put(actor, project, step, project.community_id, now=now, changed=CHANGED)
    return project


@transaction.atomic
def publish_project(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Let people sign up; refused without licence, insurance or the risk told, naming which."""
    project = _taken(actor, pk, seen)
    if works_in(actor, project.community_id):
        _check_ready(project)
    step = leave(PROJECT_FLOW, "publish", actor, project)
    put(actor, project, step, project.community_id, now=now)
    return project


def _check_ready(project: Project) -> None:
    for field, why in wants(project):
        raise Invalid(why, field=field)


@transaction.atomic
def end_project(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Close a project; shifts that are still to come must be held or called off first."""
    project = _taken(actor, pk, seen)
    step = leave(PROJECT_FLOW, "end", actor, project)
    if project.shifts.filter(state=ShiftState.PLANNED).exists():
        raise OutOfOrder(_("还有没开展的班次，先开展或取消，再结束项目。"))
    put(actor, project, step, project.community_id, now=now)
    return project


@transaction.atomic
def cancel_project(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Project:
    """Call a project off with all its shifts to come."""
    project = _taken(actor, pk, seen)
    step = leave(PROJECT_FLOW, "cancel", actor, project)
    words = said(words, field="words", missing=_("写一句为什么取消，报了名的人看得到。"), most=200)
    for shift in project.shifts.filter(state=ShiftState.PLANNED).order_by("pk"):
        cancel_shift(actor, shift.pk, words=words, now=now)
    put(actor, project, step, project.community_id, now=now, words=words)
    return project


def _taken(actor: Actor, pk: int, seen: int | None) -> Project:
    project = project_for(actor, pk, lock=True)
    check_seen(project, seen, _("这个项目刚刚有人改过，下面是最新的样子。"))
    return project
