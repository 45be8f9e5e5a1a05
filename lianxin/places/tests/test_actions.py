import pytest

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.tests.factories import MONDAY
from lianxin.places.actions import Courtyard, open_community, survey
from lianxin.places.models import DoorCode, Kind, Place
from lianxin.places.tests.factories import CommunityFactory, SubdistrictFactory

pytestmark = pytest.mark.django_db


def test_a_surveyed_courtyard_has_a_code_on_every_stairwell_door():
    home = CommunityFactory.create()
    survey(CLOCK, home, Courtyard("文华园", {"1号楼": 2, "2号楼": 3}), now=MONDAY)
    doors = Place.objects.filter(kind=Kind.ENTRANCE)
    assert doors.count() == 5
    assert DoorCode.objects.filter(place__in=doors, is_current=True).count() == 5


def test_the_public_is_told_a_door_no_finer_than_its_building():
    home = CommunityFactory.create()
    survey(CLOCK, home, Courtyard("文华园", {"1号楼": 1}), now=MONDAY)
    door = Place.objects.get(kind=Kind.ENTRANCE)
    assert (door.label, door.public_label) == ("文华园 1号楼 1单元", "文华园 1号楼")
    assert door.courtyard is not None
    assert door.courtyard.label == "文华园"


def test_courtyards_keep_the_order_in_which_they_were_surveyed():
    home = CommunityFactory.create()
    for name in ("西院", "东院"):
        survey(CLOCK, home, Courtyard(name, {}), now=MONDAY)
    yards = Place.objects.filter(kind=Kind.COURTYARD).order_by("position")
    assert [yard.name for yard in yards] == ["西院", "东院"]


def test_opening_a_community_is_written_down_once():
    made = CommunityFactory.build(subdistrict=SubdistrictFactory.create())
    opened = open_community(CLOCK, made, now=MONDAY)
    (entry,) = journal.course_of(opened, public_only=False)
    assert (entry.deed, entry.community_id) == ("open_community", opened.pk)
