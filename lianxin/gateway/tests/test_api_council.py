"""The council through the API: residents answer, members vote, staff note who is there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.models import Entry
from lianxin.core.scopes import Scope
from lianxin.council import actions
from lianxin.council.models import Answer, SeatState, Speech
from lianxin.council.tests.factories import MEETING, Stage, decision
from lianxin.council.tests.opinion_world import Hearing
from lianxin.gateway.tests.factories import OWN, Program, token_for
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MEETING)


def program(user, community, *, is_desk=False, scopes=None):
    scopes = scopes or (frozenset(Scope) if is_desk else OWN)
    token = token_for(user, community, is_desk=is_desk, now=MEETING, scopes=scopes)
    return Program(token[1])


@pytest.fixture
def stage():
    return Stage()


@pytest.fixture
def desk(stage):
    return program(
        PostFactory.create(community=stage.community).user, stage.community, is_desk=True
    )


def seated(stage, index, **given):
    """A program of a member with an account and a seat."""
    member = stage.members[index]
    member.user = PersonFactory.create(community=stage.community, resident=True).user
    member.save()
    PostFactory.create(community=stage.community, role=Role.MEMBER, user=member.user)
    return program(member.user, stage.community, **given)


def at(session):
    return f"/communities/{session.council.community.slug}/sessions/{session.pk}"


def test_a_resident_answers_changes_an_answer_and_makes_a_statement():
    hearing = Hearing()
    user = PersonFactory.create(community=hearing.community, resident=True).user
    own = program(user, hearing.community)
    path = f"/communities/{hearing.community.slug}/questions/{hearing.question.pk}"
    first, second = hearing.statements[:2]
    for choice in ("agree", "disagree"):
        told = own.post(f"{path}/answer", {"statement": first.pk, "choice": choice})
        assert told.status_code == 200, told.content.decode()
    assert told.json()["statements"][0] == {"id": first.pk, "text": first.text, "choice": choice}
    assert (told.json()["left"], Answer.objects.get().choice) == (7, -1)
    said = own.post(f"{path}/say", {"text": "车棚建在东墙根"}, Idempotency_Key="say-once")
    again = own.post(f"{path}/say", {"text": "车棚建在东墙根"}, Idempotency_Key="say-once")
    assert (said.status_code, again["Idempotent-Replayed"]) == (201, "true")
    assert [each["state"] for each in said.json()["said"]] == ["waiting"]
    assert second.pk in {each["id"] for each in own.get(f"{path}/mine").json()["statements"]}
    assert Program().get(path).json()["statements"] == 8
    rows = Program().get(f"/communities/{hearing.community.slug}/questions").json()["items"]
    assert [row["state"] for row in rows] == ["open"]


def test_nobody_answers_from_elsewhere_or_without_the_scope_or_what_is_not_asked():
    hearing = Hearing()
    user = PersonFactory.create(community=hearing.community, resident=True).user
    far = CommunityFactory.create()
    path = f"/communities/{hearing.community.slug}/questions/{hearing.question.pk}/answer"
    body = {"statement": hearing.statements[0].pk, "choice": "agree"}
    assert program(user, far).post(path, body).status_code == 403
    reading = program(user, hearing.community, scopes={Scope.COUNCIL_READ})
    assert reading.post(path, body).status_code == 403
    assert Program().post(path, body).status_code == 401
    stranger = program(PersonFactory.create(resident=True).user, hearing.community)
    assert stranger.post(path, body).status_code == 403
    own = Program(token_for(user, hearing.community, now=MEETING, scopes=OWN, name="又一个")[1])
    assert own.post(path, {**body, "statement": 999_999}).status_code == 409
    assert (
        own.post(path, {**body, "choice": "perhaps"})
        .json()["errors"][0]["field"]
        .endswith("choice")
    )
    assert not Answer.objects.exists()


def test_a_member_raises_a_hand_seconds_and_votes_once(stage):
    session = stage.sitting()
    item = stage.moved(session)
    own = seated(stage, 2)
    path = f"{at(session)}/items/{item.pk}"
    up = own.post(f"{path}/hand", {"stance": "against"})
    assert up.json()["hand"]["state"] == "waiting", up.content.decode()
    assert own.post(f"{path}/hand/lower").json()["hand"] is None
    assert own.post(f"{path}/hand/lower").status_code == 404
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    mine = own.get(f"{at(session)}/mine").json()
    assert (mine["seat"], mine["item"], mine["verbs"]) == ("present", item.pk, ["vote"])
    assert [(each["is_own"], each["is_cast"]) for each in mine["ballots"]] == [(True, False)]
    assert own.post(f"{path}/vote", {"choice": "maybe"}).status_code == 422
    done = own.post(f"{path}/vote", {"choice": "no"}, Idempotency_Key="vote")
    assert done.json()["ballots"][0]["is_cast"] is True
    assert own.post(f"{path}/vote", {"choice": "no"}, Idempotency_Key="vote").status_code == 200
    assert own.post(f"{path}/vote", {"choice": "aye"}).status_code == 409
    item.refresh_from_db()
    assert (item.ayes, item.noes) == (0, 1)
    assert Speech.objects.get().stance == "against"


def test_a_seat_is_carried_only_by_a_token_for_the_council(stage):
    session = stage.sitting()
    item = stage.voting(session)
    other = seated(stage, 1, scopes={Scope.MATTERS_READ, Scope.COMMUNITY_READ})
    assert other.get("/me").json()["roles"] == []
    assert other.post(f"{at(session)}/items/{item.pk}/vote", {"choice": "no"}).status_code == 403
    neighbour = program(
        PersonFactory.create(community=stage.community, resident=True).user, stage.community
    )
    refused = neighbour.post(f"{at(session)}/items/{item.pk}/vote", {"choice": "no"})
    assert refused.status_code in (403, 404)


def test_staff_note_who_has_come_and_who_has_left(stage, desk):
    session = stage.sitting(present=0)
    seats = [each["id"] for each in desk.get(f"{at(session)}/room").json()["seats"]]
    here = desk.post(f"{at(session)}/arrive", {"seats": seats[:3]})
    assert (here.json()["present"], here.json()["quorum_needed"]) == (3, 3), here.content.decode()
    assert desk.post(f"{at(session)}/leave", {"seats": seats[:1]}).json()["present"] == 2
    assert desk.post(f"{at(session)}/excuse", {"seats": seats[4:]}).status_code == 200
    assert desk.post(f"{at(session)}/take-back", {"seats": seats[1:2]}).json()["present"] == 1
    states = dict(session.seats.values_list("pk", "state"))
    assert [states[pk] for pk in seats] == [
        SeatState.AWAY, SeatState.CALLED, SeatState.PRESENT, SeatState.CALLED, SeatState.EXCUSED,
    ]  # fmt: skip
    assert desk.post(f"{at(session)}/arrive", {"seats": [999_999]}).status_code == 404
    assert desk.post(f"{at(session)}/arrive", {"seats": seats[2:3]}).status_code == 409
    member = seated(stage, 1)
    assert member.get(f"{at(session)}/room").status_code == 403
    far = CommunityFactory.create()
    elsewhere = program(PostFactory.create(community=far).user, far, is_desk=True)
    assert elsewhere.get(f"{at(session)}/room").status_code == 404
    assert elsewhere.post(f"{at(session)}/leave", {"seats": seats[2:3]}).status_code == 404


def test_the_progress_of_a_resolution_is_told_once_and_then_it_is_finished(stage, desk):
    item = stage.voted(stage.sitting(), ayes=3, noes=2)
    actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    item.refresh_from_db()
    path = f"/communities/{stage.community.slug}/resolutions/{item.resolution.pk}"
    before = desk.get(path)
    assert {"progress", "finish"} <= set(before.json()["verbs"])
    assert Program().get(path).json()["verbs"] == []
    told = desk.post(f"{path}/progress", {"words": "阀门到货了"}, If_Match=before["ETag"])
    assert told.status_code == 200, told.content.decode()
    stale = desk.post(f"{path}/progress", {"words": "阀门到货了"}, If_Match=before["ETag"])
    assert stale.status_code == 412
    done = desk.post(f"{path}/finish", {"words": "换好了", "result": "partly"}).json()
    assert (done["result"], done["verbs"]) == ("partly", [])
    deeds = Entry.objects.filter(subject_kind="council.agendaitem", subject_id=item.pk)
    assert list(deeds.order_by("id").values_list("deed", flat=True))[-2:] == ["progress", "finish"]
    neighbour = PersonFactory.create(community=stage.community, resident=True).user
    assert (
        program(neighbour, stage.community).post(f"{path}/progress", {"words": "好"}).status_code
        == 403
    )


def test_a_member_who_voted_no_may_say_why_and_one_who_voted_for_it_may_not(stage):
    item = stage.voted(stage.sitting(), ayes=3, noes=2)
    actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    path = f"{at(item.session)}/items/{item.pk}/dissent"
    against, for_it = seated(stage, 4), seated(stage, 0)
    assert against.post(path, {"words": "西院也要停车"}).status_code == 200
    assert for_it.post(path, {"words": "西院也要停车"}).status_code == 409
    assert against.post(path, {"words": ""}).status_code == 422


def test_a_room_of_any_size_costs_the_same_statements():
    costs = []
    for members in (3, 30):
        stage = Stage(members)
        session = stage.sitting()
        desk = program(
            PostFactory.create(community=stage.community).user, stage.community, is_desk=True
        )
        desk.get(f"{at(session)}/room")
        with CaptureQueriesContext(
            connection,
        ) as told:
            desk.get(f"{at(session)}/room")
        costs.append(len(told))
    assert costs[0] == costs[1] <= 30
