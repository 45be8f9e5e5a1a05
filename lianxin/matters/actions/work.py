"""The work itself: progress with photos, one extension, done, and the street's supervision."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.core.workdays import add_workdays, workdays_between
from lianxin.matters.actions.taking import not_past, put, rule_for, taken
from lianxin.matters.models import Matter, MatterPhoto, Say, Stage
from lianxin.people.models import Person

MOST_PHOTOS = 6


@transaction.atomic
def progress(
    actor: Actor,
    pk: int,
    *,
    words: str,
    now: datetime,
    photos: Sequence[UploadedFile] = (),
    stage: str = Stage.DURING,
    seen: int | None = None,
) -> Matter:
    """Post how the work goes, with up to six photos."""
    matter, step = taken(actor, pk, "progress", seen=seen)
    words = said(words, field="words", missing=_("写一句进展。"))
    keys = show_photos(matter, photos, stage, now=now)
    return put(actor, matter, step, now=now, words=words, photos=keys)


def show_photos(
    matter: Matter, photos: Sequence[UploadedFile], stage: str, *, now: datetime
) -> list[str]:
    """Keep photos with a matter, return their keys; raises Invalid for one that is no picture."""
    if len(photos) > MOST_PHOTOS:
        raise Invalid(_("一次最多放 6 张照片。"), field="photos")
    kept = [uploads.keep(file, now=now) for file in photos]
    MatterPhoto.objects.bulk_create(
        MatterPhoto(matter=matter, upload=upload, stage=stage, at=now) for upload in kept
    )
    return [str(upload.key) for upload in kept]


@transaction.atomic
def extend(
    actor: Actor, pk: int, *, due_on: date, words: str, now: datetime, seen: int | None = None
) -> Matter:
    """Put the day off, once, with a reason, by no more working days than the rule allows (I-04)."""
    matter, step = taken(actor, pk, "extend", seen=seen)
    words = said(words, field="words", missing=_("写明为什么要延期，大家看得到。"))
    allowed = rule_for(matter, "matters.extension_workdays", now=now)
    last = add_workdays(matter.due_on, allowed.count)
    not_past(due_on, now=now)
    if not matter.due_on < due_on <= last:
        raise Invalid(
            _("最多延 %(days)d 个工作日，到 %(last)s 为止（%(article)s）。")
            % {"days": allowed.count, "last": last.isoformat(), "article": allowed.article},
            field="due_on",
        )
    before, matter.due_on, matter.is_extended = matter.due_on, due_on, True
    return put(
        actor,
        matter,
        step,
        now=now,
        changed={"due_on", "is_extended"},
        words=words,
        before=before.isoformat(),
        due_on=due_on.isoformat(),
        workdays=workdays_between(before, due_on),
    )


@transaction.atomic
def report_done(
    actor: Actor,
    pk: int,
    *,
    outcome: str,
    now: datetime,
    photos: Sequence[UploadedFile] = (),
    seen: int | None = None,
) -> Matter:
    """Say what came of it and ask everyone concerned whether it is solved (I-09)."""
    matter, step = taken(actor, pk, "report_done", seen=seen)
    matter.outcome = said(outcome, field="outcome", missing=_("写明办成了什么样。"), most=500)
    keys = show_photos(matter, photos, Stage.AFTER, now=now)
    asked = _ask_all(matter, now=now)
    days = rule_for(matter, "matters.lapse_days", now=now).count
    matter.due_on = local_day(now) + timedelta(days=days)
    changed = {"outcome", "due_on"}
    return put(
        actor,
        matter,
        step,
        now=now,
        changed=changed,
        words=matter.outcome,
        photos=keys,
        asked=asked,
    )


def concerned(matter: Matter) -> Iterable[Person]:
    """Reporter and joiners of a matter and of those joined to it, each once, the reporter first."""
    heads = [matter, *matter.joined.select_related("reporter")]
    people: dict[int, Person] = {}
    for each in heads:
        voices = each.voices.select_related("person").order_by("pk")
        for person in (each.reporter, *(voice.person for voice in voices)):
            if person is not None:
                people.setdefault(person.pk, person)
    return people.values()


def _ask_all(matter: Matter, *, now: datetime) -> int:
    says = [
        Say(
            matter=matter,
            person=person,
            round=matter.reopened,
            is_reporter=person.pk == matter.reporter_id,
            asked_at=now,
        )
        for person in concerned(matter)
    ]
    return len(Say.objects.bulk_create(says))


@transaction.atomic
def instruct(
    actor: Actor,
    pk: int,
    *,
    words: str,
    due_on: date,
    now: datetime,
    seen: int | None = None,
) -> Matter:
    """The street takes up what was twice not solved: who does what by when."""
    matter, step = taken(actor, pk, "instruct", seen=seen)
    words = said(words, field="words", missing=_("写明督办的要求。"))
    if not matter.lead_office:
        raise OutOfOrder(_("这件事还没有负责单位，请先与社区商定。"))
    matter.due_on = not_past(due_on, now=now)
    told = due_on.isoformat()
    return put(actor, matter, step, now=now, changed={"due_on"}, words=words, due_on=told)
