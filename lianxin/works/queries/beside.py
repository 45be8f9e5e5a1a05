"""What works have to say beside a matter: what its building has under warranty, and which project
it is part of. `settings.MATTER_NEIGHBOURS` names this to matters, which know of no works.
"""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.core.spoken import spoken_date
from lianxin.matters.queries.beside import Note, Shelf
from lianxin.works.models import Piece, PieceKind, Project, State
from lianxin.works.queries.shelf import still_under_warranty

MOST = 6


def of_matter(matter_id: int, building_id: int | None, today: date) -> list[Shelf]:
    """What is not announced is not told, to nobody."""
    shown = Project.objects.filter(matters=matter_id, announced_at__isnull=False)
    shelves = [Shelf(shown.select_related("community").order_by("-pk")[:MOST], _of_project)]
    if building_id is not None:
        kept = still_under_warranty([building_id], today=today)
        shelves.append(Shelf(kept[:MOST], _of_piece))
    return shelves


def _of_project(project: Project) -> Note:
    state = State(project.state).label
    words = _("在“%(title)s”里办，%(state)s。") % {"title": project.title, "state": state}
    return Note("tools", words, _address(project))


def _of_piece(piece: Piece) -> Note:
    if piece.warranty_until is None:
        raise ValueError(f"piece {piece.pk} has no warranty")
    words = _("%(where)s的%(kind)s还在保修期内，到 %(day)s。%(builder)s负责修，不收钱。") % {
        "where": piece.where,
        "kind": PieceKind(piece.kind).label,
        "day": spoken_date(piece.warranty_until),
        "builder": piece.project.builder,
    }
    return Note("checks", words, _address(piece.project))


def _address(project: Project) -> str:
    return reverse("works:show", args=[project.community.slug, project.pk])
