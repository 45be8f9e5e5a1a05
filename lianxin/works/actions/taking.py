"""How every step on a project is taken: lock, check, write, journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.models import Entry
from lianxin.works.models import Piece, PieceState, Project, State
from lianxin.works.queries import project_for
from lianxin.works.rules import PROJECT_FLOW


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Project, Step]:
    """Lock a project and get leave for a step; `seen` is the revision that the page showed.

    Raises OutOfOrder when somebody has changed it since.
    """
    project = project_for(actor, pk, lock=True)
    if seen is not None and seen != project.revision:
        raise OutOfOrder(_("刚刚有人改过这项工程，下面是最新的样子。您写的没有丢，看过再发。"))
    step = PROJECT_FLOW.require(verb, actor, project, standing=State(project.state).label)
    return project, step


def put(
    actor: Actor,
    project: Project,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    """Move a locked project by its step, save what changed with it, write the journal entry.

    Once it is announced everybody may read the entry.
    """
    project.state = step.leads_to(project)
    project.revision += 1
    project.save(update_fields={"state", "revision", *changed})
    return journal.record(
        actor,
        step.verb,
        project,
        project.community_id,
        at=now,
        office=project.office,
        is_public=project.announced_at is not None,
        **details,
    )


def recount(project: Project) -> set[str]:
    """Count its pieces anew, under its lock; the names of what was counted."""
    states = list(Piece.objects.filter(project=project).values_list("state", flat=True))
    project.todo = states.count(PieceState.TODO)
    project.done = states.count(PieceState.DONE)
    project.put_off = states.count(PieceState.PUT_OFF)
    return {"todo", "done", "put_off"}


def piece_of(project: Project, pk: int) -> Piece:
    found = project.pieces.select_related("place", "room").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def told(piece: Piece) -> str:
    """A piece as the course names it, e.g. 青龙街21号院 2号楼 楼顶防水."""
    return f"{piece.where} {piece.get_kind_display()}"
