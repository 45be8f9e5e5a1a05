"""Pictures of the papers that a household shows: kept with what it asks for, seen by few, written
down when they are, and gone some time after the end.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, uploads
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.core.models import Upload
from lianxin.core.secrets import blind_index
from lianxin.services.models import Relief, ReliefPhoto
from lianxin.services.queries.law import PHOTO_DAYS, count_of
from lianxin.services.queries.relief import due_to_forget, photo_for, relief_for
from lianxin.services.rules.relief import RELIEF_FLOW, is_self
from lianxin.volunteers.actions.taking import leave, put

MOST_PHOTOS = 6


def keep_photos(relief: Relief, photos: Sequence[UploadedFile], *, now: datetime) -> int:
    """Keep those that are not yet with a relief, as part of a deed; returns how many. Raises
    Invalid for one that is no picture, and for too many.
    """
    kept = list(relief.photos.values_list("sent_index", flat=True))
    sent = {_sent_index(file): file for file in photos}
    new = {index: file for index, file in sent.items() if index not in kept}
    if len(kept) + len(new) > MOST_PHOTOS:
        words = _("最多放 6 张照片。") if not kept else _("最多放 6 张照片，已经有 %(count)d 张。")
        raise Invalid(words % {"count": len(kept)}, field="photos")
    ReliefPhoto.objects.bulk_create(
        [
            ReliefPhoto(relief=relief, upload=uploads.keep(file, now=now), sent_index=index, at=now)
            for index, file in new.items()
        ]
    )
    return len(new)


def _sent_index(file: UploadedFile) -> str:
    digest = sha256(file.read()).hexdigest()
    file.seek(0)
    return blind_index(f"paper {digest}")


@transaction.atomic
def add_relief_photos(
    actor: Actor, pk: int, *, photos: Sequence[UploadedFile], now: datetime
) -> Relief:
    """Keep more of them while nothing is decided; sent again they are the same."""
    relief = relief_for(actor, pk, lock=True)
    step = leave(RELIEF_FLOW, "add_photos", actor, relief)
    if count := keep_photos(relief, photos, now=now):
        put(actor, relief, step, relief.community_id, now=now, count=count)
    return relief


@transaction.atomic
def look_at_photo(actor: Actor, key: uuid.UUID, *, now: datetime) -> Upload:
    """Open one, and write down who did, where it is not the household itself (S-16)."""
    photo = photo_for(actor, key)
    relief = photo.relief
    if not is_self(actor, relief):
        reason = _("看临时救济的凭证照片")
        journal.record(actor, "unmask", relief.person, relief.community_id, at=now, reason=reason)
    return photo.upload


def last_day_of_photos(relief: Relief, *, now: datetime) -> date | None:
    """How long the pictures of what ends now are kept; none where there are none."""
    if not relief.photos.exists():
        return None
    today = local_day(now)
    return today + timedelta(days=count_of(relief.community, PHOTO_DAYS, on=today))


def forget_photos(*, now: datetime) -> None:
    """Take away those of relief that ended so long ago that nobody needs them any more."""
    for pk in due_to_forget(today=local_day(now)):
        _forget(pk, now=now)


@transaction.atomic
def _forget(pk: int, *, now: datetime) -> None:
    relief = Relief.objects.select_for_update().get(pk=pk)
    if relief.photos_until is None:  # another worker was quicker
        return
    photos = list(relief.photos.select_related("upload"))
    for photo in photos:
        photo.delete()
        uploads.drop(photo.upload)
    relief.photos_until, count = None, len(photos)
    relief.save(update_fields=["photos_until"])
    journal.record(CLOCK, "forget_photos", relief, relief.community_id, at=now, count=count)
