import pytest

from lianxin.places.queries import place_named
from lianxin.places.tests.factories import (
    BuildingFactory,
    CommunityFactory,
    CourtyardFactory,
    EntranceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    """历山路100号院 with 6号楼 and 16号楼, each with 2单元; and two yards of 东舍坊."""
    found = CommunityFactory.create()
    yard = CourtyardFactory.create(community=found, name="历山路100号院")
    for name in ("6号楼", "16号楼"):
        building = BuildingFactory.create(parent=yard, name=name)
        EntranceFactory.create(parent=building, name="2单元")
    for name in ("东舍坊118号院", "东舍坊88号院"):
        CourtyardFactory.create(community=found, name=name)
    return found


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("历山路100号院", "历山路100号院"),
        (" 历山路１００号院 ", "历山路100号院"),
        ("历山路100号院6号楼", "历山路100号院 6号楼"),
        ("历山路100号院 16号楼", "历山路100号院 16号楼"),
        ("历山路100号院的6号楼2单元门口", "历山路100号院 6号楼 2单元"),
        ("历山路100", "历山路100号院"),
        ("118号院", "东舍坊118号院"),
    ],
)
def test_typed_words_are_read_as_finely_as_they_go(community, typed, label):
    assert place_named(community.pk, typed).label == label


@pytest.mark.parametrize("typed", ["", "  ", "东舍坊", "泉城广场"])
def test_words_that_name_none_or_several_name_nothing(community, typed):
    assert place_named(community.pk, typed) is None


def test_another_communitys_places_are_not_named_here(community):
    assert place_named(CommunityFactory.create().pk, "历山路100号院") is None
