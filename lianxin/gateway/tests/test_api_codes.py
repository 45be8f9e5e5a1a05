"""The codes on stairwell doors, the headcount, and one's own part in care, through the API."""

import pytest

from lianxin.core.actor import Role
from lianxin.gateway.tests.factories import Program, desk_program, done, fields, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.models import DoorCode
from lianxin.places.tests.factories import (
    CommunityFactory,
    CourtyardFactory,
    DoorCodeFactory,
    EntranceFactory,
)
from lianxin.services.models import Care, Helper
from lianxin.services.tests.care_factories import CareFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}"


@pytest.fixture
def yard(home):
    return CourtyardFactory.create(community=home)


def test_a_door_gets_a_new_code_keeps_its_old_one_and_is_printed(home, desk, path, yard):
    hanging = DoorCodeFactory.create(place=EntranceFactory.create(parent__parent=yard))
    elsewhere = EntranceFactory.create()
    here = f"{path}/codes/{yard.pk}"
    assert [each["codes"] for each in done(desk.get(f"{path}/codes"))["items"]] == [1]
    for kind in ("a4", "a5", "a5-one"):
        assert desk.get(f"{here}/{kind}").content.startswith(b"%PDF")
    assert desk.post(f"{here}/renew", {"door": elsewhere.pk}).status_code == 404
    for _each in "ab":
        sent = {"door": hanging.place_id}
        done(desk.post(f"{here}/renew", sent, Idempotency_Key="r"))
    [door] = [each for each in done(desk.get(here))["items"] if each["code"]]
    assert (DoorCode.objects.count(), door["code"] == hanging.pk) == (2, False)
    kept = done(desk.post(f"{here}/doors/{door['code']}/keep-old"))
    assert hanging.pk in {each["code"] for each in kept["items"]}
    assert desk.post(f"{here}/doors/999999/keep-old").status_code == 404
    done(desk.post(f"{here}/renew"))
    hanging.refresh_from_db()
    assert hanging.is_current is False
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    assert own.get(here).status_code == 403
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    assert other.get(here).status_code == 404
    assert other.post(f"/communities/{far.slug}/codes/{yard.pk}/renew").status_code == 404


def test_only_who_is_answerable_says_how_many_live_here(home, desk, path):
    told = {"residents": 6200, "households": 2300, "on": "2026-02-28", "by": "派出所实有人口"}
    assert desk.post(f"{path}/headcount", told).status_code == 403
    secretary = desk_program(PostFactory.create(community=home, role=Role.SECRETARY).user, home)
    more = {**told, "households": 7000}
    assert fields(secretary.post(f"{path}/headcount", more)) == {"households"}
    assert done(secretary.post(f"{path}/headcount", told))["residents"] == 6200
    assert done(Program().get(path))["households"] == 2300


def test_a_resident_offers_to_look_after_somebody_stops_and_wants_no_more_visits(home, path):
    person = PersonFactory.create(community=home, resident=True)
    own = resident_program(person.user, home)
    offer = {"kind": "neighbour", "tongues": ["zh"], "wish": "any", "most": 1}
    assert fields(own.post(f"{path}/care/offer", {**offer, "most": 99})) == {"most"}
    for _each in "ab":
        mine = done(own.post(f"{path}/care/offer", offer, Idempotency_Key="o"), 201)
    assert (Helper.objects.count(), mine["offer"]) == (1, Helper.objects.get().pk)
    other = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    stop = f"{path}/care/helpers/{mine['offer']}/stop"
    assert other.post(stop).status_code == 404
    assert done(own.post(stop))["offer"] is None
    care = CareFactory.create(community=home, person=person)
    assert done(own.get(f"{path}/care/mine"))["care"] == care.pk
    assert other.post(f"{path}/care/people/{care.pk}/end").status_code == 404
    assert done(own.post(f"{path}/care/people/{care.pk}/end"))["care"] is None
    assert Care.objects.get().state != "open"
