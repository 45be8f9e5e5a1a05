"""Whom a service is for: kindly refused outside, recorded all the same by staff with a reason."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import GUEST, Actor
from lianxin.core.errors import Invalid
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import PersonFactory, actor_for, sign_in
from lianxin.services.actions import requests
from lianxin.services.models import Asker, HelpRequest, Pairing
from lianxin.services.rules.reach import Outside
from lianxin.services.tests.care_factories import PairingFactory
from lianxin.services.tests.factories import RequestFactory
from lianxin.services.tests.stage import TOMORROW, Stage, stage

pytestmark = pytest.mark.django_db
MORNING = f"{TOMORROW}am"


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def here():
    return stage()


def only_for(here: Stage, asker: str) -> None:
    here.pipes.asker = asker
    here.pipes.save()


def paired(here: Stage) -> tuple[Pairing, Actor, Actor]:
    """Who is looked after and who looks after them, both with an account."""
    person = PersonFactory.create(community=here.community, resident=True)
    pairing = PairingFactory.create(care__community=here.community, care__person=person)
    return pairing, actor_for(person.user), actor_for(pairing.helper.person.user)


def test_a_service_for_elders_is_asked_for_by_who_says_that_it_is_for_one(here):
    only_for(here, Asker.ELDERS)
    with pytest.raises(Outside) as refused:
        here.ask()
    assert refused.value.field == "fits"
    assert here.ask(fits=True).outside_words == ""


def test_a_service_for_the_paired_is_for_both_sides_of_a_running_pairing_alone(here):
    only_for(here, Asker.CARED_FOR)
    pairing, cared_for, helper = paired(here)
    for actor in (GUEST, here.resident):
        with pytest.raises(Outside):
            here.ask(actor, fits=True, phone="13900001111", name="周慧")
    for actor in (cared_for, helper):
        assert here.ask(actor).pk
    pairing.state, pairing.ended_at, pairing.end_reason = "ended", pairing.began_at, "well"
    pairing.save()
    with pytest.raises(Outside):
        here.ask(helper)


def test_a_guest_who_gives_the_number_of_somebody_cared_for_learns_nothing_from_it(here):
    only_for(here, Asker.CARED_FOR)
    person = PersonFactory.create(community=here.community, phone="13900005555")
    PairingFactory.create(care__community=here.community, care__person=person)
    with pytest.raises(Outside):
        here.ask(GUEST, name=person.name, phone=person.phone)


@pytest.mark.parametrize("asker", [Asker.ELDERS, Asker.CARED_FOR])
def test_staff_say_that_it_fits_or_why_they_record_it_all_the_same(here, asker):
    only_for(here, asker)
    told = {"channel": "phone", "name": "周慧"}
    with pytest.raises(Invalid) as refused:
        here.ask(here.staff, **told)
    assert refused.value.field == "outside_words"
    assert here.ask(here.staff, fits=True, **told).outside_words == ""
    made = here.ask(here.staff, outside_words="刚做完手术", **told)
    assert made.outside_words == "刚做完手术"
    entry = Entry.objects.get(subject_kind="services.helprequest", subject_id=made.pk, deed="ask")
    assert (entry.details["outside"], entry.is_public) == ("刚做完手术", False)


def test_a_matter_becomes_such_a_request_only_with_the_same_word(here):
    only_for(here, Asker.ELDERS)
    matter = MatterFactory.create(community=here.community, place=here.yard, reported_at=MONDAY)
    told = {"service": here.pipes, "halves": [(TOMORROW, "am")], "now": MONDAY}
    with pytest.raises(Invalid):
        requests.from_matter(here.staff, matter.pk, **told)
    matter.refresh_from_db()
    assert matter.state == "reported"
    made = requests.from_matter(here.staff, matter.pk, outside_words="家里停水", **told)
    assert made.outside_words == "家里停水"


def test_only_what_staff_recorded_can_stand_with_a_reason_for_being_outside():
    with pytest.raises(IntegrityError), transaction.atomic():
        RequestFactory.create(outside_words="想请")


def screens(client, here) -> str:
    """The first two, and the address of the third."""
    slug = here.community.slug
    first = client.post(
        reverse("services:new", args=[slug]), {"service": here.pipes.pk, "words": "想量血压"}
    )
    assert first.status_code == 302, first.content.decode()
    second = client.post(first["Location"], {"yard": here.yard.name, "halves": [MORNING]})
    return second["Location"]


def test_who_is_outside_is_told_kindly_what_to_do_and_nothing_typed_is_lost(client, here):
    only_for(here, Asker.ELDERS)
    last = screens(client, here)
    assert "60 岁以上的老人" in client.get(last).content.decode()
    who = {"whom": "self", "name": "周慧", "phone": "13900001111"}
    assert client.post(last, who).status_code == 422
    told = client.post(last, {**who, "fits": "neither"})
    words = told.content.decode()
    assert told.status_code == 422
    assert "先紧着老人和行动不便的人" in words
    assert "?kind=help" in words
    assert "周慧" in words
    assert not HelpRequest.objects.exists()
    assert client.post(last, {**who, "fits": "frail"}).status_code == 302


def test_a_service_for_the_paired_is_refused_on_the_first_screen(client, here):
    only_for(here, Asker.CARED_FOR)
    new = reverse("services:new", args=[here.community.slug])
    looked = client.get(new, {"service": here.pipes.pk}).content.decode()
    assert "结对帮扶的家庭的" in looked
    assert "登录" in looked
    told = client.post(new, {"service": here.pipes.pk, "words": "想请人修水管"})
    assert told.status_code == 422
    assert "想请人修水管" in told.content.decode()


def test_the_desk_records_and_shows_why(client, here):
    only_for(here, Asker.ELDERS)
    sign_in(client, here.staff)
    slug = here.community.slug
    told = {
        "key": uuid.uuid4(),
        "channel": "phone",
        "service": here.pipes.pk,
        "words": "想量血压",
        "place": here.yard.label,
        "halves": [MORNING],
        "name": "周慧",
    }
    down = reverse("services_desk:take_down", args=[slug])
    missing = client.post(down, told)
    assert missing.status_code == 422
    assert "老人和行动不便的人" in missing.content.decode()
    made = client.post(down, {**told, "outside_words": "刚做完手术，下不了楼"})
    assert "刚做完手术" in client.get(made["Location"]).content.decode()
    listed = client.get(reverse("services_desk:requests", args=[slug])).content.decode()
    assert "范围外" in listed
