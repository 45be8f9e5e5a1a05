"""Every address as every role, at home and elsewhere: no private word gets out, and none goes
unasked.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lianxin.activities.tests import learning_world as learning
from lianxin.activities.tests.factories import ActivityFactory, SignupFactory
from lianxin.core.actor import Role
from lianxin.core.models import DayOverride, Entry, RulePack
from lianxin.council.tests.factories import CouncilFactory, ItemFactory, SessionFactory
from lianxin.facilities.tests.factories import BookingFactory
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import DraftFactory, MatterFactory, MatterPhotoFactory
from lianxin.party.tests import life_world as party_life
from lianxin.party.tests import plan_world as plans
from lianxin.party.tests import roster_world as roster
from lianxin.party.tests import structure_world as structure
from lianxin.party.tests import study_world as party_study
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.models import DoorCode
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory
from lianxin.volunteers.tests import world as volunteering

ROOT = Path(__file__).parents[1]
WALKS = [
    import_module(str(path.relative_to(ROOT).with_suffix("")).replace("/", "."))
    for path in sorted(ROOT.glob("lianxin/*/tests/walk_*.py"))
]
"""What each app says of its own addresses: sets of names (PUBLIC, OWN, DESK, OFFICE, PARTY_DESK),
VERBS, and `hidden_in(community, secret, users)`, which hides the secret there and gives, by the
name of an address or its space, what the address is made from. CARE_DESK is for who coordinates
care, and not for the desk.
"""
SECRET = "只有社区知道的秘密"  # words, not a password
PUBLIC = {
    "home:entry", "home:community", "home:mine", "home:me", "home:elder", "home:language",
    "home:accessibility",
    "home:arrive", "matters:list", "matters:find", "matters:new", "matters:finer",
    "matters:code", "council:public",
    "account_login", "account_logout", "account_signup", "account_inactive",
    "account_change_password", "account_reauthenticate", "activities:list",
}  # fmt: skip
"""For everybody; what is private on them is held by the words that must not appear."""
OWN = {
    "home:read", "matters:place", "matters:words", "matters:hints", "matters:photos",
    "matters:danger", "matters:preview", "matters:token", "matters:photo", "matters:show",
    "matters:join", "matters:leave", "matters:follow", "matters:unfollow", "matters:confirm",
    "matters:answer", "matters:withdraw", "council:public_session", "council:vote",
    "council:approve", "activities:show", "activities:mine", "activities:sign_up",
    "activities:cancel", "activities:confirm", "activities:feedback", "activities:here",
    "activities:draw", "activities:poster", "activities:pdf", "activities:photo",
}  # fmt: skip
"""One's own, or shown: what is private here does not exist for others."""
DESK = {
    "home:today", "matters_desk:backlog", "matters_desk:bulk", "matters_desk:keep_view",
    "matters_desk:restore_view", "matters_desk:drop_view", "matters_desk:new",
    "matters_desk:questions", "matters_desk:likes", "matters_desk:matter", "matters_desk:unmask",
    "matters_desk:step", "council_desk:council", "council_desk:charter", "council_desk:members",
    "council_desk:release", "council_desk:term", "council_desk:new", "council_desk:session",
    "council_desk:replan", "council_desk:step", "council_desk:item_step",
    "facilities_desk:rooms", "facilities_desk:new", "facilities_desk:book", "facilities_desk:room",
    "facilities_desk:release", "activities_desk:list", "activities_desk:planner",
    "activities_desk:new", "activities_desk:new_series", "activities_desk:series",
    "activities_desk:activity",
    "activities_desk:replan", "activities_desk:door", "activities_desk:people",
    "activities_desk:unmask", "activities_desk:signup_step", "activities_desk:drop_photo",
    "activities_desk:step",
}  # fmt: skip
"""For those who work in the community, and for its street."""
VOLUNTEERS_PUBLIC = {
    "volunteers:overview", "volunteers:join", "volunteers:mine",
    "volunteers_verify:verify_ask", "volunteers_verify:verify",
}  # fmt: skip
"""The same of the volunteers: for everybody."""
VOLUNTEERS_OWN = {
    "volunteers:private", "volunteers:guardian", "volunteers:invited", "volunteers:decline",
    "volunteers:change", "volunteers:notice", "volunteers:withdraw",
    "volunteers:ask_certificate", "volunteers:certificate", "volunteers:project",
    "volunteers:shift", "volunteers:sign_up", "volunteers:verify_hours", "volunteers:duty",
    "volunteers:campaign", "volunteers:photo",
}  # fmt: skip
"""One's own, or shown."""
VOLUNTEERS_DESK = {
    "volunteers_desk:overview", "volunteers_desk:people", "volunteers_desk:new_person",
    "volunteers_desk:person", "volunteers_desk:unmask", "volunteers_desk:person_step",
    "volunteers_desk:invitations", "volunteers_desk:teams", "volunteers_desk:team",
    "volunteers_desk:team_step", "volunteers_desk:projects", "volunteers_desk:new_project",
    "volunteers_desk:project", "volunteers_desk:rewrite_project",
    "volunteers_desk:project_step", "volunteers_desk:shifts", "volunteers_desk:shift",
    "volunteers_desk:shift_step", "volunteers_desk:duty_step",
    "volunteers_desk:certificate_step", "volunteers_desk:campaigns",
    "volunteers_desk:new_campaign", "volunteers_desk:campaign",
    "volunteers_desk:rewrite_campaign", "volunteers_desk:campaign_step",
    "volunteers_desk:cover", "volunteers_desk:task_step",
}  # fmt: skip
"""For those who work in the community."""
PUBLIC |= VOLUNTEERS_PUBLIC
OWN |= VOLUNTEERS_OWN
DESK |= VOLUNTEERS_DESK
PUBLIC |= learning.PUBLIC
OWN |= learning.OWN
DESK |= learning.DESK
OFFICE = {
    "home:desk", "home:street", "home:components", "home:rules", "home:add_rule",
    "home:confirm_rule", "home:set_day", "home:unset_day",
}  # fmt: skip
"""Of no one community: for some posts, never for residents or guests."""
PARTY_DESK = {
    "party_desk:overview",
}  # fmt: skip
"""For those who work with the Party records; the desk alone does not open them (S-18)."""
PARTY_DESK |= party_life.DESK | plans.DESK | roster.DESK | structure.DESK
PARTY_DESK |= party_study.DESK
OWN |= party_life.OWN | structure.OWN | party_study.OWN | roster.OWN
PUBLIC |= party_study.PUBLIC
PARTY_STUDY = party_study.DESK | party_study.OWN | party_study.PUBLIC
WORKING = ("staff", "secretary", "street")
VERBS = {"council": "open", "activities_desk:signup_step": "cancel", "activities": "publish"}
VERBS |= volunteering.VERBS | party_life.VERBS | plans.VERBS | roster.VERBS | structure.VERBS
VERBS |= party_study.VERBS | learning.VERBS
"""A step that could be taken on what the world holds, by where it is taken."""
MEMBERS_DESK = {name for name in DESK if name.startswith("council_desk:")}
CARE_DESK: set[str] = set()
"""For those who coordinate care; the desk alone does not open it."""
for each in WALKS:
    PUBLIC |= getattr(each, "PUBLIC", set())
    OWN |= getattr(each, "OWN", set())
    DESK |= getattr(each, "DESK", set())
    OFFICE |= getattr(each, "OFFICE", set())
    PARTY_DESK |= getattr(each, "PARTY_DESK", set())
    CARE_DESK |= getattr(each, "CARE_DESK", set())
    VERBS |= getattr(each, "VERBS", {})
OUTSIDERS = (
    "guest", "resident", "admin", "far_staff", "far_secretary", "far_street", "far_member",
    "far_clerk", "far_carer",
)  # fmt: skip


def named(
    patterns: list[URLPattern | URLResolver], space: str = "", above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every address by name, with what it is made from."""
    for each in patterns:
        made_from = above | each.pattern.converters.keys()
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else space
            yield from named(each.url_patterns, inner, made_from)
        elif each.name:
            yield f"{space}{each.name}", made_from


PROGRAMS = "lianxin.gateway.api.urls"
"""Addresses of the API, which stand by themselves behind one door."""
MADE_FROM = dict(named([*get_resolver(PROGRAMS).url_patterns, *get_resolver().url_patterns]))
EVERY = sorted(MADE_FROM)


# The mark has pytest-django make the database, which the world's own fixture alone does not.
@pytest.mark.django_db
def test_every_address_has_been_classified_by_somebody():
    known = PUBLIC | OWN | DESK | PARTY_DESK | CARE_DESK | OFFICE
    assert set(EVERY) - known == set(), "say in this file who may open it"
    assert known - set(EVERY) == set(), "it is gone"


class World:
    """A community with a private matter, and people of every role there and elsewhere."""

    def __init__(self) -> None:
        self.home, far = CommunityFactory.create(), CommunityFactory.create()
        self.matter = MatterFactory.create(
            community=self.home, private=True, title=SECRET, words=SECRET
        )
        self.photo = MatterPhotoFactory.create(matter=self.matter)
        self.draft = DraftFactory.create(community=self.home, words=SECRET)
        self.session = SessionFactory.create(council=CouncilFactory.create(community=self.home))
        self.item = ItemFactory.create(session=self.session, title=SECRET)
        self.booking = BookingFactory.create(room__community=self.home, what=SECRET)
        self.activity = ActivityFactory.create(
            community=self.home, planned=True, title=SECRET, words=SECRET
        )
        self.signup = SignupFactory.create(activity=self.activity)
        self.learning = learning.hidden_in(self.home, SECRET)
        self.volunteering = volunteering.hidden_in(self.home, SECRET)
        self.party_life = party_life.hidden_in(self.home, SECRET)
        self.party_study = party_study.hidden_in(self.home, SECRET)
        self.structure = structure.hidden_in(self.home, SECRET)
        self.plan = plans.hidden_in(self.home, SECRET)
        self.code = DoorCode.objects.create(place=CourtyardFactory.create(community=self.home))
        self.users = self._users(far)
        self.roster = roster.hidden_in(self.home, SECRET, clerk=self.users["clerk"])
        self.walks = [each.hidden_in(self.home, SECRET, self.users) for each in WALKS]
        self.rule = RulePack.objects.earliest("pk")
        self.day = DayOverride.objects.create(day="2030-01-05", is_workday=True)
        self.sessions = {who: self._sign_in(user) for who, user in self.users.items()}

    def _sign_in(self, user):
        client = Client()
        client.force_login(user)
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    def _users(self, far):
        return {
            "resident": PersonFactory.create(community=self.home, resident=True).user,
            "member": self._post(self.home, Role.MEMBER),
            "staff": self._post(self.home, Role.STAFF),
            "secretary": self._post(self.home, Role.SECRETARY),
            "street": PostFactory.create(street=True, subdistrict=self.home.subdistrict).user,
            "clerk": self._post(self.home, Role.PARTY),
            "carer": self._post(self.home, Role.CARE),
            "admin": PostFactory.create(admin=True).user,
            "far_member": self._post(far, Role.MEMBER),
            "far_staff": self._post(far, Role.STAFF),
            "far_secretary": self._post(far, Role.SECRETARY),
            "far_clerk": self._post(far, Role.PARTY),
            "far_carer": self._post(far, Role.CARE),
            "far_street": PostFactory.create(street=True, subdistrict=far.subdistrict).user,
        }

    def _post(self, community, role):
        return PostFactory.create(community=community, role=role).user

    def client(self, who: str) -> Client:
        client = Client(raise_request_exception=True)
        if who != "guest":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client

    def key_of(self, name: str) -> int:
        """Of the record that an address is about."""
        pk = {
            "council": self.session.pk,
            "facilities_desk": self.booking.pk
            if name.endswith("release")
            else self.booking.room_id,
            "council_desk": self.session.pk,
            "activities_desk": self.activity.pk,
            "home": self.rule.pk if name == "home:confirm_rule" else self.day.pk,
        }.get(name.split(":", maxsplit=1)[0], self.matter.pk)
        if name == "facilities_desk:room":
            pk = self.booking.room_id
        app, _colon, last = name.partition(":")
        if app.startswith("volunteers"):
            pk = self.volunteering.get(last, pk)
        if name in party_life.DESK | party_life.OWN:
            pk = self.party_life.get(last, self.party_life[""])
        if name in PARTY_STUDY:
            pk = self.party_study.get(last, self.party_study[""])
        if name in plans.DESK:
            pk = self.plan
        return (self.roster | self.structure).get(name, pk)

    def address(self, name: str) -> str:
        is_activity = name.startswith("activities")
        known = {
            "slug": self.home.slug,
            "number": self.matter.number,
            "pk": self.key_of(name),
            "item": self.item.pk,
            "person": self.signup.person_id if is_activity else self.matter.reporter_id,
            "signup": self.signup.pk,
            "photo": 1,
            "place": 1,
            **{each: self.party_life[each] for each in ("motion", "member", "excusal")},
            "verb": next((verb for app, verb in VERBS.items() if name.startswith(app)), "accept"),
            "token": "not-the-token-of-anybody",
            "size": "small",
            "year": 2026,
            "what": "writing",
            "code": {"matters:code": self.code.code, "activities:here": self.activity.code}.get(
                name, "received"
            ),
            "key": {
                "matters:photo": self.photo.upload.key,
                "volunteers:photo": self.volunteering["photo"],
                "party:photo": self.party_study["key"],
            }.get(name, self.draft.key),
        } | learning.made_from(self.learning, name)
        for hidden in self.walks:
            known |= hidden.get(name.partition(":")[0], {}) | hidden.get(name, {})
        kwargs = {each: known[each] for each in MADE_FROM[name]}
        return reverse(name, PROGRAMS if name.startswith("api:") else None, kwargs=kwargs)


@pytest.fixture(scope="module")
def _built(django_db_setup, django_db_blocker):
    """The world is made once, in a transaction that nothing here ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(_built, django_db_blocker):
    """The same world for each test; what one does to it is undone."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield _built
        transaction.savepoint_rollback(point)


DEEDS = (
    f"SELECT (SELECT MAX(id) FROM {Entry._meta.db_table}), revision"
    f" FROM {Matter._meta.db_table} WHERE id = %s"
)


def deeds(world):
    """The last deed of all, and how often the matter was written."""
    with connection.cursor() as cursor:
        cursor.execute(DEEDS, [world.matter.pk])
        return cursor.fetchone()


def asked(world, name, who):
    """The answers to a look and to an empty form, and whether they left no deed behind."""
    client, address, before = world.client(who), world.address(name), deeds(world)
    answers = [client.get(address), client.post(address, {"key": str(uuid4())})]
    return answers, deeds(world) == before


def outsiders(name):
    """The API knows tokens and no sessions (tests/test_api_walk.py walks it by tokens): whoever is
    signed in is nobody to it, even the secretary who might read all of this on a page.
    """
    return ("guest", "secretary") if name.startswith("api:") else OUTSIDERS


@pytest.mark.parametrize("name", EVERY)
def test_nobody_from_outside_finds_reads_or_changes_what_is_private(world, name):
    for who in outsiders(name):
        answers, is_unchanged = asked(world, name, who)
        for answer in answers:
            assert answer.status_code < 500, (name, who)
            assert SECRET not in answer.content.decode(errors="ignore"), (name, who)
            if name in DESK:
                is_sent_to_sign_in = "login" in answer.headers.get("Location", "")
                assert answer.status_code in (404, 405) or is_sent_to_sign_in, (name, who)
            if name in PARTY_DESK | CARE_DESK:
                assert answer.status_code in (404, 405), (name, who)
        is_for_few = name in PARTY_DESK | CARE_DESK
        if is_for_few or (name in DESK | OFFICE | OWN and who != "admin"):
            assert is_unchanged, (name, who)


@pytest.mark.parametrize("name", sorted(DESK - MEMBERS_DESK))
def test_a_council_member_has_no_desk_but_the_councils(world, name):
    answers, is_unchanged = asked(world, name, "member")
    assert is_unchanged
    assert all(answer.status_code in (404, 405) for answer in answers)


@pytest.mark.parametrize("name", sorted(DESK))
def test_those_who_work_there_can_open_their_desk(world, name):
    for who in WORKING:
        answers, _same = asked(world, name, who)
        assert {answer.status_code for answer in answers} <= {
            200, 302, 403, 404, 405, 409, 422,
        }, (name, who)  # fmt: skip


@pytest.mark.parametrize("name", sorted(PARTY_DESK))
def test_party_records_do_not_exist_for_who_has_no_part_in_them(world, name):
    for who in (*WORKING, "member"):
        answers, is_unchanged = asked(world, name, who)
        assert is_unchanged, (name, who)
        for answer in answers:
            assert answer.status_code in (404, 405), (name, who)


@pytest.mark.parametrize("name", sorted(PARTY_DESK))
def test_who_works_with_party_records_can_open_them(world, name):
    answers, _same = asked(world, name, "clerk")
    assert {answer.status_code for answer in answers} <= {200, 302, 403, 404, 405, 409, 422}, name


@pytest.mark.parametrize("name", sorted(CARE_DESK))
def test_care_does_not_exist_for_who_has_no_part_in_it(world, name):
    for who in (*WORKING, "member", "clerk"):
        answers, is_unchanged = asked(world, name, who)
        assert is_unchanged, (name, who)
        for answer in answers:
            assert answer.status_code in (404, 405), (name, who)


@pytest.mark.parametrize("name", sorted(CARE_DESK))
def test_who_coordinates_care_can_open_it(world, name):
    answers, _same = asked(world, name, "carer")
    assert {answer.status_code for answer in answers} <= {200, 302, 403, 405, 409, 422}, name


BROWSER = {"Accept": "text/html"}


def test_an_address_made_for_forms_leads_who_looks_at_it_to_a_page(world):
    """After a refused form the address bar holds such a one, and Enter there is a look."""
    client = world.client("secretary")
    forms = [name for name in sorted(DESK) if client.get(world.address(name)).status_code == 405]
    found = {name: client.get(world.address(name), headers=BROWSER, follow=True) for name in forms}
    lost = {name: each.redirect_chain for name, each in found.items() if each.status_code != 200}
    assert lost == {}


OPENED = [
    "home:today", "matters_desk:backlog", "matters_desk:new", "matters_desk:matter",
    "activities_desk:list", "activities_desk:planner", "activities_desk:activity",
    "activities_desk:people", "facilities_desk:rooms",
]  # fmt: skip


@pytest.mark.parametrize("name", [*OPENED, "council_desk:council", "reports_desk:cards"])
def test_each_first_page_of_a_desk_is_there_for_each_who_works(world, name):
    for who in WORKING:
        assert world.client(who).get(world.address(name)).status_code == 200, (name, who)


def test_absent_and_hidden_are_the_same_answer_to_the_letter(world):
    client = world.client("far_staff")
    hidden = client.get(world.address("matters_desk:matter"))
    slug = world.home.slug
    absent = client.get(reverse("matters_desk:matter", kwargs={"slug": slug, "pk": 999_999}))
    told = [
        answer.content.partition(b"<main")[2].partition(b"</main>")[0]
        for answer in (hidden, absent)
    ]
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert told[0] == told[1] != b""
