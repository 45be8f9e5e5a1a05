from dataclasses import dataclass

import pytest

from lianxin.core.actor import GUEST, Actor
from lianxin.core.diagram import draw, table
from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import BACK, Flow, Step

WORDS = {"new": "新的", "done": "完了", "away": "并走"}


@dataclass
class Thing:
    state: str
    state_before: str = ""
    is_ready: bool = True


def known(actor: Actor, _thing: Thing) -> bool:
    return actor.is_known


def ready(thing: Thing) -> bool:
    return thing.is_ready


FLOW = Flow(
    Step("finish", "办完", frozenset({"new"}), "done", by=known, when=ready, unless="还没准备好"),
    Step("remark", "记一笔", frozenset({"new", "done"}), None, by=known),
    Step("put_away", "并走", frozenset({"new"}), "away", by=known),
    Step("bring_back", "拿回", frozenset({"away"}), BACK, by=known),
)
SOMEBODY = Actor(user_id=1)


def test_a_step_from_the_right_state_by_the_right_person_is_given():
    assert FLOW.require("finish", SOMEBODY, Thing("new")).leads_to(Thing("new")) == "done"


def test_a_step_without_a_target_leaves_the_state_alone():
    assert FLOW["remark"].leads_to(Thing("done")) == "done"


def test_a_step_back_leads_to_where_the_thing_stood():
    assert FLOW["bring_back"].leads_to(Thing("away", state_before="new")) == "new"


@pytest.mark.parametrize(
    ("verb", "actor", "thing", "refusal"),
    [
        ("fly", SOMEBODY, Thing("new"), NotFound),
        ("finish", GUEST, Thing("new"), NotPermitted),
        ("finish", SOMEBODY, Thing("done"), OutOfOrder),
        ("finish", SOMEBODY, Thing("new", is_ready=False), OutOfOrder),
    ],
)
def test_what_may_not_be_done_is_refused_with_its_reason(verb, actor, thing, refusal):
    with pytest.raises(refusal):
        FLOW.require(verb, actor, thing)


def test_a_wrong_person_is_not_told_how_the_thing_stands():
    with pytest.raises(NotPermitted):
        FLOW.require("finish", GUEST, Thing("done"))


def test_only_steps_that_can_be_taken_now_are_open():
    assert [step.verb for step in FLOW.open_to(SOMEBODY, Thing("done"))] == ["remark"]
    assert FLOW.open_to(GUEST, Thing("new")) == []


def test_a_verb_written_twice_is_a_fault_of_the_programme():
    with pytest.raises(ValueError, match="twice"):
        Flow(FLOW["finish"], FLOW["finish"])


def test_the_diagram_has_an_arrow_for_every_moving_step():
    drawn = draw(FLOW, WORDS, first="new")
    assert "new --> done : 办完" in drawn
    assert "away --> away : 拿回（回到原处）" in drawn
    assert "记一笔" not in drawn
    assert "done --> [*]" in drawn


def test_the_table_has_a_row_for_every_step():
    assert len(table(FLOW, WORDS).splitlines()) == 2 + len(FLOW)
