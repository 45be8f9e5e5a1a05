from collections import Counter
from datetime import UTC, date, datetime
from fractions import Fraction
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lianxin.core.figures import Figure
from lianxin.council.tests.factories import CouncilFactory
from lianxin.demo import proof
from lianxin.demo.proof import COUNTED, LOOKS, Verdict
from lianxin.matters.tests.factories import MatterFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.queries import FIGURES

TODAY = date(2026, 3, 2)
SPRING = datetime(2015, 3, 2, 1, tzinfo=UTC)


def facts(figures=None, named=()):
    told = {"name": "历山路社区", "figures": figures or {}, "named": list(named)}
    return {"year": 2015, "communities": [told]}


def solved(community, **fields):
    return MatterFactory.create(
        community=community,
        solved=True,
        reported_at=SPRING,
        replied_at=SPRING,
        closed_at=SPRING,
        **fields,
    )


@pytest.fixture
def community(db):
    return CommunityFactory.create(name="历山路社区")


def verdict(found):
    return [each.verdict for each in found]


def test_the_article_tells_of_27_figures_and_70_names():
    told = proof.read()["communities"]
    assert sum(len(each["figures"]) for each in told) == 27
    assert sum(len(each["named"]) for each in told) == 70


def test_no_name_is_told_twice_of_one_community_and_kind():
    told = Counter(
        (each["name"], fact["kind"], fact["name"])
        for each in proof.read()["communities"]
        for fact in each["named"]
    )
    assert told.total() == len(told)


def test_every_figure_that_is_counted_is_one_of_ours_and_of_the_article():
    told = {code for each in proof.read()["communities"] for code in each["figures"]}
    assert set(COUNTED) <= told
    assert all(isinstance(FIGURES[code], Figure) for code in COUNTED.values())


def test_every_kind_that_is_looked_for_is_one_of_the_article():
    told = {fact["kind"] for each in proof.read()["communities"] for fact in each["named"]}
    assert set(LOOKS) <= told


@pytest.mark.parametrize(
    ("fact", "number", "is_so"),
    [
        ({"is": 37}, 37, True),
        ({"is": 37}, 36, False),
        ({"at_least": 20}, 21, True),
        ({"at_least": 20}, 19, False),
        ({"between": [3, 5]}, 5, True),
        ({"between": [3, 5]}, 6, False),
        ({"is": 1}, Fraction(262, 263), False),
    ],
)
def test_a_number_is_held_against_the_article_as_it_is_told(fact, number, is_so):
    assert proof.holds(fact, Fraction(number)) is is_so


def test_a_figure_is_ok_only_with_as_many_records_as_it_says(community):
    solved(community)
    told = facts({"matters_solved": {"is": 2, "job": "matters"}})
    assert verdict(proof.figures(told, today=TODAY)) == [Verdict.WRONG]
    solved(community)
    assert verdict(proof.figures(told, today=TODAY)) == [Verdict.OK]


def test_what_nothing_counts_yet_is_not_yet_and_not_wrong(community):
    told = facts(
        {"lamps_mended": {"is": 1, "job": "lamps"}},
        [{"name": "一盏路灯", "kind": "lamp"}],
    )
    assert verdict(proof.figures(told, today=TODAY)) == [Verdict.NOT_YET]
    assert verdict(proof.names(told)) == [Verdict.NOT_YET]


def test_a_named_matter_must_be_there_in_its_own_community_and_in_its_state(community):
    told = facts(named=[{"name": "燃气问题", "kind": "matter", "state": "partly_solved"}])
    solved(CommunityFactory.create(), title="燃气问题")
    assert [each.found for each in proof.names(told)] == ["no such matter"]
    matter = solved(community, title="燃气问题")
    assert [each.found for each in proof.names(told)] == ["is solved"]
    matter.state = "partly_solved"
    matter.save()
    assert verdict(proof.names(told)) == [Verdict.OK]


def test_a_matter_solved_through_the_council_must_have_gone_there(community):
    told = facts(
        named=[{"name": "供暖", "kind": "matter", "state": "solved", "through": "council"}]
    )
    matter = solved(community, title="供暖")
    assert verdict(proof.names(told)) == [Verdict.WRONG]
    matter.went_to_council = True
    matter.save()
    assert verdict(proof.names(told)) == [Verdict.OK]


def test_a_named_council_must_be_there_under_its_name(community):
    told = facts(named=[{"name": "群策联盟", "kind": "council"}])
    assert verdict(proof.names(told)) == [Verdict.WRONG]
    CouncilFactory.create(community=community, name="群策联盟")
    assert verdict(proof.names(told)) == [Verdict.OK]


@pytest.mark.django_db
def test_the_command_tells_both_totals_and_fails_for_what_is_wrong():
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("proof", stdout=out)
    assert "of 27" in out.getvalue()
    assert "of 70" in out.getvalue()
