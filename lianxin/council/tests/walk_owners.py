"""The walk's view of owners: a vote being prepared, and the roll, are nobody's but the desk's."""

from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Holding, Reserved
from lianxin.people.tests.factories import staff_of
from lianxin.places.tests.factories import BuildingFactory

PUBLIC = {"council:owners"}
OWN = {"council:owner_vote", "council:cast"}
DESK = {
    "council_desk:owners", "council_desk:owners_add", "council_desk:prepare",
    "council_desk:owner_vote", "council_desk:rewrite_vote", "council_desk:owner_vote_step",
    "council_desk:paper_ballot", "council_desk:repair_step", "council_desk:doors",
    "council_desk:door_step", "council_desk:owner_paper",
}  # fmt: skip
VERBS = {
    "council_desk:owner_vote_step": "announce",
    "council_desk:repair_step": "confirm",
    "council_desk:door_step": "confirm",
}


def hidden_in(community, secret, users):
    staff = staff_of(community)
    place = BuildingFactory.create(parent__community=community)
    door = actions.Door("101", 100_00, secret)
    actions.enter_roll(staff, community, place, [door], now=MONDAY)
    day = MONDAY.date().replace(year=2040)
    motion = actions.Motion(secret, Reserved.FUND_USE, (place.pk,), day, day, words=secret)
    vote = actions.prepare(staff, community, motion, now=MONDAY)
    repair = actions.ask_repair(staff, community, place_id=place.pk, what=secret, now=MONDAY)
    told = {"pk": vote.pk, "ballot": 0}
    return dict.fromkeys(OWN | DESK, told) | {
        "council_desk:repair_step": {"pk": repair.pk},
        "council_desk:door_step": {"pk": Holding.objects.get(place=place).pk},
        "council_desk:owners_add": {"what": "roll"},
    }
