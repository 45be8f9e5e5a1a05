"""Photos that staff add to a matter beside any step, e.g. how it looked before the work."""

from collections.abc import Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.matters.actions.taking import note
from lianxin.matters.actions.work import show_photos
from lianxin.matters.models import Matter
from lianxin.matters.queries import matter_for
from lianxin.matters.rules import works_on


@transaction.atomic
def add_photos(
    actor: Actor, pk: int, *, photos: Sequence[UploadedFile], stage: str, now: datetime
) -> Matter:
    """Hang photos on an open matter; raises Invalid for none, and for one that is no picture."""
    matter = matter_for(actor, pk, lock=True)
    if not works_on(actor, matter):
        raise NotPermitted(_("只有社区的工作人员可以添照片。"))
    if not matter.is_open:
        raise OutOfOrder(_("这件事已经办结，不能再添照片。"))
    if not photos:
        raise Invalid(_("先选几张照片。"), field="photos")
    keys = show_photos(matter, photos, stage, now=now)
    return note(actor, matter, "photos", now=now, photos=keys)
