"""Trainings built upon courses, jobseekers, openings, and being asked again after some months."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.activities import actions as courses
from lianxin.activities.models import Certificate, CourseState
from lianxin.activities.queries.courses import course_for
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.rules.terms import months_after
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.places.models import Community
from lianxin.services.models import (
    FollowUp,
    Jobseeker,
    Trade,
    Trainee,
    Training,
)
from lianxin.services.queries.law import FOLLOW_UPS, count_of
from lianxin.services.queries.work import (
    seeker_for,
    trainee_for,
    training_for,
)
from lianxin.services.rules.work import (
    SEEKER_FLOW,
    TRAINEE_FLOW,
    runs_course,
    unfit,
    works_in,
)
from lianxin.volunteers.actions.taking import check_seen, leave, put


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTold:
    course_id: int
    trade: str
    certificate: str
    issuer: str
    least_age: int = 16
    most_age: int = 60
    only_jobless: bool = True


@transaction.atomic
def make_training(actor: Actor, told: TrainingTold, *, now: datetime) -> Training:
    """Make a course that is being planned, or enrols, a training for work."""
    course = course_for(actor, told.course_id, lock=True)
    if not runs_course(actor, course):
        raise NotPermitted(_("培训由社区的工作人员来安排。"))
    if Training.objects.filter(course=course).exists():
        raise Invalid(_("这门课已经是助岗培训了。"), field="course_id")
    if told.trade not in Trade.values:
        raise Invalid(_("选是哪个行当。"), field="trade")
    if told.most_age < told.least_age:
        raise Invalid(_("最大年龄不能小于最小年龄。"), field="most_age")
    training = Training.objects.create(
        course=course,
        trade=told.trade,
        certificate=said(
            told.certificate, field="certificate", missing=_("写上发什么证。"), most=40
        ),
        issuer=said(told.issuer, field="issuer", missing=_("写上谁发证。"), most=60),
        least_age=told.least_age,
        most_age=told.most_age,
        only_jobless=told.only_jobless,
    )
    journal.record(actor, "make_training", training, course.community_id, at=now)
    return training


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekerTold:
    """Somebody who looks for work; `person` where it is oneself, else name and phone (代办)."""

    born_on: date
    is_jobless: bool = True
    trades: Collection[str] = ()
    words: str = ""
    name: str = ""
    phone: str = ""
    person: Person | None = None


@transaction.atomic
def register_seeker(
    actor: Actor, community: Community, told: SeekerTold, *, now: datetime
) -> Jobseeker:
    """Put somebody down who looks for work; once is enough."""
    person = told.person
    if person is None:
        if not works_in(actor, community.pk):
            raise NotPermitted(_("由本人来登记，或请社区代办。"))
        name = said(told.name, field="name", missing=_("写上姓名。"), most=60)
        person = meet(community.pk, now=now, phone=told.phone, name=name)
    elif person.pk not in actor.person_ids or person.community_id != community.pk:
        raise NotPermitted(_("由本人来登记，或请社区代办。"))
    if Jobseeker.objects.filter(person=person).exists():
        raise Invalid(_("已经登记过了。"), field="name")
    trades = [each for each in Trade.values if each in told.trades]
    if not trades:
        raise Invalid(_("勾上想做什么，至少一样。"), field="trades")
    seeker = Jobseeker.objects.create(
        community=community,
        person=person,
        born_on=told.born_on,
        is_jobless=told.is_jobless,
        trades=trades,
        words=told.words.strip()[:200],
        registered_at=now,
    )
    journal.record(actor, "register_seeker", seeker, community.pk, at=now)
    return seeker


def taken(actor: Actor, pk: int, seen: int | None = None) -> Jobseeker:
    seeker = seeker_for(actor, pk, lock=True)
    check_seen(seeker, seen, _("刚刚有人改过，下面是最新的样子。"))
    return seeker


@transaction.atomic
def enrol(actor: Actor, pk: int, *, training_id: int, now: datetime) -> Trainee:
    """Give somebody eligible a place: one of the course's own, by its own rules."""
    seeker = taken(actor, pk)
    step = leave(SEEKER_FLOW, "enrol", actor, seeker)
    training = training_for(actor, training_id)
    course = training.course
    if course.community_id != seeker.community_id:
        raise NotFound
    if Trainee.objects.filter(training=training, seeker=seeker).exists():
        raise Invalid(_("已经报过这个培训了。"), field="training_id")
    if why := unfit(training, seeker, on=local_day(now)):
        raise Invalid(why, field="training_id")
    if course.state != CourseState.ENROLLING or course.enrolment_id is None:
        raise OutOfOrder(_("这个培训现在不报名。"))
    _sign_up(actor, seeker, course.enrolment_id, now=now)
    trainee = Trainee.objects.create(training=training, seeker=seeker, enrolled_at=now)
    put(actor, seeker, step, seeker.community_id, now=now, training=training.pk)
    return trainee


def _sign_up(actor: Actor, seeker: Jobseeker, enrolment_id: int, *, now: datetime) -> None:
    """By oneself, or through staff who enlist; a phone that is known leads to the same person."""
    person = seeker.person
    if person.pk in actor.person_ids:
        courses.sign_up(actor, enrolment_id, courses.Who(person.name), now=now)
    else:
        _check_reachable(person)
        courses.enlist(actor, enrolment_id, name=person.name, phone=person.phone, now=now)


def _check_reachable(person: Person) -> None:
    """By name alone the course would take somebody down whom nobody could tell apart."""
    if person.user_id is not None:
        raise Invalid(_("这位有账号，请本人在手机上报名。"), field="training_id")
    if not person.phone:
        raise Invalid(_("先补上手机号，开课了好通知。"), field="training_id")


@transaction.atomic
def certify(actor: Actor, pk: int, *, number: str, now: datetime) -> Trainee:
    """Record the certificate of somebody who completed the course, and set when to ask again."""
    trainee = trainee_for(actor, pk, lock=True)
    step = leave(TRAINEE_FLOW, "certify", actor, trainee)
    course = trainee.training.course
    if course.state != CourseState.FINISHED:
        raise OutOfOrder(_("课还没有上完，上完了再发证。"))
    completed = Certificate.objects.filter(course=course, person=trainee.seeker.person_id)
    if not completed.exists():
        raise OutOfOrder(_("到课不够，没有结业，不能发证。"))
    trainee.number = said(number, field="number", missing=_("写上证书编号。"), most=40)
    trainee.ended_at = now
    changed = {"number", "ended_at"}
    put(actor, trainee, step, trainee.seeker.community_id, now=now, changed=changed)
    ask_later(trainee.seeker, since=local_day(now), trainee=trainee)
    return trainee


def ask_later(seeker: Jobseeker, *, since: date, **of: Any) -> None:
    """Set when to ask again, by the months of the day's rules."""
    for key in FOLLOW_UPS:
        months = count_of(seeker.community, key, on=since)
        due = months_after(since, months)
        FollowUp.objects.create(seeker=seeker, months=months, due_on=due, **of)


@transaction.atomic
def drop_training(actor: Actor, pk: int, *, now: datetime) -> Trainee:
    trainee = trainee_for(actor, pk, lock=True)
    step = leave(TRAINEE_FLOW, "drop", actor, trainee)
    trainee.ended_at = now
    put(actor, trainee, step, trainee.seeker.community_id, now=now, changed={"ended_at"})
    return trainee
