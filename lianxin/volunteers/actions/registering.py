"""Registering by own will, changing it, and withdrawing as easily (V-01, S-01 to S-07)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.identifiers import identity, mobile
from lianxin.core.pace import spend
from lianxin.core.secrets import blind_index
from lianxin.core.text import said
from lianxin.people.actions import Leave, consent, meet
from lianxin.people.models import Person, Purpose
from lianxin.places.models import Community
from lianxin.volunteers.actions.guardians import GuardianTold, ask_guardian
from lianxin.volunteers.actions.leaving import clear
from lianxin.volunteers.actions.taking import leave, put
from lianxin.volunteers.models import (
    FreeTime,
    Half,
    Skill,
    Volunteer,
    VolunteerSkill,
    VolunteerState,
)
from lianxin.volunteers.queries.access import volunteer_for
from lianxin.volunteers.queries.law import DATA_GUARDIAN, GUARDIAN, JOINS, NOTICE, count_of
from lianxin.volunteers.rules import VOLUNTEER_FLOW
from lianxin.volunteers.rules.access import works_in
from lianxin.volunteers.rules.registering import is_under

TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What somebody says of themself: `free` are half-days as (weekday from 1, half)."""

    community: Community
    name: str
    phone: str = ""
    born_on: date | None = None
    """Only who is under age tells it."""
    identity: str = ""
    may_keep_identity: bool = False
    """The consent of its own that an identity number needs (S-03)."""
    skills: Collection[str] = ()
    free: Collection[tuple[int, str]] = ()
    guardian: GuardianTold | None = None
    notice: int
    """The version of the notice that was read."""
    is_proxy: bool = False
    """Whether staff write down what somebody told them (代办)."""
    paper: str = ""
    """By a proxy: on what it rests, e.g. 本人签字的登记表."""


def register(actor: Actor, made: Registration, *, now: datetime) -> Volunteer:
    """Register somebody by their own will: at once, or once the guardian has agreed.

    Raises Invalid for what is missing, OutOfOrder for who is registered already.
    """
    if not made.community.is_open:
        raise NotPermitted(_("这个社区暂时不收新的登记。"))
    if made.is_proxy and not works_in(actor, made.community.pk):
        raise NotPermitted(_("代为登记由社区的工作人员来做。"))
    if not made.is_proxy:
        # Before the transaction: a refusal counts as a try too.
        most = count_of(made.community, JOINS, on=local_day(now))
        spend("volunteers.join", _whose(actor, made), most=most, now=now)
    for _again in range(TRIES):
        try:
            return _register(actor, made, now=now)
        except IntegrityError:
            # Two met the same new person, or took the same number, at once.
            continue
    return _register(actor, made, now=now)


@transaction.atomic
def _register(actor: Actor, made: Registration, *, now: datetime) -> Volunteer:
    today = local_day(now)
    _check(actor, made, today=today)
    volunteer = _drawn_up(made, now=now)
    volunteer.person = _person(actor, made, volunteer.name, now=now)
    if Volunteer.objects.filter(person=volunteer.person).exists():
        raise OutOfOrder(_("这位已经登记过了。请用登记时给您的链接看，或打社区电话，我们帮您找。"))
    needs_guardian = is_under(volunteer.born_on, _of_age(made.community, today), on=today)
    volunteer.state = VolunteerState.WAITING if needs_guardian else VolunteerState.ACTIVE
    volunteer.confirmed_at = None if needs_guardian else now
    volunteer.number = _next_number(made.community)
    volunteer.save(force_insert=True)
    _tell_abilities(volunteer, made.skills, made.free)
    if needs_guardian and made.guardian:
        ask_guardian(volunteer, made.guardian, now=now)
    if volunteer.identity:
        _consent_to_identity(actor, volunteer, made, now=now)
    journal.record(
        actor, "register", volunteer, made.community.pk, at=now, is_proxy=made.is_proxy,
        notice=made.notice, paper=made.paper,
    )  # fmt: skip
    return volunteer


def _whose(actor: Actor, made: Registration) -> str:
    """By what tries are counted: the account, the phone, or the guardian's."""
    guardian = made.guardian.phone if made.guardian else ""
    return str(actor.user_id or made.phone or guardian)


def _check(actor: Actor, made: Registration, *, today: date) -> None:
    """Raises Invalid for the first thing that stands against it."""
    if made.notice != count_of(made.community, NOTICE, on=today):
        raise Invalid(_("告知刚刚改过，请先看一遍新的，再发。"), field="notice")
    if made.is_proxy and not made.paper.strip():
        raise Invalid(_("写明凭什么代为登记，例如：本人签字的登记表。"), field="paper")
    if made.born_on and made.born_on > today:
        raise Invalid(_("生日还没有到，请核对一下。"), field="born_on")
    of_age = _of_age(made.community, today)
    if is_under(made.born_on, of_age, on=today):
        if made.guardian is None:
            raise Invalid(
                _("不满%(years)d周岁，要先有监护人同意：写上监护人的姓名和电话。")
                % {"years": of_age},
                field="guardian_name",
            )
    elif not (made.phone or made.is_proxy or actor.is_known):
        mobile(made.phone)
    _check_identity(made, today=today)


def _check_identity(made: Registration, *, today: date) -> None:
    if not made.identity:
        return
    if not made.may_keep_identity:
        raise Invalid(
            _("身份证号要您另外同意才能记。不想留，空着也能登记。"), field="may_keep_identity"
        )
    years = count_of(made.community, DATA_GUARDIAN, on=today)
    if is_under(made.born_on, years, on=today):
        raise Invalid(
            _("不满%(years)d周岁的不记身份证号，请空着。") % {"years": years}, field="identity"
        )


def _of_age(community: Community, today: date) -> int:
    return count_of(community, GUARDIAN, on=today)


def _drawn_up(made: Registration, *, now: datetime) -> Volunteer:
    today = local_day(now)
    number = identity(made.identity) if made.identity else ""
    if number and not made.born_on and _born_by(number, made.community, today=today):
        raise Invalid(_("身份证号上还不到成年，请写上生日和监护人。"), field="born_on")
    is_minor = is_under(made.born_on, _of_age(made.community, today), on=today)
    name = said(made.name, field="name", missing=_("写上姓名，证书上要用。"), most=60)
    return Volunteer(
        community=made.community,
        name=name,
        identity=number,
        identity_index=blind_index(number) if number else "",
        born_on=made.born_on if is_minor else None,
        notice=made.notice,
        is_proxy=made.is_proxy,
        registered_at=now,
    )


def _born_by(number: str, community: Community, *, today: date) -> bool:
    """Whether an identity number tells of somebody under age."""
    born_on = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return is_under(born_on, _of_age(community, today), on=today)


def _person(actor: Actor, made: Registration, name: str, *, now: datetime) -> Person:
    phone = mobile(made.phone) if made.phone else ""
    user_id = None if made.is_proxy else actor.user_id
    person = meet(made.community.pk, now=now, phone=phone, name=name, user_id=user_id)
    if not person.name:
        person.name = name
        person.save(update_fields=["name"])
    return person


def _next_number(community: Community) -> int:
    """The next within the community, under its lock."""
    Community.objects.select_for_update().get(pk=community.pk)
    last = Volunteer.objects.filter(community=community).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _consent_to_identity(
    actor: Actor, volunteer: Volunteer, made: Registration, *, now: datetime
) -> None:
    given_by = made.paper.strip() if made.is_proxy else volunteer.name
    given = Leave(
        purpose=Purpose.IDENTITY,
        field="identity",
        where=_("志愿服务证明"),
        notice=str(made.notice),
        given_by=given_by[:60],
    )
    if volunteer.person:
        consent(actor, volunteer.person, given, now=now)


def _tell_abilities(
    volunteer: Volunteer, skills: Collection[str], free: Collection[tuple[int, str]]
) -> None:
    if not set(skills) <= set(Skill.values):
        raise Invalid(_("从单子里选特长。"), field="skills")
    if any(not 1 <= weekday <= 7 or half not in Half.values for weekday, half in free):
        raise Invalid(_("从单子里选空闲的时间。"), field="free")
    VolunteerSkill.objects.bulk_create(
        VolunteerSkill(volunteer=volunteer, skill=each) for each in sorted(set(skills))
    )
    FreeTime.objects.bulk_create(
        FreeTime(volunteer=volunteer, weekday=weekday, half=half)
        for weekday, half in sorted(set(free))
    )


@transaction.atomic
def change(
    actor: Actor,
    pk: int,
    *,
    skills: Collection[str],
    free: Collection[tuple[int, str]],
    now: datetime,
) -> Volunteer:
    """Say anew what one can and when one is free."""
    volunteer = volunteer_for(actor, pk, lock=True)
    step = leave(VOLUNTEER_FLOW, "change", actor, volunteer)
    volunteer.skills.all().delete()
    volunteer.free_times.all().delete()
    _tell_abilities(volunteer, skills, free)
    put(actor, volunteer, step, volunteer.community_id, now=now)
    return volunteer


@transaction.atomic
def add_identity(
    actor: Actor, pk: int, *, identity: str, may_keep_identity: bool, now: datetime
) -> Volunteer:
    """Add the number of identity that a certificate needs, by the consent of its own (S-03)."""
    volunteer = volunteer_for(actor, pk, lock=True)
    step = leave(VOLUNTEER_FLOW, "change", actor, volunteer)
    told = Registration(
        community=volunteer.community,
        name=volunteer.name,
        born_on=volunteer.born_on,
        identity=identity,
        may_keep_identity=may_keep_identity,
        notice=volunteer.notice,
    )
    _check_identity(told, today=local_day(now))
    drawn = _drawn_up(told, now=now)
    volunteer.identity, volunteer.identity_index = drawn.identity, drawn.identity_index
    known = Volunteer.objects.filter(
        community=volunteer.community, identity_index=volunteer.identity_index
    )
    if known.exclude(pk=pk).exists():
        raise Invalid(_("这个身份证号已经登记在另一位名下，请核对。"), field="identity")
    changed = {"identity", "identity_index"}
    put(actor, volunteer, step, volunteer.community_id, now=now, changed=changed)
    _consent_to_identity(actor, volunteer, told, now=now)
    return volunteer


@transaction.atomic
def read_notice(actor: Actor, pk: int, *, notice: int, now: datetime) -> Volunteer:
    """Agree to the notice as it stands now, after it was changed (S-01)."""
    volunteer = volunteer_for(actor, pk, lock=True)
    step = leave(VOLUNTEER_FLOW, "change", actor, volunteer)
    if notice != count_of(volunteer.community, NOTICE, on=local_day(now)):
        raise OutOfOrder(_("告知刚刚又改过，请看一遍最新的。"))
    volunteer.notice = notice
    put(actor, volunteer, step, volunteer.community_id, now=now, changed={"notice"}, notice=notice)
    return volunteer


@transaction.atomic
def withdraw(actor: Actor, pk: int, *, now: datetime) -> Volunteer:
    """Leave: what is personal goes, what was done stays as a number (S-07)."""
    volunteer = volunteer_for(actor, pk, lock=True)
    step = leave(VOLUNTEER_FLOW, "withdraw", actor, volunteer)
    changed = clear(volunteer, now=now)
    put(actor, volunteer, step, volunteer.community_id, now=now, changed=changed)
    return volunteer
