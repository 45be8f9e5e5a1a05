"""Rounds, stories, announcements and brands, lawful by default; and a stage for the real deeds."""

from datetime import date, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.core.actor import Actor
from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.honours import actions
from lianxin.honours.actions import Proposal, RoundTold
from lianxin.honours.models import (
    Announcement,
    Attachment,
    Board,
    Brand,
    Nominee,
    Objection,
    Round,
    Shown,
    Story,
    Tie,
    Vote,
)
from lianxin.people.models import Person
from lianxin.people.tests.factories import PersonFactory, actor_for, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
LATER = MONDAY.date() + 60 * DAY


class RoundFactory(DjangoModelFactory[Round]):
    class Meta:
        model = Round

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("第{}届孝老爱亲评选".format)
    honour = "孝老爱亲之星"
    what = "孝敬老人、邻里和睦"
    seats = 2
    votes_each = 2
    residents, jury, deeds = 50, 30, 20
    nominate_until = MONDAY.date() + 7 * DAY
    vote_until = MONDAY.date() + 30 * DAY

    class Params:
        open = factory.Trait(state="nominating", opened_at=MONDAY)


class NomineeFactory(DjangoModelFactory[Nominee]):
    class Meta:
        model = Nominee

    round = factory.SubFactory(RoundFactory, open=True)
    person = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..round.community"))
    name = "周桂兰"
    words = "照顾老人二十年"
    nominated_at = MONDAY


class ObjectionFactory(DjangoModelFactory[Objection]):
    class Meta:
        model = Objection

    round = factory.SubFactory(RoundFactory, open=True)
    person = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..round.community"))
    is_of_result = False
    words = "事迹和我知道的不一样"
    at = MONDAY


class VoteFactory(DjangoModelFactory[Vote]):
    class Meta:
        model = Vote

    round = factory.SubFactory(RoundFactory, open=True)
    panel = "residents"
    channel = "online"
    voter = factory.Sequence("voter{}".format)
    at = MONDAY


class BoardFactory(DjangoModelFactory[Board]):
    class Meta:
        model = Board

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("好人好事{}".format)


class StoryFactory(DjangoModelFactory[Story]):
    class Meta:
        model = Story

    community = factory.SelfAttribute("board.community")
    board = factory.SubFactory(BoardFactory)
    title = "帮邻居换灯泡"
    words = "楼道灯坏了，他自己买来灯泡换上。"
    told_at = MONDAY

    class Params:
        shown_on = factory.Trait(state="shown", shown_at=MONDAY)


class ShownFactory(DjangoModelFactory[Shown]):
    class Meta:
        model = Shown

    story = factory.SubFactory(StoryFactory)
    person = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..story.community"))
    name = "周桂兰"
    where = "善行善举墙"
    asked_at = MONDAY


class AnnouncementFactory(DjangoModelFactory[Announcement]):
    class Meta:
        model = Announcement

    community = factory.SubFactory(CommunityFactory)
    title = "明天停水"
    words = "早八点到晚六点停水，请先接好。"
    valid_from = MONDAY.date()
    valid_until = MONDAY.date() + 7 * DAY
    written_at = MONDAY

    class Params:
        published = factory.Trait(state="published", published_at=MONDAY)


class AttachmentFactory(DjangoModelFactory[Attachment]):
    class Meta:
        model = Attachment

    announcement = factory.SubFactory(AnnouncementFactory)
    name = "通知.pdf"
    file = factory.django.FileField(data=b"%PDF-1.4", filename="n.pdf")
    size = 8
    added_at = MONDAY


class BrandFactory(DjangoModelFactory[Brand]):
    class Meta:
        model = Brand

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("博爱家园{}".format)
    words = "人人搭把手"
    since = MONDAY.date()


class TieFactory(DjangoModelFactory[Tie]):
    class Meta:
        model = Tie

    brand = factory.SubFactory(BrandFactory)
    title = "六栋楼粉刷一新"
    path = factory.Sequence("/c/x/works/{}/".format)
    tied_at = MONDAY


def terms(**fields: Any) -> RoundTold:
    told: dict[str, Any] = {
        "name": "首届孝老爱亲评选",
        "honour": "孝老爱亲之星",
        "what": "孝敬老人、邻里和睦",
        "seats": 2,
        "votes_each": 2,
        "residents": 80,
        "jury": 0,
        "deeds": 20,
        "nominate_until": MONDAY.date() + 7 * DAY,
        "vote_until": MONDAY.date() + 40 * DAY,
    }
    return RoundTold(**{**told, **fields})


class Stage:
    """A community with two workers and residents, in which an award is played to any point."""

    def __init__(self, community: Community | None = None, **fields: Any) -> None:
        self.community = community or CommunityFactory.create()
        self.staff: Actor = staff_of(self.community)
        self.other: Actor = staff_of(self.community)
        self.now: datetime = MONDAY
        self.fields = fields
        self.phones = 0

    def resident(self, **fields: Any) -> tuple[Actor, Person]:
        person = PersonFactory.create(community=self.community, resident=True, **fields)
        assert person.user
        return actor_for(person.user), person

    def opened(self) -> Round:
        made = actions.plan_round(self.staff, self.community, terms(**self.fields), now=self.now)
        return actions.open_round(self.staff, made.pk, now=self.now)

    def nominee(self, award: Round, name: str = "周桂兰", *, agrees: bool = True) -> Nominee:
        self.phones += 1
        told = Proposal(name=name, words="照顾老人二十年", phone=f"1390000{self.phones:04d}")
        made = actions.nominate(self.staff, award.pk, told, now=self.now)
        if agrees:
            actions.agree(self.staff, made.pk, given_by="电话同意", now=self.now)
        return made

    def vetted(self, *scores: int) -> Round:
        """Nominees with these scores, in order."""
        award = self.opened()
        made = [self.nominee(award, f"周桂{number}") for number, _score in enumerate(scores)]
        self.now += 8 * DAY
        award = actions.close_nominations(self.staff, award.pk, now=self.now)
        for nominee, score in zip(made, scores, strict=True):
            actions.judge(self.staff, award.pk, nominee=nominee.pk, score=score, now=self.now)
        return award

    def noticed(self, *scores: int) -> Round:
        return actions.notice(self.staff, self.vetted(*scores).pk, now=self.now)

    def voting(self, *scores: int) -> Round:
        award = self.noticed(*scores)
        self.now += 10 * DAY
        return actions.begin_vote(self.staff, award.pk, now=self.now)

    def cast(self, award: Round, *choices: int, actor: Actor | None = None, **rest: Any) -> Any:
        self.now += timedelta(minutes=30)
        who = actor or self.resident()[0]
        return actions.vote(who, award.pk, choices, now=self.now, **rest)

    def counted(self, award: Round) -> Round:
        self.now = MONDAY + 41 * DAY
        return actions.count_votes(self.staff, award.pk, now=self.now)

    def announced(self, award: Round) -> Round:
        self.now += 10 * DAY
        return actions.announce(self.staff, award.pk, words="邻里节上揭晓", now=self.now)


def a_rule() -> RulePack:
    return RulePack.objects.filter(key="honours.notice_workdays").earliest("pk")


def day(number: int) -> date:
    return MONDAY.date() + number * DAY
