"""A report that was written without a line and comes in one piece, once under its key."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import pii, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.secrets import blind_index
from lianxin.matters.actions.filing import Report, file
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.models import Category, Channel, Matter, MatterKind, MatterPhoto
from lianxin.matters.queries.categories import categories, suggested
from lianxin.matters.queries.drafts import sent
from lianxin.places.models import Community, Place
from lianxin.places.queries import door_place, place_named

OTHERWISE = "other"
"""The category of what nobody has put under one."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What its writer left in the phone."""

    key: uuid.UUID
    community: Community
    words: str
    where: str = ""
    door: str = ""
    """The code of the stairwell door that was scanned."""
    category: int | None = None
    name: str = ""
    phone: str = ""
    is_public: bool = True
    photos: Sequence[UploadedFile] = field(default_factory=tuple)


def take_in(actor: Actor, letter: Letter, *, now: datetime) -> Matter:
    """File it, or find what it became: the answer to the first sending may have been lost.

    Raises NotFound where the key is another's.
    """
    if found := sent(letter.key):
        return _own(actor, letter, found)
    if len(letter.photos) > MOST_PHOTOS:
        raise Invalid(_("最多放 6 张照片，先去掉一张再加。"), field="photos")
    matter = _file(actor, letter, now=now)
    return _own(actor, letter, matter)


@transaction.atomic
def _file(actor: Actor, letter: Letter, *, now: datetime) -> Matter:
    place, is_scanned = _place(letter)
    kept = [uploads.keep(photo, now=now) for photo in letter.photos]
    report = Report(
        key=letter.key,
        community=letter.community,
        category=_category(letter),
        kind=MatterKind.HELP,
        words=pii.strike(letter.words),
        place=place,
        place_words="" if place else letter.where,
        is_public=letter.is_public,
        channel=Channel.CODE if is_scanned else Channel.WEB,
        name=letter.name,
        phone=letter.phone,
        uploads=kept,
    )
    matter = file(actor, report, now=now)
    if kept and not MatterPhoto.objects.filter(upload=kept[0]).exists():
        # The same letter came by another way at the same time, and was quicker.
        for upload in kept:
            uploads.drop(upload)
    return matter


def _place(letter: Letter) -> tuple[Place | None, bool]:
    """What was typed goes before what was scanned, for it was written later."""
    here = letter.community.pk
    if letter.where:
        return place_named(here, letter.where) or door_place(here, letter.where), False
    found = door_place(here, letter.door)
    return found, found is not None


def _category(letter: Letter) -> Category:
    """As chosen, or as the words speak; staff put it right when they take it up."""
    rows = list(categories())
    chosen = [row for row in rows if row.pk == letter.category]
    likely = [*chosen, *suggested(rows, letter.words)]
    otherwise = [row for row in rows if row.code == OTHERWISE]
    if found := [*likely, *otherwise, *rows[-1:]]:
        return found[0]
    raise Invalid(_("选一个类别，说不准就选“其他”。"), field="category")


def _own(actor: Actor, letter: Letter, matter: Matter) -> Matter:
    """Who sends it again holds the key, and the telephone or the account that it was sent with."""
    reporter = matter.reporter
    if reporter is not None and actor.is_known and reporter.user_id == actor.user_id:
        return matter
    index = blind_index(letter.phone) if letter.phone else ""
    if reporter is not None and index and reporter.phone_index == index:
        return matter
    raise NotFound
