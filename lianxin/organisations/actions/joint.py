"""The joint conference's lists: what is offered and looked for, what people agree to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy, tokens
from lianxin.organisations.models import (
    Match,
    MatchState,
    Need,
    NeedState,
    Organisation,
    Partner,
    Project,
    ProjectState,
    Resource,
)
from lianxin.organisations.queries.access import (
    match_for,
    need_for,
    organisation_for,
    project_for,
    resource_for,
)
from lianxin.organisations.queries.law import WORDS, count_of
from lianxin.organisations.rules import PROJECT_FLOW
from lianxin.organisations.rules.access import keeps
from lianxin.organisations.rules.matching import proposal
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A resource or a need as it is told; without an organisation it is the community's own."""

    field: str
    what: str
    since: date
    until: date | None = None
    words: str = ""
    amount: int | None = None
    unit: str = ""
    organisation: int | None = None


def _facts(actor: Actor, community: Community, told: Listed) -> dict[str, Any]:
    if not keeps(actor, community.pk):
        raise NotPermitted(_("由本社区的工作人员来记。"))
    if told.until and told.until < told.since:
        raise Invalid(_("结束不能早于开始。"), field="until")
    unit = told.unit.strip() if told.amount else ""
    if told.amount and not unit:
        raise Invalid(_("写了数目，也写上单位，例如：个。"), field="unit")
    what = said(told.what, field="what", missing=_("写上是什么。"), most=120)
    words = tidy(told.words).strip()
    return {
        "community": community,
        "organisation": _organisation(actor, community, told.organisation),
        "field": told.field,
        "what": what,
        "words": words,
        "amount": told.amount or None,
        "unit": unit,
        "since": told.since,
        "until": told.until,
        "tokens": tokens(f"{what} {words}"),
    }


def _organisation(actor: Actor, community: Community, pk: int | None) -> Organisation | None:
    if pk is None:
        return None
    found = organisation_for(actor, pk)
    if found.community_id != community.pk:
        raise NotFound
    return found


@transaction.atomic
def list_resource(actor: Actor, community: Community, told: Listed, *, now: datetime) -> Resource:
    facts = _facts(actor, community, told)
    if facts["organisation"] is None:
        raise Invalid(_("选一家单位。"), field="organisation")
    made = Resource.objects.create(**facts)
    _record(actor, "list_resource", made, community.pk, now=now)
    return made


@transaction.atomic
def list_need(actor: Actor, community: Community, told: Listed, *, now: datetime) -> Need:
    made = Need.objects.create(**_facts(actor, community, told))
    _record(actor, "list_need", made, community.pk, now=now)
    return made


@transaction.atomic
def withdraw_resource(actor: Actor, pk: int, *, now: datetime) -> Resource:
    """A resource is offered no more after today; what was agreed on stands."""
    held = resource_for(actor, pk, lock=True)
    _check(actor, held.community_id)
    held.until = max(held.since, local_day(now))
    held.save(update_fields=["until"])
    _record(actor, "withdraw_resource", held, held.community_id, now=now)
    return held


@transaction.atomic
def settle_need(actor: Actor, pk: int, *, is_met: bool, now: datetime) -> Need:
    """A need is met, or given up; it is looked for no more."""
    held = need_for(actor, pk, lock=True)
    _check(actor, held.community_id)
    if held.state != NeedState.OPEN:
        raise OutOfOrder(_("这条需求已经了结了。"))
    held.state = NeedState.MET if is_met else NeedState.DROPPED
    held.save(update_fields=["state"])
    _record(actor, f"{held.state}_need", held, held.community_id, now=now)
    return held


@transaction.atomic
def accept(actor: Actor, resource: int, need: int, *, now: datetime) -> Match:
    """Both sides agreed: keep the reasons for which they were proposed."""
    return _decide(actor, resource, need, MatchState.ACCEPTED, "", now=now)


@transaction.atomic
def decline(actor: Actor, resource: int, need: int, *, words: str, now: datetime) -> Match:
    """They do not fit after all: with the reason, and never proposed again."""
    why = said(words, field="words", missing=_("写一句为什么不合适。"), most=200)
    return _decide(actor, resource, need, MatchState.DECLINED, why, now=now)


def _decide(
    actor: Actor, resource: int, need: int, state: MatchState, words: str, *, now: datetime
) -> Match:
    wanted = need_for(actor, need, lock=True)
    offered = resource_for(actor, resource)
    _check(actor, wanted.community_id)
    if offered.community_id != wanted.community_id:
        raise NotFound
    least = count_of(wanted.community, WORDS, on=local_day(now))
    found = proposal(offered, wanted, words=least)
    if wanted.state != NeedState.OPEN or found is None:
        raise OutOfOrder(_("这一对现在不在提议里了，看看最新的。"))
    try:
        with transaction.atomic():
            match = Match.objects.create(
                community_id=wanted.community_id,
                resource=offered,
                need=wanted,
                state=state,
                reasons=list(found.reasons),
                words=words,
                decided_at=now,
            )
    except IntegrityError as error:
        raise OutOfOrder(_("刚刚有人定过了，下面是最新的样子。")) from error
    _record(actor, f"{state}_match", match, wanted.community_id, now=now)
    return match


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A project as it was agreed on: its partners by key, and by when."""

    name: str
    due_on: date
    words: str = ""
    partners: Sequence[int] = ()
    match: int | None = None


@transaction.atomic
def begin_project(actor: Actor, community: Community, joint: Joint, *, now: datetime) -> Project:
    """Put a project down with its partners; one that comes of a match meets the need."""
    _check(actor, community.pk)
    match = match_for(actor, joint.match, lock=True) if joint.match else None
    if match and (match.state != MatchState.ACCEPTED or match.community_id != community.pk):
        raise OutOfOrder(_("这一对还没有谈成。"))
    if joint.due_on < local_day(now):
        raise Invalid(_("要做成的日子不能在今天以前。"), field="due_on")
    partners = {pk: _organisation(actor, community, pk) for pk in joint.partners}
    if match:
        sides = (match.resource.organisation_id, match.need.organisation_id)
        partners |= {pk: _organisation(actor, community, pk) for pk in sides if pk}
    if not partners:
        raise Invalid(_("至少选一家伙伴。"), field="partners")
    project = _create(community, joint, match, now=now)
    Partner.objects.bulk_create(
        [Partner(project=project, organisation=each) for each in partners.values()]
    )
    if match and match.need.state == NeedState.OPEN:
        settle_need(actor, match.need_id, is_met=True, now=now)
    _record(actor, "begin_project", project, community.pk, now=now)
    return project


def _create(community: Community, joint: Joint, match: Match | None, *, now: datetime) -> Project:
    try:
        with transaction.atomic():
            return Project.objects.create(
                community=community,
                match=match,
                name=said(joint.name, field="name", missing=_("给项目起个名字。"), most=80),
                words=tidy(joint.words).strip()[:300],
                agreed_on=local_day(now),
                due_on=joint.due_on,
            )
    except IntegrityError as error:
        raise Invalid(_("已经有这个名字的项目了。"), field="name") from error


@transaction.atomic
def step_project(actor: Actor, pk: int, verb: str, *, now: datetime, outcome: str = "") -> Project:
    """Begin, finish or drop a project; its end says what came of it."""
    project = project_for(actor, pk, lock=True)
    step = PROJECT_FLOW.require(verb, actor, project, standing=project.get_state_display())
    project.state = step.leads_to(project)
    if project.state in (ProjectState.DONE, ProjectState.DROPPED):
        missing = _("写一句做成了什么样，或为什么不做了。")
        project.outcome = said(outcome, field="outcome", missing=missing, most=300)
        project.ended_on = max(local_day(now), project.agreed_on)
    project.save()
    _record(actor, f"{verb}_project", project, project.community_id, now=now)
    return project


def _check(actor: Actor, community_id: int) -> None:
    if not keeps(actor, community_id):
        raise NotPermitted(_("由本社区的工作人员来记。"))


def _record(actor: Actor, deed: str, thing: Model, community_id: int, *, now: datetime) -> None:
    journal.record(actor, deed, thing, community_id, at=now)
