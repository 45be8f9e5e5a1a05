"""The volunteers of the story: who registers, what they serve in, and the year's campaigns."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from lianxin.core.actor import GUEST
from lianxin.core.http import local_day
from lianxin.demo.campaigns import campaign
from lianxin.demo.case import World
from lianxin.demo.cast import Neighbour
from lianxin.demo.corps import FOUNDED, NOON, Corps, Outing
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.volunteers import actions
from lianxin.volunteers.models import Project, Skill, Volunteer

REGISTERING = date(2015, 1, 3)
"""When the year's registering begins; two weeks later all have come."""
DAYS = (10, 17, 24, 28, 14)
"""On which days of a month its services fall, the first first."""
ABLE = (Skill.CLEANING, Skill.COMPANY, Skill.REPAIR, Skill.ORDER, Skill.WRITING, Skill.MEDIATION)


def volunteering(world: World, now: datetime) -> Iterator[Deed]:
    """Everything that volunteers do, in 2015 and lately; nothing of it after `now`."""
    told = read("volunteers")
    corps = {slug: Corps(world, slug, told[slug], dice("volunteers", slug)) for slug in SLUGS}
    for each in corps.values():
        yield from _registering(each)
        yield Deed(clock(FOUNDED, NOON), "found teams", partial(_found_teams, each))
        for row in each.row["projects"]:
            yield from _services(each, row)
        for row in each.row["campaigns"]:
            yield from campaign(each, row, now)
    yield from _lately(corps[told["lately"]["community"]], told["lately"], now)


def _registering(corps: Corps) -> Iterator[Deed]:
    people = corps.world.cast.neighbours[corps.slug][: corps.row["volunteers"]]
    resident = corps.world.cast.resident
    if resident and corps.slug == read("people")["resident"]["community"]:
        people = [resident, *people]
    for index, who in enumerate(people):
        # All are there by Sunday, before the teams are founded on Monday.
        at = clock(REGISTERING, 9 * 60) + index * 30 * MINUTE
        yield Deed(at, f"register {who.name}", partial(_register, corps, who))


def _register(corps: Corps, who: Neighbour, now: datetime) -> None:
    told = read("volunteers")
    skills = corps.rng.sample(ABLE, 2)
    free = [(corps.rng.randrange(1, 8), corps.rng.choice(["am", "pm"])) for _each in range(3)]
    made = actions.Registration(
        community=corps.community,
        name=who.name,
        phone="" if who.user else who.phone,
        skills=skills,
        free=free,
        notice=told["notice"],
        is_proxy=who.user is None,
        paper="" if who.user else told["paper"],
    )
    actor = who.acts(local_day(now)) if who.user else corps.worker
    corps.volunteers.append(actions.register(actor, made, now=now).pk)


def _found_teams(corps: Corps, now: datetime) -> None:
    corps.crews[""] = corps.volunteers
    on = local_day(now)
    for row in corps.row["teams"]:
        told = actions.TeamTold(row["name"], row["what"])
        team = actions.found_team(corps.worker, corps.community, told, on=on, now=now)
        inside = corps.volunteers[: row["members"]]
        actions.enlist(corps.worker, team.pk, inside, since=on, now=now)
        actions.choose_leader(corps.worker, team.pk, inside[0], now=now)
        corps.teams[row["name"]], corps.crews[row["name"]] = team, inside


def _services(corps: Corps, row: Mapping[str, Any]) -> Iterator[Deed]:
    """A project, and its services month by month."""
    made: dict[str, Project] = {}
    yield Deed(clock(FOUNDED, NOON + 30), "project", partial(_open_project, corps, row, made))
    index = corps.row["projects"].index(row)
    for month, count in enumerate(row["monthly"], start=1):
        for number in range(count):
            day = date(2015, month, DAYS[(number + 2 * index) % len(DAYS)])
            outing = Outing(corps, row, made, day, corps.rng.randrange(3))
            yield from outing.deeds()


def _open_project(
    corps: Corps, row: Mapping[str, Any], made: dict[str, Project], now: datetime
) -> None:
    told = actions.ProjectTold(
        name=row["name"],
        beneficiary=row["beneficiary"],
        what=row["what"],
        venue=row["venue"],
        risk=row["risk"],
        team=corps.teams.get(row.get("team", "")),
    )
    project = actions.plan_project(corps.worker, corps.community, told, now=now)
    actions.publish_project(corps.worker, project.pk, now=now)
    made["project"] = project


def _lately(corps: Corps, row: Mapping[str, Any], now: datetime) -> Iterator[Deed]:
    yield Deed(now - timedelta(days=2), "minor", partial(_minor, corps, row["minor"]))
    yield Deed(now - timedelta(days=3), "invite", partial(_invite, corps, row["invited"]))
    service = {**corps.row["projects"][0], "people": 5}
    yield Deed(now - 100 * MINUTE, "coming", partial(_coming, corps, service))
    yield Deed(now - timedelta(days=1), "certificate", partial(_certify, corps))


def _minor(corps: Corps, row: Mapping[str, Any], now: datetime) -> None:
    cast, today = corps.world.cast, local_day(now)
    made = actions.Registration(
        community=corps.community,
        name=row["name"],
        born_on=today.replace(year=today.year - row["years"], day=1),
        guardian=actions.GuardianTold(row["guardian"], cast.phone()),
        notice=read("volunteers")["notice"],
    )
    actions.register(GUEST, made, now=now)


def _invite(corps: Corps, names: Sequence[str], now: datetime) -> None:
    people = [(name, corps.world.cast.phone()) for name in names]
    actions.invite(corps.worker, corps.community, people, now=now)


def _coming(corps: Corps, service: Mapping[str, Any], now: datetime) -> None:
    """A shift of this week, for which two have signed up already."""
    project = Project.objects.get(community=corps.community, name=service["name"])
    hour, minute = map(int, service["clock"].split(":"))
    begins = clock(local_day(now) + timedelta(days=3), hour * 60 + minute)
    ends = begins + int(service["hours"] * 60) * MINUTE
    told = actions.ShiftTold(begins, ends, service["people"])
    shift = actions.add_shift(corps.worker, project.pk, told, now=now)
    for pk in corps.volunteers[2:4]:
        actions.sign_up(corps.worker, shift.pk, pk, knows_risk=True, now=now)


def _certify(corps: Corps, now: datetime) -> None:
    """A certificate for the resident whose login is told: by a number that is nobody's."""
    resident = corps.world.cast.resident
    if resident is None:
        return
    me = resident.acts(local_day(now))
    volunteer = Volunteer.objects.get(person__in=me.person_ids, community=corps.community)
    number = read("volunteers")["identity"]
    actions.add_identity(
        corps.worker, volunteer.pk, identity=number, may_keep_identity=True, now=now
    )
    span = actions.Span(date(2015, 1, 1), local_day(now))
    asked = actions.ask(me, volunteer.pk, span, may_show=False, now=now)
    actions.grant(corps.worker, asked.pk, now=now)
