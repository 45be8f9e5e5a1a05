"""A community in which most things are under way: what is sent at random meets something."""

from typing import Any

from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.council.tests.factories import Stage as CouncilStage
from lianxin.council.tests.opinion_world import Hearing
from lianxin.council.tests.owner_world import Estate
from lianxin.funds import actions as funds
from lianxin.funds.tests.factories import FundFactory, OverseerFactory
from lianxin.honours.tests.factories import AnnouncementFactory, ObjectionFactory
from lianxin.honours.tests.factories import Stage as AwardStage
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.people.tests.factories import PersonFactory, officer_of
from lianxin.places.tests.factories import CourtyardFactory
from lianxin.services.tests.care_factories import CareVisitFactory, GiftFactory
from lianxin.services.tests.relief_factories import ReliefFactory
from lianxin.works.tests.factories import Site


class FuzzTown:
    """A record of every kind, told by the part of an address that it stands behind."""

    def __init__(self) -> None:
        stage = CouncilStage(3)
        self.home = stage.community
        CourtyardFactory.create(community=self.home)
        self.category = CategoryFactory.create(code="heating")
        self.matter = MatterFactory.create(community=self.home, category=self.category)
        session = stage.sitting("车棚建在哪儿")
        item = stage.moved(session)
        self.resident = PersonFactory.create(community=self.home, resident=True)
        self.about: dict[str, int] = {
            "sessions": session.pk,
            "activities": ActivityFactory.create(community=self.home).pk,
            "works": Site(community=self.home).started().pk,
            **self._opinions(),
            **self._awards(),
            **self._helped(),
            **self._fund(stage.staff),
        }
        self.known: dict[str, Any] = {
            "slug": self.home.slug,
            "number": self.matter.number,
            "year": 2026,
            "item": item.pk,
        }

    def _opinions(self) -> dict[str, int]:
        hearing = Hearing(community=self.home)
        estate = Estate(owners=2, community=self.home)
        return {
            "questions": hearing.question.pk,
            "statements": hearing.statements[0].pk,
            "owners/votes": estate.announced().pk,
        }

    def _awards(self) -> dict[str, int]:
        stage = AwardStage(self.home)
        award = stage.vetted(5, 4)
        return {
            "awards": award.pk,
            "awards/nominees": award.nominees.earliest("pk").pk,
            "awards/objections": ObjectionFactory.create(round=award).pk,
            "announcements": AnnouncementFactory.create(community=self.home).pk,
        }

    def _helped(self) -> dict[str, int]:
        visit = CareVisitFactory.create(
            pairing__care__community=self.home,
            pairing__helper__community=self.home,
            pairing__helper__person=self.resident,
        )
        gift = GiftFactory.create(care=visit.care, festival__community=self.home)
        relief = ReliefFactory.create(community=self.home, person=self.resident)
        return {
            "care/visits": visit.pk,
            "care/pairings": visit.pairing_id,
            "care/gifts": gift.pk,
            "relief": relief.pk,
        }

    def _fund(self, staff: Actor) -> dict[str, int]:
        fund = FundFactory.create(community=self.home)
        budget = funds.propose_budget(
            staff, fund.pk, year=2026, amount=200_000_00, source="济历发3号", now=MONDAY
        )
        funds.approve_budget(officer_of(self.home.subdistrict), budget.pk, now=MONDAY)
        told = funds.Proposal(title="修灯", words="楼道灯不亮", use="repairs", asked_by="东院老人")
        costs = [funds.Cost("声控灯", 1, "套", 2_000_00)]
        project = funds.draft(staff, budget.pk, told, costs, now=MONDAY)
        return {
            "fund/budgets": budget.pk,
            "fund/projects": project.pk,
            "fund/overseers": OverseerFactory.create(community=self.home).pk,
        }

    def behind(self, path: str) -> dict[str, Any]:
        """What the parameters of an address could be, by the longest part that it has."""
        found = max((part for part in self.about if f"/{part}/" in path), key=len, default="")
        return self.known | ({"pk": self.about[found]} if found else {})
