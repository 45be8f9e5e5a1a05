"""What became of a picture that an application named by its address."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import CLOCK
from lianxin.core.errors import Invalid
from lianxin.matters.actions.taking import note
from lianxin.matters.actions.work import MOST_PHOTOS, show_photos
from lianxin.matters.models import Relay, Stage

MOST_WORDS = 120


def hang_media(pk: int, data: bytes, *, now: datetime) -> Relay:
    """Hang the picture on its matter like any other; what is none is given up, with the reason."""
    try:
        return _hung(pk, data, now=now)
    except Invalid as refused:
        return give_media_up(pk, words=refused.message, now=now)


@transaction.atomic
def _hung(pk: int, data: bytes, *, now: datetime) -> Relay:
    relay = _waiting(pk)
    if relay.media_ended_at is not None:
        return relay
    matter = relay.matter
    if matter.photos.count() >= MOST_PHOTOS:
        raise Invalid(_("这件事已经有 %(most)d 张照片。") % {"most": MOST_PHOTOS})
    file = SimpleUploadedFile("media", data)
    keys = show_photos(matter, [file], Stage.BEFORE, now=now)
    _end(relay, "", now=now)
    note(CLOCK, matter, "photos", now=now, photos=keys, application=relay.application.name)
    return relay


@transaction.atomic
def give_media_up(pk: int, *, words: str, now: datetime) -> Relay:
    """Write down why the picture did not come; staff find its address beside it."""
    relay = _waiting(pk)
    if relay.media_ended_at is None:
        _end(relay, words[:MOST_WORDS] or _("没有取到。"), now=now)
        application = relay.application.name
        note(CLOCK, relay.matter, "give_media_up", now=now, words=words, application=application)
    return relay


def _waiting(pk: int) -> Relay:
    found = Relay.objects.select_for_update(of=("self",))
    return found.select_related("application", "matter__community__subdistrict").get(pk=pk)


def _end(relay: Relay, failed: str, *, now: datetime) -> None:
    relay.media_ended_at, relay.media_failed = now, failed
    relay.save(update_fields=["media_ended_at", "media_failed"])
