"""Every step, in every state, by everybody: given where the table says so, refused elsewhere."""

from itertools import product
from typing import Any

import pytest

from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.diagram import table
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.volunteers import models, rules
from lianxin.volunteers.models import (
    Campaign,
    CampaignState,
    Certificate,
    CertificateState,
    Duty,
    DutyState,
    Guardian,
    Invitation,
    InvitationState,
    Project,
    ProjectState,
    Shift,
    ShiftState,
    Spot,
    Task,
    TaskState,
    Team,
    Volunteer,
    VolunteerState,
)
from lianxin.volunteers.rules.access import hours_visible_to, verifies
from lianxin.volunteers.rules.serving import wants

HERE, ELSEWHERE, SELF, LEADER = 1, 2, 11, 12
ACTORS = {
    "guest": GUEST,
    "resident": Actor(user_id=3, person_ids=frozenset({99})),
    "self": Actor(user_id=4, person_ids=frozenset({SELF})),
    "leader": Actor(user_id=9, person_ids=frozenset({LEADER})),
    "staff": Actor(user_id=5, posts=frozenset({(Role.STAFF, HERE)})),
    "secretary": Actor(user_id=6, posts=frozenset({(Role.SECRETARY, HERE)})),
    "street": Actor(user_id=7, posts=frozenset({(Role.STREET, HERE)})),
    "elsewhere": Actor(user_id=8, posts=frozenset({(Role.SECRETARY, ELSEWHERE)})),
    "clock": CLOCK,
}
ALL = set(ACTORS)
STAFF = {"staff", "secretary"}
LED = STAFF | {"leader"}


def volunteer(state="active") -> Volunteer:
    return Volunteer(community_id=HERE, person_id=SELF, state=state, name="甲")


def minor(state) -> Volunteer:
    made = volunteer(state)
    made.guardian = Guardian(name="乙", phone="1")
    return made


def project(state="open") -> Project:
    leader = Volunteer(community_id=HERE, person_id=LEADER)
    team = Team(community_id=HERE, leader=leader)
    return Project(community_id=HERE, team=team, state=state, risk="当心")


def shift(state="planned") -> Shift:
    return Shift(project=project(), state=state)


def duty(state="signed") -> Duty:
    return Duty(shift=shift(), volunteer=volunteer(), state=state)


def certificate(state) -> Certificate:
    return Certificate(volunteer=volunteer(), state=state)


def campaign(state="open") -> Campaign:
    return Campaign(community_id=HERE, state=state)


def task(state) -> Task:
    return Task(spot=Spot(campaign=campaign()), state=state)


LIVING = {"waiting", "active"}
TABLES: dict[str, Any] = {
    "volunteer": (
        rules.VOLUNTEER_FLOW,
        VolunteerState,
        minor,
        {
            "agree": ({"waiting"}, ALL - {"self"}),
            "refuse": ({"waiting"}, ALL - {"self"}),
            "lapse": ({"waiting"}, {"clock"}),
            "change": (LIVING, STAFF | {"self"}),
            "withdraw": (LIVING, STAFF | {"self"}),
        },
    ),
    "invitation": (
        rules.INVITATION_FLOW,
        InvitationState,
        lambda state: Invitation(community_id=HERE, state=state),
        {
            "accept": ({"sent"}, ALL),
            "decline": ({"sent"}, ALL),
            "lapse": ({"sent"}, {"clock"}),
        },
    ),
    "project": (
        rules.PROJECT_FLOW,
        ProjectState,
        project,
        {
            "rewrite": ({"draft", "open"}, STAFF),
            "publish": ({"draft"}, STAFF),
            "add_shift": ({"open"}, STAFF),
            "end": ({"open"}, STAFF),
            "cancel": ({"draft", "open"}, STAFF),
        },
    ),
    "shift": (
        rules.SHIFT_FLOW,
        ShiftState,
        shift,
        {
            "sign_up": ({"planned"}, ALL),
            "roster": ({"planned", "held"}, LED),
            "hold": ({"planned"}, LED),
            "evaluate": ({"held"}, STAFF),
            "cancel": ({"planned"}, STAFF),
        },
    ),
    "duty": (
        rules.DUTY_FLOW,
        DutyState,
        duty,
        {
            "leave": ({"signed"}, LED | {"self"}),
            "sign_in": ({"signed"}, LED | {"self"}),
            "sign_out": ({"came"}, LED | {"self"}),
            "record": ({"signed", "came"}, LED | {"self"}),
            "miss": ({"signed"}, LED),
        },
    ),
    "certificate": (
        rules.CERTIFICATE_FLOW,
        CertificateState,
        certificate,
        {
            "post": ({"asked"}, STAFF),
            "issue": ({"asked", "posted"}, STAFF | {"clock"}),
            "refuse": ({"asked", "posted"}, STAFF),
            "revoke": ({"issued"}, STAFF),
        },
    ),
    "campaign": (
        rules.CAMPAIGN_FLOW,
        CampaignState,
        campaign,
        {
            "rewrite": ({"draft", "open"}, STAFF),
            "add_spots": ({"draft", "open"}, STAFF),
            "begin": ({"draft"}, STAFF),
            "send": ({"open"}, STAFF),
            "cover": ({"open"}, STAFF),
            "end": ({"open"}, STAFF),
            "cancel": ({"draft", "open"}, STAFF),
        },
    ),
    "task": (
        rules.TASK_FLOW,
        TaskState,
        task,
        {
            "show": ({"found", "cleaned"}, STAFF),
            "clean": ({"found"}, STAFF),
            "drop": ({"found"}, STAFF),
        },
    ),
}
"""For each flow: in which states each step is given, and to whom."""


def is_given(flow, verb, actor, thing) -> bool:
    try:
        flow.require(verb, actor, thing)
    except (NotPermitted, OutOfOrder):
        return False
    return True


@pytest.mark.parametrize("name", TABLES)
def test_a_step_is_given_in_its_states_to_its_people_only(name):
    flow, states, made, steps = TABLES[name]
    assert set(flow) == set(steps)
    for verb, state, who in product(flow, states.values, ACTORS):
        wanted, people = steps[verb]
        expected = state in wanted and who in people
        assert is_given(flow, verb, ACTORS[who], made(state)) == expected, (verb, state, who)


@pytest.mark.parametrize("name", TABLES)
def test_every_flow_can_be_told_as_a_table(name):
    flow, states, _made, _steps = TABLES[name]
    words = {value: str(label) for value, label in states.choices}
    assert table(flow, words).count("\n") >= len(flow)


def test_a_minor_without_a_guardian_cannot_be_agreed_for():
    assert not is_given(rules.VOLUNTEER_FLOW, "agree", ACTORS["staff"], volunteer("waiting"))


def test_hours_are_verified_by_staff_and_the_leader_and_nobody_else():
    given = {who for who, actor in ACTORS.items() if verifies(actor, duty("served"))}
    assert given == LED


@pytest.mark.parametrize("kind", ["ordinary", "medical", "utility", "rescue"])
def test_what_the_law_wants_stands_in_the_way_of_publishing(kind):
    made = project("draft")
    made.kind = kind
    made.is_dangerous = kind in models.INSURED
    assert is_given(rules.PROJECT_FLOW, "publish", ACTORS["staff"], made) == (not wants(made))
    made.insurance = made.licence = "有"
    assert is_given(rules.PROJECT_FLOW, "publish", ACTORS["staff"], made)


def test_hours_are_hidden_from_everybody_but_the_person_and_the_desk():
    told = str(hours_visible_to(ACTORS["leader"]))
    assert "team" not in told
