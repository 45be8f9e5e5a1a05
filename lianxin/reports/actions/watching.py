"""The clock notes a draft's numbers once a day, so that tomorrow can be told what moved."""

from datetime import datetime

from django.db import transaction

from lianxin.core.http import local_day
from lianxin.reports.models import FIXED, DayNumbers, Edition
from lianxin.reports.queries.doc import live

KEPT_DAYS = 14


def sweep(*, now: datetime) -> int:
    """Note every edition that is being written; safe to do twice. Returns how many were noted."""
    day = local_day(now)
    drafts = Edition.objects.exclude(state__in=FIXED).select_related("community")
    waiting = drafts.exclude(day_numbers__day=day)
    return sum(_note(edition, now) for edition in waiting)


@transaction.atomic
def _note(edition: Edition, now: datetime) -> bool:
    # Nothing that anybody did: it is not journalled, and goes with the draft.
    day = local_day(now)
    doc = live(edition.community.slug, edition.year, today=day)
    words = {code: figure["words"] for code, figure in doc["figures"].items()}
    _row, is_new = DayNumbers.objects.get_or_create(
        edition=edition,
        day=day,
        defaults={"community_id": edition.community_id, "words": words},
    )
    old = edition.day_numbers.order_by("-day").values_list("pk", flat=True)[KEPT_DAYS:]
    DayNumbers.objects.filter(pk__in=list(old)).delete()
    return is_new
