"""Councils with members, and sessions brought to a point by the real deeds."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.core import packs
from lianxin.core.actor import Actor
from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import (
    AgendaItem,
    Choice,
    Council,
    Member,
    MemberKind,
    Seat,
    SeatState,
    Session,
    Term,
)
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import secretary_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

DAY = timedelta(days=1)
MEETING = MONDAY + 4 * DAY
"""The Friday of a session that was told of on MONDAY."""


class CouncilFactory(DjangoModelFactory[Council]):
    """More than half make a quorum, more than half of those present resolve, by name."""

    class Meta:
        model = Council

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("群策联盟{}".format)
    founded_on = date(2014, 1, 6)
    notice_days = 3
    duties = factory.LazyFunction(lambda: ["收集群众意见"])
    promises = factory.LazyFunction(lambda: ["解决问题有效果"])


class TermFactory(DjangoModelFactory[Term]):
    class Meta:
        model = Term

    council = factory.SubFactory(CouncilFactory)
    number = factory.Sequence(lambda n: n + 1)
    since = date(2014, 1, 6)
    until = date(2027, 1, 5)


class MemberFactory(DjangoModelFactory[Member]):
    """A residents' representative without an account."""

    class Meta:
        model = Member

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence("张建{}".format)
    kind = MemberKind.RESIDENT
    since = date(2014, 1, 6)

    class Params:
        chair = factory.Trait(
            is_chair=True, is_office_holder=True, kind=MemberKind.PARTY, name="董主任"
        )


class SessionFactory(DjangoModelFactory[Session]):
    """A plan that nobody was told of."""

    class Meta:
        model = Session

    council = factory.SubFactory(CouncilFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence("第{}次会议".format)
    starts_at = MEETING
    venue = "社区议事厅"
    chair = factory.SubFactory(
        MemberFactory, chair=True, council=factory.SelfAttribute("..council")
    )


class ItemFactory(DjangoModelFactory[AgendaItem]):
    class Meta:
        model = AgendaItem

    session = factory.SubFactory(SessionFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = "车棚建在哪儿"


class SeatFactory(DjangoModelFactory[Seat]):
    class Meta:
        model = Seat

    session = factory.SubFactory(SessionFactory)
    member = factory.SubFactory(MemberFactory, council=factory.SelfAttribute("..session.council"))

    class Params:
        came = factory.Trait(state=SeatState.PRESENT, first_at=MEETING)


class Stage:
    """A council of so many members, the chair among them, and those who work with it."""

    def __init__(self, members: int = 5, **council: Any) -> None:
        self.council = CouncilFactory.create(**council)
        self.community = self.council.community
        self.staff: Actor = staff_of(self.community)
        self.secretary: Actor = secretary_of(self.community)
        self.chair = MemberFactory.create(council=self.council, chair=True)
        others = MemberFactory.create_batch(members - 1, council=self.council)
        self.members = [self.chair, *others]

    def matter(self, **fields: Any) -> Matter:
        return MatterFactory.create(community=self.community, at_council=True, **fields)

    def plan(self, *titles: str, matters: Sequence[Matter] = (), at: datetime = MEETING) -> Session:
        """A planned session with questions and matters on its agenda, nobody told."""
        made = actions.Plan(starts_at=at, venue="社区议事厅", chair_id=self.chair.pk)
        session = actions.plan(self.staff, self.council.pk, made, now=MONDAY)
        if matters:
            actions.add_matters(self.staff, session.pk, [m.pk for m in matters], now=MONDAY)
        for title in titles:
            actions.add_question(self.staff, session.pk, title=title, now=MONDAY)
        return session

    def sitting(
        self, *titles: str, present: int | None = None, matters: Sequence[Matter] = ()
    ) -> Session:
        """A session that sits, so many of its members in the room."""
        session = self.plan(*(titles or ("车棚建在哪儿",) * (not matters)), matters=matters)
        actions.notify(self.staff, session.pk, now=MONDAY)
        actions.open_session(self.staff, session.pk, now=MEETING)
        self.seat(session, len(self.members) if present is None else present)
        return session

    def seat(self, session: Session, count: int) -> None:
        seats = list(session.seats.order_by("member_id").values_list("pk", flat=True))
        if count:
            actions.arrive(self.staff, session.pk, seats[:count], now=MEETING)

    def moved(self, session: Session, index: int = 0) -> AgendaItem:
        """An item before the meeting with a motion on it."""
        item = session.items.order_by("position")[index]
        actions.call(self.staff, item.pk, now=MEETING)
        return actions.move(
            self.staff,
            item.pk,
            motion="建在东墙下。",
            mover_id=self.members[0].pk,
            seconder_id=self.members[1].pk,
            now=MEETING,
        )

    def voting(self, session: Session, index: int = 0) -> AgendaItem:
        item = self.moved(session, index)
        return actions.put_to_vote(self.staff, item.pk, now=MEETING)

    def voted(self, session: Session, ayes: int, noes: int = 0, index: int = 0) -> AgendaItem:
        """An item on which so many named votes are in."""
        item = self.voting(session, index)
        choices = [Choice.AYE] * ayes + [Choice.NO] * noes
        ids = [member.pk for member in self.members]
        votes = dict(zip(ids, choices, strict=False))
        return actions.enter_votes(self.staff, item.pk, votes, now=MEETING)

    def passed(self, session: Session, index: int = 0) -> AgendaItem:
        item = self.voted(session, len(self.members), index=index)
        actions.declare_passed(self.staff, item.pk, decision(), now=MEETING)
        item.refresh_from_db()
        return item

    def held(self, session: Session) -> Session:
        return actions.adjourn(self.staff, session.pk, now=MEETING)


def decision(**fields: Any) -> actions.Decision:
    made = {
        "what": "车棚建在东墙下。",
        "lead_office": "社区居委会",
        "due_on": (MEETING + 30 * DAY).date(),
    }
    return actions.Decision(**{**made, **fields})


def charter(**fields: Any) -> actions.Charter:
    made = {
        "name": "群策联盟",
        "quorum": Fraction(1, 2),
        "majority": Fraction(1, 2),
        "notice_days": 3,
    }
    return actions.Charter(**{**made, **fields})


def put_rule(key: str, value: str) -> None:
    """Give Jinan a rule of its own from MONDAY on; who calls it forgets the packs afterwards."""
    RulePack.objects.create(
        key=key,
        value=value,
        jurisdiction="cn-jinan",
        effective_from=MONDAY.date(),
        article="济南市某办法第9条",
    )
    packs.forget()
