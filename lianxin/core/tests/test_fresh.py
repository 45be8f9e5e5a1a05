import pytest

from lianxin.core import fresh
from lianxin.core.fresh import FreshOf, forget_all


@pytest.fixture
def asked():
    return []


@pytest.fixture
def doubled(asked):
    def read(key):
        asked.append(key)
        return 2 * key

    return FreshOf(read)


def test_each_key_is_read_once_while_it_is_fresh(doubled, asked):
    assert [doubled(1), doubled(1), doubled(2)] == [2, 2, 4]
    assert asked == [1, 2]


def test_what_has_grown_old_is_read_again(doubled, asked, monkeypatch):
    doubled(1)
    monkeypatch.setattr(fresh, "FRESH_SECONDS", -1)
    doubled(1)
    assert asked == [1, 1]


def test_what_was_asked_longest_ago_makes_room(doubled, asked, monkeypatch):
    monkeypatch.setattr(fresh, "MOST_KEPT", 2)
    for key in (1, 2, 1, 3, 1, 2):
        doubled(key)
    assert asked == [1, 2, 3, 2]


def test_all_is_forgotten_at_once_with_the_rest(doubled, asked):
    doubled(1)
    forget_all()
    doubled(1)
    assert asked == [1, 1]
