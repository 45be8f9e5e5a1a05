"""What no outsider may read or change of courses and teams, for the walk over every address."""

from collections.abc import Mapping
from typing import Any

from lianxin.activities import actions
from lianxin.activities.actions import Wanting, Who
from lianxin.activities.tests.classes import NOBODY_ELSE, School, lesson, sessions
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.actions import Slot
from lianxin.facilities.tests.factories import EVENING
from lianxin.people.tests.factories import staff_of
from lianxin.places.models import Community

PUBLIC = {"courses:list", "courses:wish", "teams:list", "teams:show", "teams:ask"}
OWN = {
    "courses:take_back", "courses:show", "courses:mine", "courses:certificate", "teams:step",
    "teams:name",
}  # fmt: skip
DESK = {
    "courses_desk:list", "courses_desk:name_wishes", "courses_desk:unmask_wisher",
    "courses_desk:new", "courses_desk:course", "courses_desk:rewrite",
    "courses_desk:add_session", "courses_desk:move_session", "courses_desk:drop_session",
    "courses_desk:roll", "courses_desk:unmask", "courses_desk:certificate", "courses_desk:step",
    "teams_desk:list", "teams_desk:new", "teams_desk:team", "teams_desk:change",
    "teams_desk:disband", "teams_desk:enter", "teams_desk:unmask", "teams_desk:drop_rehearsal",
    "teams_desk:member_step",
}  # fmt: skip
VERBS = {"courses_desk:step": "call_off", "teams": "accept"}
"""A step that could be taken on what is hidden, by its address."""


def hidden_in(community: Community, secret: str) -> dict[str, Any]:
    """What addresses of courses and of teams are made from."""
    school = School()
    school.community, school.staff = community, staff_of(community)
    course = school.planned(sessions=0, title=secret, words=secret)
    actions.add_session(school.staff, course.pk, lesson(0, place_words=secret), now=MONDAY)
    wish = actions.wish(
        school.resident(), community, Wanting(words=secret), NOBODY_ELSE, now=MONDAY
    )
    team = school.team()
    asking = actions.ask(school.resident(), team.pk, Who(), words=secret, is_named=True, now=MONDAY)
    slot = Slot(EVENING, EVENING.replace(hour=20))
    rehearsal = actions.rehearse(school.staff, team.pk, slot, place_words="广场", now=MONDAY)
    of_course = {"pk": course.pk, "session": sessions(course)[0].pk, "person": wish.person_id}
    of_team = {
        "pk": team.pk,
        "member": asking.pk,
        "person": asking.person_id,
        "rehearsal": rehearsal.pk,
        "what": "admit",
    }
    return {
        "courses": of_course,
        "courses_desk": of_course,
        "teams": of_team,
        "teams_desk": of_team,
        "courses:take_back": {"pk": wish.pk},
    }


def made_from(hidden: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What one address is made from, besides what every address is."""
    space = name.split(":", maxsplit=1)[0]
    found: dict[str, Any] = hidden.get(name, hidden.get(space, {}))
    return found
