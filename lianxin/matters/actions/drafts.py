"""A report being written. A draft is nobody's record yet, so it is not journalled; filing it is."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import pii, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.core.text import tidy
from lianxin.matters.actions.filing import Report, file
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.models import Channel, Draft, DraftPhoto, Matter, MatterKind
from lianxin.matters.queries.drafts import draft_for, sent, unsent_since, unused_photos
from lianxin.places.models import Community, Place

WRITABLE = frozenset(
    [
        "answers",
        "category",
        "is_named",
        "is_public",
        "is_struck",
        "kind",
        "name",
        "phone",
        "place",
        "place_words",
        "words",
    ]
)


@transaction.atomic
def start(
    actor: Actor,
    community: Community,
    *,
    owner: str,
    now: datetime,
    place: Place | None = None,
    place_words: str = "",
    kind: str = MatterKind.HELP,
    channel: str = Channel.WEB,
) -> Draft:
    """Begin a report; `owner` is the keyed hash of the session that may go on with it."""
    if not community.is_open:
        raise NotPermitted(_("这个社区暂时不收新的事。急事请打 12345。"))
    return Draft.objects.create(
        community=community,
        user_id=actor.user_id,
        owner=owner,
        place=place,
        place_words=tidy(place_words),
        kind=kind,
        channel=channel,
        started_at=now,
        changed_at=now,
    )


@transaction.atomic
def write(owner: str, key: uuid.UUID, *, now: datetime, **fields: Any) -> Draft:
    """Keep what was typed so far; raises KeyError for a field that is not the writer's."""
    if unknown := set(fields) - WRITABLE:
        raise KeyError(", ".join(sorted(unknown)))
    draft = draft_for(owner, key, lock=True)
    for name, value in fields.items():
        setattr(draft, name, tidy(value) if isinstance(value, str) else value)
    draft.changed_at = now
    draft.save(update_fields=[*fields, "changed_at"])
    return draft


@transaction.atomic
def attach(owner: str, key: uuid.UUID, picture: UploadedFile, *, now: datetime) -> DraftPhoto:
    """Add a photo; raises Invalid past six and for what is no picture."""
    draft = draft_for(owner, key, lock=True)
    taken = set(draft.photos.values_list("position", flat=True))
    free = [position for position in range(MOST_PHOTOS) if position not in taken]
    if not free:
        raise Invalid(_("最多放 6 张照片，先去掉一张再加。"), field="photos")
    return DraftPhoto.objects.create(
        draft=draft, upload=uploads.keep(picture, now=now), position=free[0]
    )


@transaction.atomic
def detach(owner: str, key: uuid.UUID, photo_id: int) -> None:
    """Take a photo out again, file and all."""
    draft = draft_for(owner, key, lock=True)
    for photo in draft.photos.select_related("upload").filter(pk=photo_id):
        uploads.drop(photo.upload)


def forget_old(*, now: datetime) -> int:
    """Let go of drafts that nobody sent, pictures and all; returns how many went.

    They hold what was never said to anybody, so that they are not kept for long.
    """
    kept = rule("matters.draft_days", on=local_day(now), jurisdictions=())
    old = unsent_since(now - timedelta(days=kept.count))
    for draft in old:
        with transaction.atomic():
            for photo in unused_photos(draft):
                uploads.drop(photo.upload)
            draft.delete()
    return len(old)


def send(actor: Actor, owner: str, key: uuid.UUID, *, now: datetime, **fields: Any) -> Matter:
    """File a draft with the last of its fields; sent again it leads to the matter that it became.

    Whether the sender began the draft is for the caller to know once it is gone.
    """
    if found := sent(key):
        return found
    try:
        draft = write(owner, key, now=now, **fields)
    except NotFound:
        # A second press of the same button may have been quicker.
        if found := sent(key):
            return found
        raise
    if draft.category is None:
        raise Invalid(_("选一个类别，说不准就选“其他”。"), field="category")
    pictures = list(draft.photos.select_related("upload").order_by("position"))
    report = Report(
        key=draft.key,
        community=draft.community,
        category=draft.category,
        kind=draft.kind,
        words=pii.strike(draft.words) if draft.is_struck else draft.words,
        place=draft.place,
        place_words=draft.place_words,
        answers=_typed(draft.answers),
        is_public=draft.is_public,
        is_named=draft.is_named,
        channel=draft.channel,
        name=draft.name,
        phone=draft.phone,
        uploads=[picture.upload for picture in pictures],
    )
    matter = file(actor, report, now=now)
    _drop(draft)
    return matter


def _typed(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in answers.items() if value not in ("", None)}


@transaction.atomic
def _drop(draft: Draft) -> None:
    """A sent draft is gone; its pictures hang on the matter now."""
    draft.photos.all().delete()
    Draft.objects.filter(pk=draft.pk).delete()
