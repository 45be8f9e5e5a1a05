"""What staff take down for somebody at the counter, on the telephone or at the door (代办)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import uploads
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.matters.actions.filing import Report, file
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.models import Matter


def take_down(
    actor: Actor, report: Report, *, now: datetime, photos: Sequence[UploadedFile] = ()
) -> Matter:
    """File a report for somebody else; sent again under its key it leads to the same matter."""
    if not actor.holds(DESK, report.community.pk):
        raise NotPermitted(_("代办登记由社区的工作人员来做。"))
    if not photos:
        return file(actor, report, now=now)
    if len(photos) > MOST_PHOTOS:
        raise Invalid(_("一次最多放 6 张照片。"), field="photos")
    if sent := Matter.objects.filter(draft_key=report.key).first():
        return sent
    with transaction.atomic():
        kept = [uploads.keep(picture, now=now) for picture in photos]
        return file(actor, replace(report, uploads=kept), now=now)
