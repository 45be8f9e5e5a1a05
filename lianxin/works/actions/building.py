"""While it is built: piece by piece, milestone by milestone, with pictures from the same spot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.works.actions.taking import piece_of, put, recount, taken, told
from lianxin.works.models import Milestone, PieceState, Project, ProjectPhoto, Stage

MOST_PHOTOS = 9


@transaction.atomic
def finish(actor: Actor, pk: int, *, pieces: Sequence[int], on: date, now: datetime) -> Project:
    """Say which pieces are done, and since when."""
    project, step = taken(actor, pk, "finish")
    if on > local_day(now):
        raise Invalid(_("这一天还没到。"), field="on")
    found = [piece_of(project, each) for each in pieces]
    if not found:
        raise Invalid(_("先勾上做好了哪几项。"), field="pieces")
    for piece in found:
        if piece.state != PieceState.TODO:
            raise OutOfOrder(_("“%(piece)s”已经记过了。") % {"piece": told(piece)})
        piece.state, piece.done_on = PieceState.DONE, on
        piece.save(update_fields=["state", "done_on"])
    names = "、".join(told(each) for each in found)
    put(actor, project, step, now=now, changed=recount(project), what=names)
    return project


@transaction.atomic
def put_off(actor: Actor, pk: int, *, pieces: Sequence[int], words: str, now: datetime) -> Project:
    """Say what could not be done this time, why, and what follows."""
    project, step = taken(actor, pk, "put_off")
    why = said(words, field="words", missing=_("写一句为什么没做成、下一步怎么办。"), most=200)
    found = [piece_of(project, each) for each in pieces]
    if not found:
        raise Invalid(_("先勾上没做成的是哪几项。"), field="pieces")
    for piece in found:
        if piece.state != PieceState.TODO:
            raise OutOfOrder(_("“%(piece)s”已经记过了。") % {"piece": told(piece)})
        piece.state, piece.why = PieceState.PUT_OFF, why
        piece.save(update_fields=["state", "why"])
    names = "、".join(told(each) for each in found)
    put(actor, project, step, now=now, changed=recount(project), what=names, words=why)
    return project


@transaction.atomic
def redo(actor: Actor, pk: int, *, piece: int, now: datetime) -> Project:
    """A piece is to be done again, or after all; what is accepted is mended under warranty."""
    project, step = taken(actor, pk, "redo")
    found = piece_of(project, piece)
    if found.accepted_at is not None:
        raise OutOfOrder(_("这一项已经验收，坏了按保修来修。"))
    if found.state == PieceState.TODO:
        raise OutOfOrder(_("这一项还没记做好。"))
    found.state, found.done_on, found.why = PieceState.TODO, None, ""
    found.save(update_fields=["state", "done_on", "why"])
    put(actor, project, step, now=now, changed=recount(project), what=told(found))
    return project


@transaction.atomic
def reach(
    actor: Actor,
    pk: int,
    *,
    milestone: int,
    on: date,
    words: str,
    now: datetime,
    photos: Sequence[UploadedFile] = (),
    spot: str = "",
) -> Project:
    """Say that a milestone is reached, with pictures from a spot if there are any."""
    project, step = taken(actor, pk, "reach")
    found = _milestone(project, milestone)
    if found.reached_on is not None:
        raise OutOfOrder(_("这个阶段已经记过了。"))
    if on > local_day(now):
        raise Invalid(_("这一天还没到。"), field="on")
    found.reached_on, found.words = on, words.strip()[:200]
    found.save(update_fields=["reached_on", "words"])
    if photos:
        _keep(project, photos, Shot(Stage.DURING, spot, milestone=found), now=now)
    put(actor, project, step, now=now, what=found.title, words=found.words)
    return project


def _milestone(project: Project, pk: int) -> Milestone:
    if found := project.milestones.filter(pk=pk).first():
        return found
    raise NotFound


@dataclass(frozen=True, slots=True)
class Shot:
    """When and from where pictures were taken, and what had been reached by then."""

    stage: str
    spot: str
    caption: str = ""
    milestone: Milestone | None = None


@transaction.atomic
def photograph(
    actor: Actor,
    pk: int,
    *,
    photos: Sequence[UploadedFile],
    stage: str,
    spot: str,
    caption: str,
    now: datetime,
    milestone: int | None = None,
) -> Project:
    """Keep pictures from a spot; before and after from one spot stand side by side."""
    project, step = taken(actor, pk, "photograph")
    reached = None if milestone is None else _milestone(project, milestone)
    where = _keep(project, photos, Shot(stage, spot, caption, reached), now=now)
    put(actor, project, step, now=now, what=where, count=len(photos))
    return project


def _keep(project: Project, photos: Sequence[UploadedFile], shot: Shot, *, now: datetime) -> str:
    """Store pictures, inside the caller's transaction; the spot as it is written down."""
    where = said(shot.spot, field="spot", missing=_("写明站在哪儿拍的。"), most=40)
    if shot.stage not in Stage.values:
        raise Invalid(_("从单子里选什么时候拍的。"), field="stage")
    if not photos:
        raise Invalid(_("先选照片。"), field="photos")
    if len(photos) > MOST_PHOTOS:
        raise Invalid(_("一次最多 %(most)d 张。") % {"most": MOST_PHOTOS}, field="photos")
    for file in photos:
        ProjectPhoto.objects.create(
            project=project,
            upload=uploads.keep(file, now=now),
            stage=shot.stage,
            spot=where,
            caption=shot.caption.strip()[:80],
            milestone=shot.milestone,
            at=now,
        )
    return where


@transaction.atomic
def drop_photo(actor: Actor, pk: int, *, photo: int, now: datetime) -> Project:
    """Take a picture away for good, e.g. one that shows somebody who minds."""
    project, step = taken(actor, pk, "drop_photo")
    found = project.photos.select_related("upload").filter(pk=photo).first()
    if found is None:
        raise NotFound
    found.delete()
    uploads.drop(found.upload)
    put(actor, project, step, now=now, what=found.spot)
    return project
