"""Pages of care, relief, work help, health notes and requests ask the database as often with much
as with little.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import PersonFactory, actor_for, sign_in
from lianxin.services.models import PairingPlan
from lianxin.services.tests.care_factories import (
    AssessmentFactory,
    CareVisitFactory,
    ContactFactory,
    FestivalFactory,
    GiftFactory,
    LogFactory,
    PairingFactory,
    Ward,
    helper_actor,
)
from lianxin.services.tests.factories import UsedFactory, VisitFactory
from lianxin.services.tests.health_factories import ConsentFactory, HealthNoteFactory, MedicFactory
from lianxin.services.tests.relief_factories import (
    CheckFactory,
    HouseholdFactory,
    Office,
    ReliefPhotoFactory,
)
from lianxin.services.tests.relief_factories import ReliefFactory as Asked
from lianxin.services.tests.stage import TOMORROW, stage
from lianxin.services.tests.work_factories import (
    FollowUpFactory,
    OpeningFactory,
    PlacementFactory,
    SeekerFactory,
    TraineeFactory,
    Works,
)

pytestmark = pytest.mark.django_db
MOST = 24


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


def asked_alike(
    pages: Iterable[tuple[Actor, str]], more: Callable[[], object], *, times: int = 3
) -> None:
    """Each page is counted, then everything grows, then it is counted again."""
    clients: dict[int | None, Client] = {}
    for actor, _address in pages:
        if actor.user_id not in clients:
            clients[actor.user_id] = Client()
            sign_in(clients[actor.user_id], actor)

    def counts() -> dict[str, int]:
        return {address: _count(clients[actor.user_id], address) for actor, address in pages}

    more()
    little = counts()
    for _each in range(times):
        more()
    assert counts() == little
    assert max(little.values()) <= MOST


def _count(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return len(asked)


class Much:
    """A ward in which all that its pages show grows by one each time."""

    def __init__(self) -> None:
        self.ward = Ward()
        self.care, self.helper = self.ward.assessed(), self.ward.helper(most=20)
        community = self.ward.community
        self.festival = FestivalFactory.create(community=community)
        GiftFactory.create(festival=self.festival, care=self.care)
        made_at = MONDAY + timedelta(minutes=1)
        self.plan = PairingPlan.objects.create(
            community=community, asked_at=MONDAY, made_at=made_at
        )
        self.own = PairingFactory.create(care=self.care, helper=self.helper)
        self.visit = CareVisitFactory.create(pairing=self.own, state="missed", alarmed_at=MONDAY)

    def more(self) -> None:
        other = self.ward.assessed(name="王秀兰")
        pairing = PairingFactory.create(care=other, helper=self.helper)
        CareVisitFactory.create(pairing=pairing)
        kept = {"state": "kept", "kept_on": MONDAY.date(), "needs_help": True}
        CareVisitFactory.create(pairing=self.own, **kept)
        PairingFactory.create(care=self.care, helper=self.ward.helper())
        for make in (LogFactory, AssessmentFactory, ContactFactory):
            make.create(care=self.care)
        GiftFactory.create(festival=self.festival, care=other)
        free, alone = self.ward.helper(), self.ward.assessed(name="赵玉兰")
        left = self.ward.assessed(name="孙爱珍")
        self.plan.lines.append({"care": alone.pk, "helper": free.pk, "why": ["住得近"]})
        self.plan.left.append({"care": left.pk, "why": "没有会手语的人"})
        self.plan.save()


def test_pages_of_care_ask_as_often_with_much_as_with_little():
    much = Much()
    slug = much.ward.community.slug

    def desk(name: str, *args: object) -> tuple[Actor, str]:
        return much.ward.carer, reverse(f"care_desk:{name}", args=[slug, *args])

    who = helper_actor(much.helper)
    asked_alike(
        [
            *(desk(name) for name in ("overview", "people", "helpers", "pairs", "festivals")),
            desk("care", much.care.pk),
            desk("festival", much.festival.pk),
            (who, reverse("care:mine", args=[slug])),
            (who, reverse("care:visit", args=[slug, much.visit.pk])),
        ],
        much.more,
    )


def test_pages_of_relief_ask_as_often_with_much_as_with_little():
    office = Office()
    slug = office.community.slug
    home = HouseholdFactory.create(place=office.place)
    person = PersonFactory.create(community=office.community, resident=True)
    one = Asked.create(community=office.community, household=home, person=person)
    ReliefPhotoFactory.create(relief=one)

    def more() -> None:
        household = HouseholdFactory.create(place=office.place)
        relief = Asked.create(community=office.community, household=household)
        CheckFactory.create(relief=relief)
        ReliefPhotoFactory.create(relief=one)
        Asked.create(community=office.community, household=home, person=person, state="withdrawn")

    asked_alike(
        [
            (office.one, reverse("relief_desk:register", args=[slug])),
            (office.one, reverse("relief_desk:register", args=[slug]) + "?over=1"),
            (office.one, reverse("relief_desk:relief", args=[slug, one.pk])),
            (actor_for(person.user), reverse("relief:overview", args=[slug])),
        ],
        more,
    )


def test_pages_of_work_help_ask_as_often_with_much_as_with_little():
    works = Works()
    slug = works.community.slug
    person = PersonFactory.create(community=works.community, resident=True)
    seeker = SeekerFactory.create(community=works.community, person=person)
    training = works.training()

    def more() -> None:
        own = TraineeFactory.create(seeker=seeker)
        TraineeFactory.create(seeker=works.seeker(), training=training)
        works.training()
        OpeningFactory.create(community=works.community)
        ended = {"ended_on": MONDAY.date()}
        PlacementFactory.create(seeker=seeker, **ended)
        FollowUpFactory.create(trainee=own, due_on=MONDAY.date())

    asked_alike(
        [
            (works.staff, reverse("work_desk:overview", args=[slug])),
            (works.staff, reverse("work_desk:training", args=[slug, training.pk])),
            (works.staff, reverse("work_desk:seeker", args=[slug, seeker.pk])),
            (actor_for(person.user), reverse("work:overview", args=[slug])),
        ],
        more,
    )


def test_pages_of_health_notes_ask_as_often_with_much_as_with_little():
    medic = MedicFactory.create()
    team = medic.team
    slug = team.community.slug
    person = PersonFactory.create(community=team.community, resident=True)
    consent = ConsentFactory.create(person=person)

    def more() -> None:
        same = {"community": team.community, "team": team, "member": medic}
        HealthNoteFactory.create(person=person, consent=consent, **same)
        HealthNoteFactory.create(**same)

    asked_alike(
        [
            (actor_for(medic.person.user), reverse("health:mine", args=[slug])),
            (actor_for(person.user), reverse("health:mine", args=[slug])),
            (
                actor_for(medic.person.user),
                reverse("health:patient", args=[slug, team.pk, person.pk]),
            ),
        ],
        more,
    )


def test_pages_of_a_request_ask_as_often_with_much_as_with_little():
    here = stage()
    slug, request = here.community.slug, here.ask()
    day = iter(range(1, 99))

    def more() -> None:
        starts = MONDAY + timedelta(days=next(day))
        done = VisitFactory.create(
            request=request,
            member=here.fixer,
            day=starts.date(),
            starts_at=starts,
            ends_at=starts + timedelta(minutes=30),
            state="done",
            done_at=starts,
            did="换了软管",
        )
        UsedFactory.create(visit=done)
        here.ask(here.staff, channel="phone", name="王", place=here.yard)

    request.halves.create(day=TOMORROW, half="pm")
    asked_alike(
        [
            (here.staff, reverse("services_desk:request", args=[slug, request.pk])),
            (here.staff, reverse("services_desk:take_down", args=[slug])),
            (here.resident, reverse("services:request", args=[slug, request.token])),
            (here.resident, reverse("services:new", args=[slug])),
        ],
        more,
    )
