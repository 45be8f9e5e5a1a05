"""A community of two branches whose members live at both ends of a street, to be reorganised."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from lianxin.core.actor import CLOCK
from lianxin.core.packs import stock
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.reorganisation import asking, computing, deciding
from lianxin.party.actions.reorganisation.asking import Wish
from lianxin.party.actions.reorganisation.deciding import Agreement
from lianxin.party.models import Body, Duty, Member, Plan, Term
from lianxin.party.solving.asked import Limits
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
    clerk_of,
)
from lianxin.places.tests.factories import BuildingFactory, CourtyardFactory

QUICK = Limits(seconds=20, rounds=5)
TOMORROW = MONDAY + timedelta(days=1)


class Estate:
    """Four buildings in a row, six members in each, mixed over two branches; a clerk."""

    def __init__(self, *, buildings: int = 4, each: int = 6) -> None:
        stock(CLOCK, now=MONDAY)
        self.committee = CommitteeFactory.create()
        self.community = self.committee.community
        self.clerk = clerk_of(self.community)
        self.branches = [
            BranchFactory.create(parent=self.committee, name=name, position=place)
            for place, name in enumerate(("第一党支部", "第二党支部"), start=1)
        ]
        self.groups = [
            GroupFactory.create(parent=branch, name="第一党小组") for branch in self.branches
        ]
        self.yard = CourtyardFactory.create(
            community=self.community, latitude=36.67, longitude=117.04
        )
        self.homes = [
            BuildingFactory.create(
                parent=self.yard, latitude=36.67, longitude=117.04 + place * 0.002
            )
            for place in range(buildings)
        ]
        self.members = [
            self.member(place, number) for place in range(buildings) for number in range(each)
        ]

    def member(self, place: int, number: int) -> Member:
        which = (place + number) % 2
        return MemberFactory.create(
            branch=self.branches[which],
            group=self.groups[which],
            home=self.homes[place],
            name=f"党员{place}{number}",
        )

    def wish(self, **more: object) -> Wish:
        fields: dict[str, object] = {
            "scope": [branch.pk for branch in self.branches],
            "venues": [place.pk for place in (self.yard, *self.homes)],
            "willing": [member.pk for member in self.members],
            "branches": 3,
            "least": 6,
            "most": 12,
            "least_full": 3,
            "group_least": 3,
            "group_most": 6,
        }
        return Wish(**(fields | more))  # type: ignore[arg-type]  # bent by name

    def begun(self, **more: object) -> Plan:
        return asking.begin(self.clerk, self.community.slug, self.wish(**more), now=MONDAY)

    def ready(self, **more: object) -> Plan:
        """A plan with its proposals."""
        plan = self.begun(**more)
        computing.compute(plan.pk, plan.revision, clock=lambda: MONDAY, limits=QUICK)
        plan.refresh_from_db()
        return plan

    def agreed(self, number: int = 1, *, on: datetime = TOMORROW, **more: object) -> Plan:
        """A plan whose proposal the committee agreed to, for a day."""
        plan = self.ready(**more)
        deciding.submit(self.clerk, plan.pk, number=number, now=MONDAY)
        agreement = Agreement(
            agreed_on=MONDAY.date(), resolution="社区党委〔2026〕3号", effective_on=day_of(on)
        )
        return deciding.agree(self.clerk, plan.pk, agreement, now=MONDAY)

    def standing(self) -> list[Body]:
        return list(
            Body.objects.filter(
                community=self.community, kind="branch", dissolved_on__isnull=True
            ).order_by("position", "pk")
        )


def day_of(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def secretary_in(branch: Body, member: Member) -> Term:
    return Term.objects.create(
        community=branch.community,
        body=branch,
        member=member,
        duty=Duty.SECRETARY,
        since=branch.founded_on,
    )
