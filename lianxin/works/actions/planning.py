"""Before the work: what is to be done to which building, who pays, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.text import said
from lianxin.facilities.models import Room
from lianxin.matters.queries import matters_for
from lianxin.organisations.queries import organisations_for
from lianxin.places.models import Community, Kind, Place
from lianxin.works.actions.taking import piece_of, put, recount, taken, told
from lianxin.works.models import Funding, Milestone, Piece, PieceKind, Project, Source, State
from lianxin.works.rules.flow import WORKERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A project as staff write it."""

    title: str
    words: str = ""
    office: str = ""
    contractor_id: int | None = None
    contractor_words: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    changes_common: bool = False
    emergency_by: str = ""
    emergency_on: date | None = None
    matter_ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be done, to several buildings at once or to one room."""

    kind: str
    place_ids: Sequence[int] = ()
    room_id: int | None = None
    words: str = ""


_PLAIN = ("starts_on", "ends_on", "changes_common", "emergency_on")
CHANGED = {
    *_PLAIN, "title", "words", "office", "contractor", "contractor_words", "emergency_by",
}  # fmt: skip


@transaction.atomic
def plan(actor: Actor, community: Community, made: Plan, *, now: datetime) -> Project:
    """Begin a project; nobody but the staff sees it yet."""
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("工程由本社区的工作人员来立。"))
    project = Project(community=community, planned_at=now)
    _write(actor, project, made)
    project.save(force_insert=True)
    _link(actor, project, made.matter_ids)
    journal.record(actor, "plan", project, community.pk, at=now, title=project.title)
    return project


@transaction.atomic
def rewrite(
    actor: Actor, pk: int, made: Plan, *, now: datetime, seen: int | None = None
) -> Project:
    project, step = taken(actor, pk, "rewrite", seen=seen)
    _write(actor, project, made)
    if project.state == State.UNDER_WAY and not project.builder:
        raise Invalid(_("已经开工了，写明谁施工。"), field="contractor_words")
    _link(actor, project, made.matter_ids)
    put(actor, project, step, now=now, changed=CHANGED)
    return project


def _write(actor: Actor, project: Project, made: Plan) -> None:
    for name in _PLAIN:
        setattr(project, name, getattr(made, name))
    project.title = said(made.title, field="title", missing=_("给工程起个名字。"), most=60)
    project.words = made.words.strip()
    default = _("%(community)s居委会") % {"community": project.community.name}
    project.office = made.office.strip() or default
    project.contractor_words = made.contractor_words.strip()
    project.emergency_by = made.emergency_by.strip()
    if made.starts_on and made.ends_on and made.ends_on < made.starts_on:
        raise Invalid(_("完工的日子要在开工以后。"), field="ends_on")
    if bool(project.emergency_by) != bool(made.emergency_on):
        raise Invalid(_("应急要写明谁确认的、哪天确认的。"), field="emergency_by")
    project.contractor = None
    if made.contractor_id is not None:
        here = organisations_for(actor).filter(community=project.community_id)
        project.contractor = here.filter(pk=made.contractor_id).first()
        if project.contractor is None:
            raise Invalid(_("请从本社区登记的单位里选。"), field="contractor")


def _link(actor: Actor, project: Project, matter_ids: Sequence[int]) -> None:
    """Tie a project to the matters that asked for it, of its own community alone."""
    seen = matters_for(actor).filter(community=project.community_id, pk__in=matter_ids)
    project.matters.set(seen)


@transaction.atomic
def add_piece(
    actor: Actor, pk: int, job: Job, *, now: datetime, seen: int | None = None
) -> list[Piece]:
    """Say what is done to which buildings, each counted by itself; what stands already stays."""
    project, step = taken(actor, pk, "add_piece", seen=seen)
    if job.kind not in PieceKind.values:
        raise Invalid(_("从单子里选做什么。"), field="kind")
    made = [
        Piece(
            community_id=project.community_id,
            project=project,
            kind=job.kind,
            words=job.words.strip()[:120],
            **where,
        )
        for where in _where(project, job)
    ]
    if not made:
        raise Invalid(_("这些都已经写上了。"), field="places")
    for piece in made:
        piece.save()
    changed = recount(project)
    names = "、".join(told(each) for each in made)
    put(actor, project, step, now=now, changed=changed, what=names)
    return made


def _where(project: Project, job: Job) -> list[dict[str, Place | Room]]:
    known = project.pieces.filter(kind=job.kind)
    if job.room_id is not None:
        room = Room.objects.filter(pk=job.room_id, community=project.community_id).first()
        if room is None or job.place_ids:
            raise Invalid(_("选几栋楼，或者选一处社区用房。"), field="room")
        return [] if known.filter(room=room).exists() else [{"room": room}]
    found = Place.objects.filter(
        pk__in=job.place_ids, community=project.community_id, kind=Kind.BUILDING
    )
    places = list(found.order_by("courtyard__position", "position", "pk"))
    if not places or len(places) != len(set(job.place_ids)):
        raise Invalid(_("请从本社区的楼里选。"), field="places")
    held = set(known.values_list("place_id", flat=True))
    return [{"place": place} for place in places if place.pk not in held]


@transaction.atomic
def drop_piece(actor: Actor, pk: int, *, piece: int, now: datetime) -> Project:
    """Take a piece out of a plan; once the work has begun it is put off instead."""
    project, step = taken(actor, pk, "drop_piece")
    found = piece_of(project, piece)
    name = told(found)
    found.delete()
    put(actor, project, step, now=now, changed=recount(project), what=name)
    return project


@transaction.atomic
def announce(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Let everybody read the plan."""
    project, step = taken(actor, pk, "announce", seen=seen)
    project.announced_at = now
    put(actor, project, step, now=now, changed={"announced_at"})
    return project


@transaction.atomic
def fund(actor: Actor, pk: int, *, source: str, fen: int, words: str, now: datetime) -> Funding:
    """Say who pays how much of it."""
    project, step = taken(actor, pk, "fund")
    if source not in Source.values:
        raise Invalid(_("从单子里选谁出的钱。"), field="source")
    if fen <= 0:
        raise Invalid(_("金额要大于零。"), field="fen")
    made = Funding.objects.create(
        project=project, source=source, fen=fen, words=words.strip()[:120], entered_at=now
    )
    put(actor, project, step, now=now, what=str(Source(source).label), fen=fen)
    return made


@transaction.atomic
def drop_fund(actor: Actor, pk: int, *, funding: int, now: datetime) -> Project:
    """Take a sum out of a plan that was written by mistake."""
    project, step = taken(actor, pk, "drop_fund")
    found = project.funding.filter(pk=funding).first()
    if found is None:
        raise NotFound
    found.delete()
    put(actor, project, step, now=now, what=str(found.get_source_display()), fen=found.fen)
    return project


@transaction.atomic
def set_milestone(actor: Actor, pk: int, *, title: str, due_on: date, now: datetime) -> Milestone:
    project, step = taken(actor, pk, "set_milestone")
    name = said(title, field="title", missing=_("写明到哪一步。"), most=60)
    if project.milestones.filter(title=name).exists():
        raise Invalid(_("这个阶段已经定过了。"), field="title")
    made = Milestone.objects.create(project=project, title=name, due_on=due_on)
    put(actor, project, step, now=now, what=name)
    return made
