"""Which tests the suite on PostgreSQL may leave to the suite on SQLite."""

import pytest

from lianxin.core.models import RulePack


def test_a_test_that_asks_for_no_database_is_unmarked_and_kept_from_it(request):
    assert not request.node.get_closest_marker("database")
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        RulePack.objects.exists()


def test_a_test_that_asks_for_the_database_is_marked(request, db):
    assert request.node.get_closest_marker("database")
    assert RulePack.objects.exists()


@pytest.mark.django_db
def test_a_test_that_is_marked_for_it_by_hand_is_marked_as_well(request):
    assert request.node.get_closest_marker("database")
