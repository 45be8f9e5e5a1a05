"""When the demo may be loaded, and what is left when it is broken off."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from lianxin.accounts.models import User
from lianxin.core.fresh import forget_all
from lianxin.core.models import Entry
from lianxin.demo.loading import load
from lianxin.demo.standing import is_empty, is_loaded
from lianxin.places.tests.factories import CommunityFactory

NOW = datetime(2026, 3, 4, 2, tzinfo=UTC)

pytestmark = pytest.mark.django_db


class Broken(Exception):
    """Power cut, Ctrl-C, a killed process."""


def breaks_in_the_middle(deeds):
    yield from deeds[:150]
    raise Broken


def test_a_loading_that_breaks_off_leaves_nothing_behind():
    with pytest.raises(Broken):
        load(now=NOW, watch=breaks_in_the_middle)
    forget_all()
    assert (is_loaded(), is_empty()) == (False, True)
    assert not Entry.objects.exists()
    assert not User.objects.exists()


def test_made_up_people_are_kept_out_of_a_real_installation(settings):
    settings.IS_DEMO = False
    with pytest.raises(CommandError, match="LIANXIN_DEMO"):
        call_command("demo")
    assert is_empty()


def test_made_up_people_are_kept_from_among_other_communities(settings):
    settings.IS_DEMO = True
    CommunityFactory.create()
    with pytest.raises(CommandError, match="已有别的社区"):
        call_command("demo")
    assert not is_loaded()


def test_setting_up_twice_says_something_only_once(capsys):
    call_command("setup")
    assert "已补上" in capsys.readouterr().out
    call_command("setup")
    assert capsys.readouterr().out == ""
