"""Teams, who is in them and what they may do, and the catalogue of services."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.organisations.models import Organisation
from lianxin.people.actions import meet
from lianxin.places.models import Community, Place
from lianxin.services.models import (
    LICENSED,
    CallState,
    Licence,
    Line,
    Member,
    MemberSkill,
    MemberTime,
    Service,
    Team,
    Way,
    Work,
)
from lianxin.services.queries.doors import (
    licence_for,
    line_for,
    member_for,
    service_for,
    team_for,
)
from lianxin.services.rules.teams import works_in


@dataclass(frozen=True, slots=True)
class TeamTold:
    name: str
    what: str = ""
    base_id: int | None = None
    partner_ids: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class MemberTold:
    """Who goes out, what they can do, and on which half-days of the week, e.g. (1, "am")."""

    name: str
    phone: str
    works: Collection[str]
    times: Collection[tuple[int, str]]
    way: str = Way.WALKING
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class LicenceTold:
    work: str
    title: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class ServiceTold:
    name: str
    team_id: int
    work: str
    minutes: int
    what: str = ""
    line_id: int | None = None
    asker: str = "everybody"
    paid: str = "free"


def _require(actor: Actor, community_id: int) -> None:
    if not works_in(actor, community_id):
        raise NotPermitted(_("服务队由社区的工作人员来管。"))


@transaction.atomic
def found_team(
    actor: Actor, community: Community, told: TeamTold, *, on: date, now: datetime
) -> Team:
    """Found a team; its name is its own in the community."""
    _require(actor, community.pk)
    team = Team(community=community, founded_on=on)
    _write(team, told)
    _save_named(team)
    _join_partners(team, told)
    journal.record(actor, "found_team", team, community.pk, at=now)
    return team


@transaction.atomic
def change_team(actor: Actor, pk: int, told: TeamTold, *, now: datetime) -> Team:
    team = team_for(actor, pk, lock=True)
    _require(actor, team.community_id)
    _write(team, told)
    _save_named(team)
    _join_partners(team, told)
    journal.record(actor, "change_team", team, team.community_id, at=now)
    return team


def _write(team: Team, told: TeamTold) -> None:
    team.name = said(told.name, field="name", missing=_("给服务队起个名字。"), most=60)
    team.what = told.what.strip()
    team.base = None
    if told.base_id is not None:
        team.base = Place.objects.filter(pk=told.base_id, community_id=team.community_id).first()
        if team.base is None:
            raise Invalid(_("从本社区的院子里选。"), field="base_id")


def _save_named(thing: Team | Line | Service) -> None:
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError as error:
        raise Invalid(_("已经有叫这个名字的了，换一个。"), field="name") from error


def _join_partners(team: Team, told: TeamTold) -> None:
    found = Organisation.objects.filter(pk__in=told.partner_ids, community_id=team.community_id)
    team.partners.set(found)


@transaction.atomic
def enlist(actor: Actor, pk: int, told: MemberTold, *, since: date, now: datetime) -> Member:
    """Let somebody go out for a team; the phone makes them the person whom the community knows."""
    team = team_for(actor, pk, lock=True)
    _require(actor, team.community_id)
    name = said(told.name, field="name", missing=_("写上姓名。"), most=60)
    person = meet(team.community_id, now=now, phone=told.phone, name=name, user_id=told.user_id)
    if team.members.filter(person=person, until__isnull=True).exists():
        raise OutOfOrder(_("这位已经在队里了。"))
    member = Member.objects.create(team=team, person=person, name=name, way=told.way, since=since)
    _furnish(member, told)
    journal.record(actor, "enlist", team, team.community_id, at=now, member=member.pk)
    return member


@transaction.atomic
def change_member(
    actor: Actor,
    pk: int,
    *,
    works: Collection[str],
    times: Collection[tuple[int, str]],
    way: str,
    now: datetime,
) -> Member:
    """Change what a member can do, when, and whether they walk or ride."""
    member = member_for(actor, pk, lock=True)
    _require(actor, member.team.community_id)
    member.way = way
    member.save(update_fields=["way"])
    member.skills.all().delete()
    member.times.all().delete()
    _furnish(member, MemberTold(member.name, "", works, times, way))
    journal.record(
        actor, "change_member", member.team, member.team.community_id, at=now, member=member.pk
    )
    return member


def _furnish(member: Member, told: MemberTold) -> None:
    if not told.works:
        raise Invalid(_("至少选一样会做的。"), field="works")
    if not told.times:
        raise Invalid(_("至少选一个能上门的半天。"), field="times")
    MemberSkill.objects.bulk_create(
        MemberSkill(member=member, work=work) for work in sorted(set(told.works))
    )
    MemberTime.objects.bulk_create(
        MemberTime(member=member, weekday=weekday, half=half)
        for weekday, half in sorted(set(told.times))
    )


@transaction.atomic
def release_member(actor: Actor, pk: int, *, until: date, now: datetime) -> Member:
    """Let a member leave; whom they were to call on must be given to others first."""
    member = member_for(actor, pk, lock=True)
    _require(actor, member.team.community_id)
    if member.until is not None:
        raise OutOfOrder(_("已经离队了。"))
    if member.visits.filter(state=CallState.PLANNED, day__gt=until).exists():
        raise OutOfOrder(_("还有排好的上门，先换人或取消，再记离队。"))
    member.until = max(until, member.since)
    member.save(update_fields=["until"])
    journal.record(
        actor, "release_member", member.team, member.team.community_id, at=now, member=member.pk
    )
    return member


@transaction.atomic
def add_licence(actor: Actor, pk: int, told: LicenceTold, *, now: datetime) -> Licence:
    """Record a licence that staff have seen (V-06)."""
    member = member_for(actor, pk, lock=True)
    _require(actor, member.team.community_id)
    if told.work not in LICENSED:
        raise Invalid(_("这一类不用资质。"), field="work")
    if told.until < told.since:
        raise Invalid(_("到期要在发证之后。"), field="until")
    licence = Licence.objects.create(
        member=member,
        work=Work(told.work),
        title=said(told.title, field="title", missing=_("写明什么证、证号。"), most=60),
        since=told.since,
        until=told.until,
    )
    journal.record(
        actor, "add_licence", member.team, member.team.community_id, at=now, licence=licence.pk
    )
    return licence


@transaction.atomic
def withdraw_licence(actor: Actor, pk: int, *, on: date, now: datetime) -> Licence:
    """From a day on a licence is good no more."""
    licence = licence_for(actor, pk, lock=True)
    team = licence.member.team
    _require(actor, team.community_id)
    if licence.withdrawn_on is not None:
        raise OutOfOrder(_("这个证已经记了作废。"))
    licence.withdrawn_on = on
    licence.save(update_fields=["withdrawn_on"])
    journal.record(actor, "withdraw_licence", team, team.community_id, at=now, licence=licence.pk)
    return licence


@transaction.atomic
def add_line(actor: Actor, community: Community, *, name: str, what: str, now: datetime) -> Line:
    """Begin a service line under a name of the community's own."""
    _require(actor, community.pk)
    count = Line.objects.filter(community=community).count()
    line = Line(
        community=community,
        name=said(name, field="name", missing=_("给这一类服务起个名字。"), most=30),
        what=what.strip(),
        position=count,
    )
    _save_named(line)
    journal.record(actor, "add_line", line, community.pk, at=now)
    return line


@transaction.atomic
def add_service(actor: Actor, community: Community, told: ServiceTold, *, now: datetime) -> Service:
    """Offer something that may be asked for."""
    _require(actor, community.pk)
    team = team_for(actor, told.team_id)
    line = line_for(actor, told.line_id) if told.line_id else None
    if team.community_id != community.pk or (line and line.community_id != community.pk):
        raise NotFound
    service = Service(
        community=community,
        team=team,
        line=line,
        name=said(told.name, field="name", missing=_("写明能帮什么。"), most=30),
        what=told.what.strip(),
        work=told.work,
        asker=told.asker,
        paid=told.paid,
        minutes=told.minutes,
    )
    _save_named(service)
    journal.record(actor, "add_service", service, community.pk, at=now)
    return service


@transaction.atomic
def offer(actor: Actor, pk: int, *, is_offered: bool, now: datetime) -> Service:
    """Stop offering a service, or offer it again; what was asked for stays."""
    service = service_for(actor, pk, lock=True)
    _require(actor, service.community_id)
    service.is_offered = is_offered
    service.save(update_fields=["is_offered"])
    deed = "offer" if is_offered else "stop_offering"
    journal.record(actor, deed, service, service.community_id, at=now)
    return service
