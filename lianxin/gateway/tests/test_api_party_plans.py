"""Reorganisations of branches through the API: asked for, compared, changed, decided; by who leads
all, with names only after a look that is written down.
"""

import pytest

from lianxin.accounts.models import User
from lianxin.core.models import Entry
from lianxin.core.scopes import PARTY_SCOPES
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import Program, done, token_for
from lianxin.party.models import Plan
from lianxin.party.tests.estate import Estate
from lianxin.party.tests.factories import head_of

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


class Office:
    """Two branches to be shared out anew, a clerk's program, and one of a branch's secretary."""

    def __init__(self):
        self.estate = Estate()
        self.home = self.estate.community
        self.clerk = self.program_of(self.estate.clerk)
        self.plans = f"/communities/{self.home.slug}/party/plans"

    def program_of(self, actor):
        user = User.objects.get(pk=actor.user_id)
        return Program(token_for(user, self.home, scopes=PARTY_SCOPES, now=MONDAY)[1])

    def wish(self, **more):
        wish = self.estate.wish()
        return {name: getattr(wish, name) for name in wish.__dataclass_fields__} | more


@pytest.fixture
def office():
    return Office()


def names_looked_at():
    return Entry.objects.filter(deed="look").count()


def test_a_reorganisation_is_asked_for_once_with_what_may_be_named(office):
    offered = done(office.clerk.get(f"{office.plans}/choices"))
    assert (len(offered["branches"]), len(offered["members"])) == (2, 24)
    assert names_looked_at() == 1
    crossed = office.clerk.post(office.plans, office.wish(least=13))
    assert crossed.status_code == 422
    for _each in "ab":
        made = done(office.clerk.post(office.plans, office.wish(), Idempotency_Key="r"), 201)
    assert (Plan.objects.count(), made["sides"][0]["number"]) == (1, None)
    assert done(office.clerk.get(office.plans))["is_free"] is False
    again = f"{office.plans}/{made['id']}/ask"
    assert office.clerk.post(again, office.wish(), If_Match='"99"').status_code == 412


def test_a_proposal_is_changed_by_hand_decided_and_taken_back(office):
    plan = office.estate.ready()
    here = f"{office.plans}/{plan.pk}"
    page = done(office.clerk.get(here))
    assert [side["number"] for side in page["sides"]][:2] == [None, 1]
    assert all(len(line["told"]) == len(page["sides"]) for line in page["lines"])
    one = f"{here}/proposals/1"
    part = done(office.clerk.get(one))["parts"][0]
    target = "1" if part["what"].endswith("-0") else "0"
    looked = names_looked_at()
    rows = done(office.clerk.get(f"{one}/members"))["items"]
    assert (len(rows), names_looked_at()) == (24, looked + 1)
    nowhere = office.clerk.post(f"{one}/change", {"what": part["what"], "to": "9"})
    assert nowhere.json()["errors"][0]["field"] == "to"
    done(office.clerk.post(f"{one}/change", {"what": part["what"], "to": target}))
    assert office.clerk.get(f"{here}/proposals/99").status_code == 404
    assert done(office.clerk.post(f"{here}/submit", {"number": 2}))["state"] == "submitted"
    back = office.clerk.post(f"{here}/give-back", {"words": " "})
    assert back.json()["errors"][0]["field"] == "words"
    assert done(office.clerk.post(f"{here}/give-back", {"words": "再议"}))["why"] == "再议"
    assert done(office.clerk.post(f"{here}/drop", {"words": "不调了"}))["state"] == "dropped"


def test_who_leads_one_branch_alone_finds_no_reorganisation(office):
    plan = office.estate.ready()
    head = office.program_of(head_of(office.estate.branches[0]))
    for path in ("", "/choices", f"/{plan.pk}", f"/{plan.pk}/proposals/1/members"):
        assert head.get(f"{office.plans}{path}").status_code == 404
    assert head.post(f"{office.plans}/{plan.pk}/drop", {"words": "x"}).status_code == 404
    assert names_looked_at() == 0
