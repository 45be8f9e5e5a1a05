"""A stage on which the real deeds play: a community with two teams, places that lie somewhere, and
people who ask.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lianxin.core.actor import Actor, Role
from lianxin.core.tests.factories import MONDAY
from lianxin.people.models import Post
from lianxin.people.tests.factories import actor_for, resident_of, secretary_of, staff_of
from lianxin.places.models import Community, Place
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory
from lianxin.services.actions import teams
from lianxin.services.actions.asking import Asking, ask
from lianxin.services.actions.computing import compute
from lianxin.services.actions.planning import plan_half
from lianxin.services.models import DayPlan, HelpRequest, Member, Service, Team
from lianxin.services.solving.problem import Problem
from lianxin.services.solving.rounds import plan

TOMORROW = MONDAY.date() + timedelta(days=1)
ALWAYS = [(day, half) for day in range(1, 8) for half in ("am", "pm")]


def at_once(problem: Problem, _telling: Any) -> dict[str, Any]:
    """The solver in this process, for a twentieth of a second."""
    quick = Problem(problem.visitors, problem.asked, problem.promises, problem.detour, 0.05)
    told = plan(quick)
    stops = [
        {
            "key": each.key,
            "visitor": each.visitor,
            "starts": each.starts,
            "ends": each.ends,
            "metres": each.metres,
        }
        for each in told.stops
    ]
    return {"stops": stops, "left_out": [list(each) for each in told.left_out]}


@dataclass(slots=True)
class Stage:
    community: Community
    staff: Actor
    secretary: Actor
    resident: Actor
    yard: Place
    repairs: Team
    doctors: Team
    fixer: Member
    doctor: Member
    pipes: Service
    rounds: Service

    def ask(self, actor: Actor | None = None, **told: Any) -> HelpRequest:
        said = {
            "key": uuid.uuid4(),
            "community": self.community,
            "service": self.pipes,
            "words": "厨房水管漏水",
            "halves": [(TOMORROW, "am")],
            "place": self.yard,
            **told,
        }
        return ask(actor or self.resident, Asking(**said), now=MONDAY)

    def planned(self, *, half: str = "am", day: date = TOMORROW, now: datetime = MONDAY) -> DayPlan:
        """Press the button and have it worked out."""
        made = plan_half(self.staff, self.community, day, half, now=now)
        compute(made.pk, made.revision, clock=lambda: now, solve=at_once)
        made.refresh_from_db()
        return made


def stage(here: Community | None = None) -> Stage:
    here = here or CommunityFactory.create()
    staff = staff_of(here)
    yard = CourtyardFactory.create(community=here, latitude=36.66, longitude=117.03)
    on = MONDAY.date() - timedelta(days=30)

    def team(name: str) -> Team:
        told = teams.TeamTold(name, base_id=yard.pk)
        return teams.found_team(staff, here, told, on=on, now=MONDAY)

    def member(of: Team, name: str, phone: str, works: list[str]) -> Member:
        told = teams.MemberTold(name, phone, works, ALWAYS)
        return teams.enlist(staff, of.pk, told, since=on, now=MONDAY)

    def service(of: Team, name: str, work: str) -> Service:
        told = teams.ServiceTold(name, of.pk, work, 30)
        return teams.add_service(staff, here, told, now=MONDAY)

    repairs, doctors = team("彩虹维修服务队"), team("医疗巡诊服务队")
    return Stage(
        here,
        staff,
        _secretary(here),
        resident_of(here),
        yard,
        repairs,
        doctors,
        member(repairs, "赵师傅", "13800000001", ["water", "electric"]),
        member(doctors, "钱大夫", "13800000002", ["medical"]),
        service(repairs, "修水管", "water"),
        service(doctors, "上门巡诊", "medical"),
    )


def _secretary(here: Community) -> Actor:
    """Hers where there is one: a community has no second."""
    seat = Post.objects.filter(community=here, role=Role.SECRETARY).select_related("user").first()
    return actor_for(seat.user) if seat else secretary_of(here)


def licensed(of: Stage, *, until: date = TOMORROW, work: str = "medical") -> None:
    """Give the doctor, or for electric work the fixer, a licence to a day."""
    who = of.doctor if work == "medical" else of.fixer
    told = teams.LicenceTold(work, "执业证 001", MONDAY.date() - timedelta(days=99), until)
    teams.add_licence(of.staff, who.pk, told, now=MONDAY)
