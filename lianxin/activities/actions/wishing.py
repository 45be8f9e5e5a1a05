"""What residents would learn: said, put under a name, taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.activities.actions.signing import Who
from lianxin.activities.models import Subject, Time, Wish
from lianxin.activities.queries.wishes import spoken_of, subject_for, subjects_of, wish_for
from lianxin.activities.rules.activity import WORKERS
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.text import said, tidy
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.places.models import Community

MOST_WORDS = 120
TRIES = 2
"""One can be beaten to being known as a person, or to the very same wish."""


@dataclass(frozen=True, slots=True)
class Wanting:
    """A wish as it is said: a subject that others wish for, or words, or both."""

    subject_id: int | None = None
    words: str = ""
    times: Sequence[str] = ()


def wish(actor: Actor, community: Community, wanting: Wanting, who: Who, *, now: datetime) -> Wish:
    """Note what somebody would learn; said again it stays one wish."""
    for _again in range(TRIES):
        try:
            return _wish(actor, community, wanting, who, now=now)
        except IntegrityError:
            continue
    return _wish(actor, community, wanting, who, now=now)


@transaction.atomic
def _wish(actor: Actor, community: Community, wanting: Wanting, who: Who, *, now: datetime) -> Wish:
    words, times = _checked(wanting)
    if wanting.subject_id is not None:
        subject: Subject | None = subject_for(community.pk, wanting.subject_id)
    else:
        subject = spoken_of(community.pk, words)
    person = _person(actor, community, who, now=now)
    mine = Wish.objects.filter(person=person, course__isnull=True, ended_at__isnull=True)
    same = mine.filter(subject=subject) if subject else mine.filter(words=words)
    if known := same.first():
        return known
    made = Wish.objects.create(
        community=community,
        person=person,
        subject=subject,
        words=words,
        times=times,
        wished_at=now,
    )
    journal.record(actor, "wish", made, community.pk, at=now)
    return made


def _checked(wanting: Wanting) -> tuple[str, list[str]]:
    words = tidy(wanting.words).strip()
    if not words and wanting.subject_id is None:
        raise Invalid(_("说一句想学什么，或从大家想学的里选一样。"), field="words")
    if len(words) > MOST_WORDS:
        raise Invalid(
            _("写了 %(now)d 字，最多 %(most)d 字，请删短一些。")
            % {"now": len(words), "most": MOST_WORDS},
            field="words",
        )
    return words, [time for time in Time.values if time in wanting.times]


def _person(actor: Actor, community: Community, who: Who, *, now: datetime) -> Person:
    if actor.is_known and not who.phone:
        return meet(community.pk, now=now, name=actor.name, user_id=actor.user_id)
    if not who.phone:
        raise Invalid(_("留一个手机号，开课时好告诉您。"), field="phone")
    return meet(community.pk, now=now, phone=who.phone, name=who.name.strip())


@transaction.atomic
def take_back(actor: Actor, pk: int, *, now: datetime) -> Wish:
    """No longer wish; a course that was opened from it cannot be un-wished any more."""
    wish = wish_for(actor, pk)
    if wish.person_id not in actor.person_ids:
        raise NotPermitted(_("自己说的才能自己收回。"))
    if wish.course_id is not None:
        raise OutOfOrder(_("课已经开了，不想去的话，不用报名就行。"))
    if wish.ended_at is None:
        wish.ended_at = now
        wish.save(update_fields=["ended_at"])
        journal.record(actor, "take_back_wish", wish, wish.community_id, at=now)
    return wish


@transaction.atomic
def name_wishes(
    actor: Actor, community: Community, pks: Iterable[int], *, name: str, now: datetime
) -> Subject:
    """Put wishes under a name, an old one or a new; who wished for it twice counts once."""
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("归类由本社区的工作人员来做。"))
    name = said(name, field="name", missing=_("写一个名字，例如：书法。"), most=20)
    subject = subjects_of(community.pk).filter(name=name).first()
    if subject is None:
        subject = Subject.objects.create(community=community, name=name, named_at=now)
    live = Wish.objects.filter(community=community, course__isnull=True, ended_at__isnull=True)
    known = set(live.filter(subject=subject).values_list("person_id", flat=True))
    for wish in live.filter(pk__in=set(pks)).select_for_update().order_by("wished_at", "pk"):
        if wish.subject_id == subject.pk:
            continue
        if wish.person_id in known:
            wish.ended_at = now
        else:
            wish.subject = subject
        known.add(wish.person_id)
        wish.save(update_fields=["subject", "ended_at"])
        journal.record(actor, "name_wish", wish, community.pk, at=now, name=name)
    return subject
