"""Every operation of the API as every role, by their tokens: what is private gets out to nobody
from elsewhere, and nothing fails.
"""

import json

import pytest
from django.db import transaction
from django.test import Client

from lianxin.core.actor import DESK, PARTY
from lianxin.core.models import Entry
from lianxin.core.scopes import PARTY_SCOPES, Scope
from lianxin.gateway.actions import give
from lianxin.gateway.api.contract import contract
from lianxin.gateway.api.reading import example
from lianxin.gateway.tests.factories import OWN
from lianxin.party.queries.access import has_part
from lianxin.people.queries import actor_of
from lianxin.places.models import Community
from tests.test_walk import OUTSIDERS, SECRET, World

OPERATIONS = [
    (path, method, operation)
    for path, methods in contract()["paths"].items()
    for method, operation in methods.items()
]
NAMES = [operation["operationId"] for _path, _method, operation in OPERATIONS]
HIDDEN = {
    "questions": "council:question",
    "resolutions": "council:resolution",
    "rooms": "facilities:show",
    "asks": "facilities:step",
    "things": "facilities_desk:thing",
    "loans": "facilities_desk:loan_step",
    "exhibits": "facilities_desk:exhibit",
    "rooms/visits": "facilities_desk:take_back_visits",
    "films": "facilities_desk:film",
    "projects": "funds:project",
    "votes": "funds:vote",
    "works": "works",
    "me/ideas": "funds:withdraw_idea",
    "fund/ideas": "funds_desk:answer_idea",
    "fund/objections": "funds_desk:answer_objection",
    "owners/votes": "council_desk:owner_vote",
    "announcements": "honours_desk:announcement",
    "awards": "honours_desk:award",
    "awards/nominees": "honours_desk:nominee_step",
    "awards/objections": "honours_desk:answer_objection",
    "wall": "honours_desk:story",
    "wall/boards": "honours_desk:close_board",
    "wall/shown": "honours_desk:answer_shown",
    "brands": "honours_desk:brand",
    "relief": "relief_desk:relief",
    "organisations": "organisations_desk",
    "together/needs": "joint_lists_desk",
    "services/teams": "services_desk:team",
    "services/members": "services_desk:member_step",
    "services/licences": "services_desk:withdraw_licence",
    "services/catalogue": "services_desk:offer",
    "work/seekers": "work_desk:seeker",
    "work/trainings": "work_desk:training",
    "work/trainees": "work_desk:trainee_step",
    "work/openings": "work_desk:opening_step",
    "work/follow-ups": "work_desk:follow_step",
    "care/visits": "care:visit",
    "care/gifts": "care:gift",
    "care/people": "care:end",
    "care/helpers": "care:stop",
    "codes": "places_desk",
    "care/pairings": "care:end_pairing",
    "party/members": "party_desk:member",
    "party/transfers": "party_desk:transfer",
    "party/bodies": "party_desk:body",
    "party/elections": "party_desk:election",
    "party/meetings": "party_desk:life_meeting",
    "party/branches": "party_desk:life_branch",
    "party/commendations": "party_desk:commendation",
    "party/campaigns": "party_desk:campaign",
    "party/plans": "party_desk:plan",
    "party/loops": "party_desk:loop",
}
"""Which record of those that the walks hide an operation is about."""
VOLUNTEERING = {
    "people": "person",
    "teams": "team",
    "projects": "project",
    "shifts": "shift",
    "duties": "duty_step",
    "certificates": "certificate",
    "campaigns": "campaign",
    "spots": "cover",
    "tasks": "task_step",
}
FAR = {who for who in OUTSIDERS if who.startswith("far_")}


@pytest.fixture(scope="module")
def _built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        yield world, {who: _headers(world, who) for who in ("guest", *world.users)}
        transaction.set_rollback(True)


@pytest.fixture
def world(_built, django_db_blocker):
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield _built
        transaction.savepoint_rollback(point)


def _headers(world, who):
    """A token of theirs, for the desk where they have one."""
    if who == "guest":
        return {}
    user, now = world.users[who], world.signup.signed_up_at
    actor = actor_of(user, today=now.date())
    desks = sorted(actor.places(*DESK, *PARTY))
    home = Community.objects.get(pk=desks[0]) if desks and who in FAR else world.home
    is_desk = actor.holds(DESK, home.pk)
    own = OWN | PARTY_SCOPES if has_part(actor, home.pk) else OWN
    scopes = frozenset(Scope) if is_desk else own
    given = give(actor, home, name=who, scopes=scopes, days=365, now=now, is_desk=is_desk)
    return {"Authorization": f"Bearer {given.words}"}


def _asked(world, path, method, operation, headers):
    known = {
        "slug": world.home.slug,
        "number": world.matter.number,
        "pk": world.matter.pk,
        "year": 2026,
        "code": "matters_solved",
        "item": world.item.pk,
        "ballot": 1,
        "thing": world.learning["teams"]["member"],
    }
    about = {
        "activities": world.activity.pk,
        "sessions": world.session.pk,
        "courses": world.learning["courses"]["pk"],
        "teams": world.learning["teams"]["pk"],
    }
    for hidden in world.walks:
        about |= {part: hidden[name]["pk"] for part, name in HIDDEN.items() if name in hidden}
    about |= {
        f"volunteering/{part}": world.volunteering[name] for part, name in VOLUNTEERING.items()
    }
    for part, pk in about.items():
        if f"/{part}/" in path:
            known["pk"] = pk
    address, body = path.format(**known), ""
    if sent := operation.get("requestBody"):
        body = json.dumps(example(sent["content"]["application/json"]["schema"]))
    return (
        getattr(Client(), method)(
            address, body or None, content_type="application/json", headers=headers
        )
        if method == "post"
        else Client().get(address, headers=headers)
    )


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=NAMES)
def test_no_operation_tells_or_does_for_an_outsider_what_is_private(world, path, method, operation):
    built, tokens = world
    for who in ("guest", "resident", "far_staff", "far_street", "far_member", "far_clerk"):
        before = Entry.objects.filter(subject_kind="matters.matter").count()
        answer = _asked(built, path, method, operation, tokens[who])
        assert answer.status_code < 500, who
        assert SECRET not in answer.content.decode(errors="ignore"), who
        if "{number}" in path:
            assert answer.status_code in (401, 403, 404, 422), who
            assert Entry.objects.filter(subject_kind="matters.matter").count() == before, who
        if who == "guest" and not operation["x-open"]:
            assert answer.status_code == 401


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=NAMES)
def test_those_who_work_there_are_answered_by_every_operation(world, path, method, operation):
    built, tokens = world
    for who in ("staff", "street", "member", "clerk"):
        answer = _asked(built, path, method, operation, tokens[who])
        declared = {int(status) for status in operation["responses"]}
        assert answer.status_code in declared, (who, answer.content.decode())
