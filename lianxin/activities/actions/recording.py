"""After an activity: how many came, how it was, pictures, and what those who came say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.activities.actions.taking import put, taken
from lianxin.activities.models import (
    HELD_STATES,
    Activity,
    ActivityPhoto,
    Attendance,
    Feedback,
    Signup,
    SignupState,
)
from lianxin.activities.queries.access import activity_for
from lianxin.core import journal, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.text import said

MOST_PHOTOS = 9


@dataclass(frozen=True, slots=True)
class Record:
    """What staff keep of it; an approximate headcount is a round word (“20余人”)."""

    headcount: int
    outcome: str
    is_approximate: bool = False


@transaction.atomic
def hold(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Activity:
    """Say that it took place; what came of it is recorded afterwards."""
    activity, step = taken(actor, pk, "hold", seen=seen)
    if now < activity.starts_at:
        raise OutOfOrder(_("活动还没开始。不办了的话，请取消并写明原因。"))
    put(actor, activity, step, now=now, is_public=True)
    return activity


@transaction.atomic
def record(
    actor: Actor, pk: int, made: Record, *, now: datetime, seen: int | None = None
) -> Activity:
    activity, step = taken(actor, pk, "record", seen=seen)
    activity.recorded_at = now
    _write(activity, made)
    changed = {"recorded_at", "headcount", "is_approximate", "outcome"}
    put(actor, activity, step, now=now, changed=changed, is_public=True, headcount=made.headcount)
    return activity


@transaction.atomic
def correct(
    actor: Actor, pk: int, made: Record, *, now: datetime, words: str, seen: int | None = None
) -> Activity:
    """Put a record right, with the reason; the journal keeps what was there before."""
    activity, step = taken(actor, pk, "correct", seen=seen)
    before = {"headcount": activity.headcount, "outcome": activity.outcome}
    reason = said(words, field="words", missing=_("写一句为什么更正。"), most=300)
    _write(activity, made)
    changed = {"headcount", "is_approximate", "outcome"}
    put(actor, activity, step, now=now, changed=changed, words=reason, before=before)
    return activity


def _write(activity: Activity, made: Record) -> None:
    counted = activity.attendances.count()
    if made.headcount < counted:
        raise Invalid(
            ngettext(
                "名单上就有 %(count)d 人到了，人数不会比这还少。",
                "名单上就有 %(count)d 人到了，人数不会比这还少。",
                counted,
            )
            % {"count": counted},
            field="headcount",
        )
    if made.headcount < 1:
        raise Invalid(_("没有人来的活动，请取消并写明原因。"), field="headcount")
    activity.headcount, activity.is_approximate = made.headcount, made.is_approximate
    activity.outcome = said(made.outcome, field="outcome", missing=_("写几句活动怎么样。"))


@transaction.atomic
def add_photos(
    actor: Actor,
    pk: int,
    *,
    photos: Sequence[UploadedFile],
    now: datetime,
    caption: str = "",
    seen: int | None = None,
) -> Activity:
    """Hang pictures on it, at most nine in all; raises Invalid for none."""
    activity, step = taken(actor, pk, "photos", seen=seen)
    if not photos:
        raise Invalid(_("先选几张照片。"), field="photos")
    if activity.photos.count() + len(photos) > MOST_PHOTOS:
        raise Invalid(_("一场活动最多放 %(most)d 张。") % {"most": MOST_PHOTOS}, field="photos")
    for file in photos:
        upload = uploads.keep(file, now=now)
        ActivityPhoto.objects.create(
            activity=activity, upload=upload, caption=caption.strip()[:60], at=now
        )
    put(actor, activity, step, now=now, count=len(photos))
    return activity


@transaction.atomic
def drop_photo(actor: Actor, pk: int, photo_id: int, *, now: datetime) -> Activity:
    """Take a picture away for good, e.g. because somebody on it asks (S-06)."""
    activity, step = taken(actor, pk, "photos")
    photo = activity.photos.filter(pk=photo_id).select_related("upload").first()
    if photo is None:
        raise NotFound
    uploads.drop(photo.upload)
    put(actor, activity, step, now=now, dropped=photo_id)
    return activity


@transaction.atomic
def tell(actor: Actor, pk: int, *, stars: int, now: datetime, words: str = "") -> Feedback:
    """Let one who was there say how it was; said again, the later word holds."""
    activity = activity_for(actor, pk)
    if activity.state not in HELD_STATES:
        raise OutOfOrder(_("活动办完以后再说说怎么样。"))
    person_id = _visitor(actor, activity)
    if not 1 <= stars <= 5:
        raise Invalid(_("请选一到五颗星。"), field="stars")
    told, _is_new = Feedback.objects.update_or_create(
        activity=activity,
        person_id=person_id,
        defaults={"stars": stars, "words": words.strip()[:300], "at": now},
    )
    journal.record(actor, "tell", told, activity.community_id, at=now, stars=stars)
    return told


def _visitor(actor: Actor, activity: Activity) -> int:
    """The actor as a person who was there, or had a place."""
    mine = Q(person_id__in=actor.person_ids)
    came = Attendance.objects.filter(mine, activity=activity)
    placed = Signup.objects.filter(
        mine | Q(token__in=actor.keys), activity=activity, state=SignupState.PLACED
    )
    for found in (came, placed):
        if (person_id := found.values_list("person_id", flat=True).first()) is not None:
            return person_id
    raise NotPermitted(_("来过的人才能说说怎么样。"))
