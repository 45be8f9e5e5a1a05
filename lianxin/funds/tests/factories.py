"""Funds with money, and projects brought to a point by the real deeds."""

from datetime import date, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import Resolution
from lianxin.council.tests.factories import CouncilFactory, ItemFactory, SessionFactory
from lianxin.funds import actions
from lianxin.funds.models import Fund, Overseer, Project, Use
from lianxin.people.tests.factories import officer_of, secretary_of, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

DAY = timedelta(days=1)
YUAN = 100
BUDGET = 200_000 * YUAN
NOTICE_OVER = MONDAY + 8 * DAY
"""The Tuesday of the week after: five working days of notice from MONDAY are over."""


class FundFactory(DjangoModelFactory[Fund]):
    class Meta:
        model = Fund

    community = factory.SubFactory(CommunityFactory)
    name = "群众工作专项经费"
    since = date(2014, 1, 1)


class OverseerFactory(DjangoModelFactory[Overseer]):
    class Meta:
        model = Overseer

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("监督委员{}".format)
    since = date(2014, 1, 1)


def resolution_in(community: Community) -> Resolution:
    """Something that the community's council resolved."""
    council = CouncilFactory.create(community=community)
    item = ItemFactory.create(session=SessionFactory.create(council=council))
    return Resolution.objects.create(
        item=item, what="修", lead_office="社区", due_on=MONDAY.date(), resolved_at=MONDAY
    )


class Purse:
    """A fund with a year's approved money, and those who work with it."""

    def __init__(self, amount: int = BUDGET, year: int = 2026, **fund: Any) -> None:
        self.fund = FundFactory.create(**fund)
        self.community = self.fund.community
        self.staff: Actor = staff_of(self.community)
        self.secretary: Actor = secretary_of(self.community)
        self.street: Actor = officer_of(self.community.subdistrict)
        self.overseer = OverseerFactory.create(community=self.community)
        self.resolution = resolution_in(self.community)
        self.budget = actions.propose_budget(
            self.staff, self.fund.pk, year=year, amount=amount, source="济历发3号", now=MONDAY
        )
        self.budget = actions.approve_budget(self.street, self.budget.pk, now=MONDAY)

    def draft(self, yuan: int = 2_000, **fields: Any) -> Project:
        told = {
            "title": "修东院楼道灯",
            "words": "三个单元的楼道灯不亮，换成声控的。",
            "use": Use.REPAIRS,
            "resolution_id": self.resolution.pk,
            **fields,
        }
        costs = [actions.Cost("声控灯", 1, "套", yuan * YUAN)] if yuan else []
        made = actions.Proposal(**told)
        return actions.draft(self.staff, self.budget.pk, made, costs, now=MONDAY)

    def proposed(self, yuan: int = 2_000, **fields: Any) -> Project:
        project = self.draft(yuan, quotes_reason="只有一家做", **fields)
        return actions.propose(self.staff, project.pk, now=MONDAY)

    def agreed(self, yuan: int = 2_000, **fields: Any) -> Project:
        project = self.proposed(yuan, **fields)
        return actions.agree(self.secretary, project.pk, words="居委会定的", now=MONDAY)

    def approved(self, yuan: int = 2_000, **fields: Any) -> Project:
        return actions.approve(self.street, self.agreed(yuan, **fields).pk, now=MONDAY)

    def noticed(self, yuan: int = 2_000, **fields: Any) -> Project:
        return actions.announce(self.staff, self.approved(yuan, **fields).pk, now=MONDAY)

    def delivering(self, yuan: int = 2_000, **fields: Any) -> Project:
        return actions.deliver(self.staff, self.noticed(yuan, **fields).pk, now=NOTICE_OVER)

    def accepted(self, yuan: int = 2_000, **fields: Any) -> Project:
        return self.accept(self.delivering(yuan, **fields))

    def accept(self, project: Project) -> Project:
        return actions.accept(
            self.staff,
            project.pk,
            residents=["李桂芳"],
            overseer_ids=[self.overseer.pk],
            now=NOTICE_OVER,
        )

    def published(self, yuan: int = 2_000, **fields: Any) -> Project:
        project = self.accepted(yuan, **fields)
        return actions.publish(self.staff, project.pk, words="灯都亮了", now=NOTICE_OVER)

    def pay(self, project: Project, yuan: int, *, now: datetime = NOTICE_OVER, **more: Any) -> Any:
        return actions.spend(self.staff, project.pk, payment(yuan, **more), now=now)


def payment(yuan: int, **more: Any) -> actions.Payment:
    return actions.Payment(
        **{
            "amount": yuan * YUAN,
            "payee": "历下灯具店",
            "receipt_number": "0371001",
            "words": "声控灯",
            **more,
        }
    )
