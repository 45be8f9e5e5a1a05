"""Pictures of the papers that a household shows: kept with what it asks for, seen by few, written
down when they are, and gone some time after the end.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, uploads
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.core.models import Upload
from lianxin.services.models import ENDED, Relief, ReliefPhoto
from lianxin.services.queries.law import PHOTO_DAYS, count_of
from lianxin.services.queries.relief import ended_at, ended_with_photos, photo_for
from lianxin.services.rules.relief import is_self

MOST_PHOTOS = 6


def keep_photos(relief: Relief, photos: Sequence[UploadedFile], *, now: datetime) -> None:
    """Keep them with a relief that is asked for, part of that deed; raises Invalid for one that is
    no picture.
    """
    if len(photos) > MOST_PHOTOS:
        raise Invalid(_("最多放 6 张照片。"), field="photos")
    kept = [uploads.keep(file, now=now) for file in photos]
    ReliefPhoto.objects.bulk_create(
        ReliefPhoto(relief=relief, upload=upload, at=now) for upload in kept
    )


@transaction.atomic
def look_at_photo(actor: Actor, key: uuid.UUID, *, now: datetime) -> Upload:
    """Open one, and write down who did, where it is not the household itself (S-16)."""
    photo = photo_for(actor, key)
    relief = photo.relief
    if not is_self(actor, relief):
        reason = _("看临时救济的凭证照片")
        journal.record(actor, "unmask", relief.person, relief.community_id, at=now, reason=reason)
    return photo.upload


def forget_photos(*, now: datetime) -> None:
    """Take away those of relief that ended so long ago that nobody needs them any more."""
    for pk in ended_with_photos():
        _forget(pk, now=now)


@transaction.atomic
def _forget(pk: int, *, now: datetime) -> None:
    found = Relief.objects.select_for_update(of=("self",))
    relief = found.select_related("community__subdistrict").get(pk=pk)
    today = local_day(now)
    kept = timedelta(days=count_of(relief.community, PHOTO_DAYS, on=today))
    if relief.state not in ENDED or local_day(ended_at(relief)) + kept >= today:
        return
    photos = list(relief.photos.select_related("upload"))
    for photo in photos:
        photo.delete()
        uploads.drop(photo.upload)
    count = len(photos)
    journal.record(CLOCK, "forget_photos", relief, relief.community_id, at=now, count=count)
