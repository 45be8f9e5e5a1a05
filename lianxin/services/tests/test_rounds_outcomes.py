"""What comes of a request is told to its matter: its course, its page, its person in charge."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import GUEST, Actor
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.queued import run
from lianxin.matters.models import Matter
from lianxin.matters.tasks import tell_lead
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import PersonFactory, actor_for, sign_in, staff_of
from lianxin.services.actions import requests
from lianxin.services.actions.calling import Recorded, record, set_visit
from lianxin.services.models import HelpRequest, Visit
from lianxin.services.queries.rates import moment
from lianxin.services.tests.stage import TOMORROW, Stage, stage

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=1, hours=3)


@pytest.fixture(autouse=True)
def _tomorrow(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: LATER)


@pytest.fixture
def here() -> Stage:
    return stage()


@pytest.fixture
def asked(here) -> HelpRequest:
    reporter = PersonFactory.create(community=here.community, resident=True)
    matter = MatterFactory.create(
        community=here.community, reporter=reporter, place=here.yard, reported_at=MONDAY
    )
    told = {"service": here.pipes, "halves": [(TOMORROW, "am")], "now": MONDAY}
    return requests.from_matter(here.staff, matter.pk, **told)


def called(here: Stage, asked: HelpRequest, *, by: Actor | None = None, minute=600, is_met=True):
    visit = set_visit(
        here.staff,
        asked.pk,
        member_id=here.fixer.pk,
        starts_at=moment(TOMORROW, minute),
        now=MONDAY,
    )
    who = by or replace(GUEST, keys=frozenset({here.fixer.token}))
    told = Recorded(key=uuid.uuid4(), is_met=is_met, did="换了软管" if is_met else "")
    return record(who, visit.pk, told, now=LATER)


def course(asked: HelpRequest) -> list[tuple[str, bool]]:
    found = Entry.objects.filter(subject_kind="matters.matter", subject_id=asked.matter_id)
    heard = found.filter(deed="progress").order_by("pk")
    return [(entry.details["words"], entry.is_public) for entry in heard]


def lead_of(asked: HelpRequest) -> list[str]:
    """What the person in charge reads in their inbox."""
    run(tell_lead)
    matter = Matter.objects.get(pk=asked.matter_id)
    notices = Notice.objects.filter(user_id=matter.lead_id, subject_id=matter.pk)
    return [line["text"] for notice in notices for line in notice.lines]


def test_a_visitor_without_an_account_lets_the_matters_person_in_charge_know(here, asked):
    called(here, asked)
    ((words, is_public),) = course(asked)
    assert here.repairs.name in words
    assert is_public is False
    assert "上门了" in lead_of(asked)[0]
    assert Matter.objects.get(pk=asked.matter_id).state == "in_hand"


def test_that_nobody_was_at_home_is_told_to_the_desk_alone(here, asked, client):
    called(here, asked, is_met=False)
    ((words, is_public),) = course(asked)
    assert ("没见到人" in words, is_public) == (True, False)
    sign_in(client, here.staff)
    matter = asked.matter
    page = client.get(reverse("matters_desk:matter", args=[here.community.slug, matter.pk]))
    assert "没见到人" in page.content.decode()
    assert reverse("services_desk:request", args=[here.community.slug, asked.pk]) in (
        page.content.decode()
    )
    public = Client().get(reverse("matters:show", args=[here.community.slug, matter.number]))
    assert "没见到人" not in public.content.decode()
    assert "等着排时间" in public.content.decode()


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (
            lambda who, pk: requests.decline(who, pk, words="要停水，队里做不了", now=LATER),
            "办不了",
        ),
        (lambda who, pk: requests.withdraw(who, pk, now=LATER), "不用上门"),
    ],
)
def test_an_end_without_a_visit_is_told_without_its_private_reason(here, asked, deed, told):
    other = staff_of(here.community)
    deed(other, asked.pk)
    ((words, is_public),) = course(asked)
    assert (told in words, is_public) == (True, True)
    assert "停水" not in words
    assert told in lead_of(asked)[0]


def test_who_is_in_charge_is_not_told_of_their_own_deed(here, asked):
    requests.withdraw(here.staff, asked.pk, now=LATER)
    assert lead_of(asked) == []


def test_a_request_that_goes_back_tells_its_matter_why(here, asked):
    other = staff_of(here.community)
    category = CategoryFactory.create()
    told: dict[str, Any] = {"category_id": category.pk, "words": "要换总管", "now": LATER}
    moved = requests.to_matter(other, asked.pk, **told)
    assert moved.matter_id == asked.matter_id
    assert "要换总管" in course(asked)[0][0]
    assert "要换总管" in lead_of(asked)[0]


def test_not_satisfied_with_a_request_is_not_satisfied_with_its_matter(here, asked):
    called(here, asked, by=here.staff)
    assert Matter.objects.get(pk=asked.matter_id).state == "to_confirm"
    who = actor_for(asked.asker.user)
    requests.rate(who, asked.pk, satisfaction="bad", words="还在滴", now=LATER)
    matter = Matter.objects.get(pk=asked.matter_id)
    assert (matter.state, matter.reopened) == ("in_hand", 1)
    called(here, asked, by=here.staff, minute=640)
    requests.rate(who, asked.pk, satisfaction="good", now=LATER)
    assert Matter.objects.get(pk=asked.matter_id).state == "solved"


def test_of_a_matter_that_has_ended_nothing_more_is_written_and_the_desk_is_warned(
    here, asked, client
):
    Matter.objects.filter(pk=asked.matter_id).update(state="withdrawn", closed_at=LATER)
    sign_in(client, here.staff)
    address = reverse("services_desk:request", args=[here.community.slug, asked.pk])
    assert "还要不要上门" in client.get(address).content.decode()
    requests.withdraw(here.staff, asked.pk, now=LATER)
    assert course(asked) == []


def test_who_asked_finds_the_matter_from_the_request(here, asked, client):
    sign_in(client, actor_for(asked.asker.user))
    page = client.get(reverse("services:request", args=[here.community.slug, asked.token]))
    there = reverse("matters:show", args=[here.community.slug, asked.matter.number])
    assert there in page.content.decode()
    assert not Visit.objects.exists()
