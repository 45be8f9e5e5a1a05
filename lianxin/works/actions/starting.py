"""From the plan to the work: the owners' consent where the law asks for it, the start, the stop."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.works.actions.taking import put, recount, taken
from lianxin.works.models import OwnersConsent, PieceState, Project, Purpose
from lianxin.works.queries.law import bar_of
from lianxin.works.queries.project import needed
from lianxin.works.rules.law import Share, has_passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """An owners' vote as its paper says; areas in hundredths of a square metre."""

    purpose: str
    document: str
    decided_by: str
    held_on: date
    owners: int
    took_part: int
    ayes: int
    area: int
    area_part: int
    area_ayes: int


@transaction.atomic
def record_consent(
    actor: Actor, pk: int, vote: Vote, *, now: datetime, seen: int | None = None
) -> OwnersConsent:
    """Keep what the owners' vote came to; whether it passed is reckoned, never said (D-07)."""
    project, step = taken(actor, pk, "consent", seen=seen)
    _check(vote, now=now)
    bar, part_rule, pass_rule = bar_of(project.community, vote.purpose, on=vote.held_on)
    heads = Share(vote.owners, vote.took_part, vote.ayes)
    area = Share(vote.area, vote.area_part, vote.area_ayes)
    given = asdict(vote)
    given["document"] = said(
        vote.document, field="document", missing=_("写明凭什么材料、谁保管。"), most=120
    )
    given["decided_by"] = said(
        vote.decided_by, field="decided_by", missing=_("写明是哪些业主表决的。"), most=80
    )
    made = OwnersConsent.objects.create(
        project=project,
        passed=has_passed(bar, heads, area),
        part_rule_id=part_rule.pk,
        pass_rule_id=pass_rule.pk,
        recorded_at=now,
        recorded_by_id=actor.user_id,
        **given,
    )
    put(actor, project, step, now=now, passed=made.passed)
    return made


def _check(vote: Vote, *, now: datetime) -> None:
    if vote.purpose not in Purpose.values:
        raise Invalid(_("从单子里选为什么表决。"), field="purpose")
    if vote.held_on > local_day(now):
        raise Invalid(_("这一天还没到。"), field="held_on")
    if vote.took_part > vote.owners or vote.ayes > vote.took_part or not vote.owners:
        raise Invalid(_("同意的不能比参加的多，参加的不能比业主多。"), field="ayes")
    if vote.area_part > vote.area or vote.area_ayes > vote.area_part or not vote.area:
        raise Invalid(_("面积也一样：同意的不多于参加的，参加的不多于总面积。"), field="area_ayes")


@transaction.atomic
def start(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Let the builder begin; raises OutOfOrder where the owners have not agreed yet."""
    project, step = taken(actor, pk, "start", seen=seen)
    if not project.builder:
        raise OutOfOrder(_("先写明谁来施工，再开工。"))
    standing = needed(project)
    if not (standing.is_held or standing.is_skipped):
        purpose = Purpose(standing.purpose or Purpose.USE).label
        raise OutOfOrder(
            _("这项工程要%(purpose)s，须业主共同决定（民法典第278条）。先把表决结果记上。")
            % {"purpose": purpose}
        )
    put(actor, project, step, now=now, builder=project.builder)
    return project


@transaction.atomic
def stop(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Project:
    """Give it up, and say why to everybody who was told of it."""
    project, step = taken(actor, pk, "stop", seen=seen)
    project.reason = said(words, field="words", missing=_("写一句为什么不做了。"), most=300)
    put(actor, project, step, now=now, changed={"reason"}, words=project.reason)
    return project


@transaction.atomic
def resume(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Go on with what was put off; what was accepted stays so."""
    project, step = taken(actor, pk, "resume", seen=seen)
    project.pieces.filter(state=PieceState.PUT_OFF).update(state=PieceState.TODO, why="")
    project.accepted_at = None
    put(actor, project, step, now=now, changed={"accepted_at", *recount(project)})
    return project
