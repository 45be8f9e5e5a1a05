"""Joining a cultural team and leaving it, and whether one's name is told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.activities.actions.signing import Who
from lianxin.activities.actions.teams import kept
from lianxin.activities.models import IN_STATES, CulturalTeam, MemberState, TeamMember
from lianxin.activities.queries.teams import member_for, team_for
from lianxin.activities.rules.teams import MEMBER_FLOW
from lianxin.activities.tasks import tell_leaders, tell_member
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.text import tidy
from lianxin.people.actions import Leave, consent, meet, withdraw_consent
from lianxin.people.models import Person, Purpose
from lianxin.people.queries import consents_for

TRIES = 2
"""One can be beaten to being known as a person, or to asking."""


def ask(
    actor: Actor, pk: int, who: Who, *, now: datetime, words: str = "", is_named: bool = False
) -> TeamMember:
    """Ask to join a team; asked again it stays one request."""
    for _again in range(TRIES):
        try:
            return _ask(actor, pk, who, words=words, is_named=is_named, now=now)
        except IntegrityError:
            continue
    return _ask(actor, pk, who, words=words, is_named=is_named, now=now)


@transaction.atomic
def _ask(
    actor: Actor, pk: int, who: Who, *, words: str, is_named: bool, now: datetime
) -> TeamMember:
    team = team_for(actor, pk)
    if team.disbanded_on is not None:
        raise OutOfOrder(_("这支队伍已经解散。"))
    person = _person(actor, team, who, now=now)
    if known := team.members.filter(person=person, state__in=sorted(IN_STATES)).first():
        return known
    member = TeamMember.objects.create(
        team=team,
        person=person,
        state=MemberState.ASKED,
        words=tidy(words).strip()[:120],
        asked_at=now,
    )
    if is_named:
        _let_be_named(actor, team, person, given_by=_("本人加入时同意"), now=now)
    entry = journal.record(actor, "ask_to_join", member, team.community_id, at=now)
    tell_leaders.enqueue(entry.pk)
    return member


def _person(actor: Actor, team: CulturalTeam, who: Who, *, now: datetime) -> Person:
    if actor.is_known and not who.phone:
        return meet(team.community_id, now=now, name=actor.name, user_id=actor.user_id)
    if not who.name.strip():
        raise Invalid(_("写下怎么称呼您。"), field="name")
    if not who.phone:
        raise Invalid(_("留一个手机号，队长好联系您。"), field="phone")
    return meet(team.community_id, now=now, phone=who.phone, name=who.name.strip())


@transaction.atomic
def admit(
    actor: Actor,
    pk: int,
    who: Who,
    *,
    since: date,
    now: datetime,
    is_leader: bool = False,
    is_named: bool = False,
) -> TeamMember:
    """Write down who is in a team already; a name is told only where the person lets it be."""
    team = kept(actor, pk)
    name = who.name.strip()
    if not name:
        raise Invalid(_("写下姓名。"), field="name")
    person = meet(team.community_id, now=now, phone=who.phone, name=name)
    if team.members.filter(person=person, state__in=sorted(IN_STATES)).exists():
        raise Invalid(_("这个人已经在队里，或正等着加入。"), field="name")
    member = TeamMember.objects.create(
        team=team, person=person, state=MemberState.MEMBER, since=since, is_leader=is_leader
    )
    if is_named:
        _let_be_named(actor, team, person, given_by=_("本人告诉社区，社区登记"), now=now)
    journal.record(actor, "admit", member, team.community_id, at=now)
    return member


def accept(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> TeamMember:
    """Take somebody who asked into the team."""
    return _step(actor, pk, "accept", now=now, seen=seen, since=local_day(now))


def decline(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> TeamMember:
    return _step(actor, pk, "decline", now=now, seen=seen)


def withdraw(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> TeamMember:
    """Take one's own request back."""
    return _step(actor, pk, "withdraw", now=now, seen=seen)


@transaction.atomic
def leave(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> TeamMember:
    """Leave a team, or be let go; who leaves takes back that their name is told."""
    member = _step(actor, pk, "leave", now=now, seen=seen, until=local_day(now), is_leader=False)
    if member.person_id in actor.person_ids:
        _unname(actor, member, now=now)
    return member


def make_leader(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> TeamMember:
    return _step(actor, pk, "make_leader", now=now, seen=seen, is_leader=True)


def end_leading(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> TeamMember:
    return _step(actor, pk, "end_leading", now=now, seen=seen, is_leader=False)


@transaction.atomic
def _step(
    actor: Actor, pk: int, verb: str, *, now: datetime, seen: int | None, **changed: object
) -> TeamMember:
    member, step = _taken(actor, pk, verb, seen=seen)
    for name, value in changed.items():
        setattr(member, name, value)
    if member.until is not None and member.since is not None:
        member.until = max(member.until, member.since)
    _put(actor, member, step, now=now, changed=changed)
    return member


def _taken(actor: Actor, pk: int, verb: str, *, seen: int | None) -> tuple[TeamMember, Step]:
    member = member_for(actor, pk, lock=True)
    if seen is not None and seen != member.revision:
        raise OutOfOrder(_("刚刚有人办过这件事，下面是最新的样子。"))
    standing = MemberState(member.state).label
    return member, MEMBER_FLOW.require(verb, actor, member, standing=standing)


def _put(
    actor: Actor, member: TeamMember, step: Step, *, now: datetime, changed: Iterable[str]
) -> Entry:
    member.state = step.leads_to(member)
    member.revision += 1
    member.save(update_fields={"state", "revision", *changed})
    entry = journal.record(actor, step.verb, member, member.team.community_id, at=now)
    if step.verb in ("accept", "decline"):
        tell_member.enqueue(entry.pk)
    return entry


@transaction.atomic
def let_be_named(actor: Actor, pk: int, *, is_named: bool, now: datetime) -> TeamMember:
    """Let one's own name be told on the team's page, or no longer; in force at once."""
    member = member_for(actor, pk)
    if member.person_id not in actor.person_ids:
        raise NotPermitted(_("写不写名字，由本人来定。"))
    if is_named:
        _let_be_named(actor, member.team, member.person, given_by="", now=now)
    else:
        _unname(actor, member, now=now)
    return member


def _unname(actor: Actor, member: TeamMember, *, now: datetime) -> None:
    given = consents_for(actor).filter(person=member.person_id, purpose=Purpose.TEAM)
    for held in given.filter(where=member.team.name, withdrawn_at__isnull=True):
        withdraw_consent(actor, held.pk, now=now)


def _let_be_named(
    actor: Actor, team: CulturalTeam, person: Person, *, given_by: str, now: datetime
) -> None:
    giver = actor
    if actor.is_known and person.user_id == actor.user_id:
        giver = replace(actor, person_ids=actor.person_ids | {person.pk})
    leave = Leave(purpose=Purpose.TEAM, field="name", where=team.name, given_by=given_by)
    consent(giver, person, leave, now=now)
