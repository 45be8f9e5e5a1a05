"""What an application brings up for its users (Open311), filed by the same deed as any other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import pace, uploads
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.matters.actions.filing import Report, file
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.models import Matter, Relay
from lianxin.matters.tasks.media import fetch_media


def relay(report: Report, *, photos: Sequence[UploadedFile] = (), now: datetime) -> Relay:
    """File what an application brings; sent again under its key it leads to the same matter.

    Raises TooMany past what one application may bring in an hour.
    """
    if report.application is None:
        raise NotPermitted(_("这里只收应用替居民报的事。"))
    if sent := Relay.objects.filter(matter__draft_key=report.key).first():
        return sent
    if len(photos) > MOST_PHOTOS:
        raise Invalid(_("一次最多放 6 张照片。"), field="media")
    most = rule(
        "matters.relayed_an_hour",
        on=local_day(now),
        jurisdictions=report.community.subdistrict.jurisdictions,
    ).count
    pace.spend("relay", str(report.application.pk), most=most, now=now)
    return _filed(report, photos, now=now).relay


def _filed(report: Report, photos: Sequence[UploadedFile], *, now: datetime) -> Matter:
    with transaction.atomic():
        kept = [uploads.keep(picture, now=now) for picture in photos]
        matter = file(GUEST, replace(report, uploads=kept), now=now)
        if report.media_url:
            fetch_media.enqueue(matter.relay.pk)
        return matter
