"""Households and their relief, lawful by default; and an office that plays the real deeds."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY, UploadFactory
from lianxin.funds.tests.factories import Purse
from lianxin.people.tests.factories import PersonFactory, secretary_of, staff_of
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory
from lianxin.services import actions
from lianxin.services.models import Household, HouseholdCheck, Relief, ReliefPhoto


class HouseholdFactory(DjangoModelFactory[Household]):
    class Meta:
        model = Household

    community = factory.SelfAttribute("place.community")
    place = factory.SubFactory(BuildingFactory)
    door = factory.Sequence(str)
    door_index = factory.LazyAttribute(lambda household: blind_index(household.door))


class ReliefFactory(DjangoModelFactory[Relief]):
    class Meta:
        model = Relief

    community = factory.SubFactory(CommunityFactory)
    household = factory.SubFactory(
        HouseholdFactory, place__parent__community=factory.SelfAttribute("....community")
    )
    person = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..community"))
    hardship = "illness"
    words = "住院花了不少钱"
    proof = "住院收费单"
    asked_fen = 200_000
    year = 2026
    asked_at = MONDAY


class ReliefPhotoFactory(DjangoModelFactory[ReliefPhoto]):
    class Meta:
        model = ReliefPhoto

    relief = factory.SubFactory(ReliefFactory)
    upload = factory.SubFactory(UploadFactory)
    at = MONDAY


class CheckFactory(DjangoModelFactory[HouseholdCheck]):
    class Meta:
        model = HouseholdCheck

    relief = factory.SubFactory(ReliefFactory)
    is_so = True
    words = "看了收费单"
    by_id = 1
    at = MONDAY


class Office:
    """A community with two of its staff and its secretary, who do the real deeds."""

    def __init__(self, purse: Purse | None = None) -> None:
        self.purse = purse
        self.community = purse.community if purse else CommunityFactory.create()
        self.place = BuildingFactory.create(parent__community=self.community)
        self.one, self.two = staff_of(self.community), staff_of(self.community)
        self.lead = purse.secretary if purse else secretary_of(self.community)

    def ask(self, **told: Any) -> Relief:
        base = {
            "place": self.place,
            "door": "302",
            "hardship": "illness",
            "words": "住院花了不少钱",
            "proof": "住院收费单",
            "asked_fen": 200_000,
            "may_keep": True,
            "name": "李桂芳",
            "paper": "3月2日本人签的申请",
        }
        at = told.pop("at", MONDAY)
        return actions.ask_relief(
            self.one, self.community, actions.Asking(**{**base, **told}), now=at
        )

    def checked(self, **told: Any) -> Relief:
        relief = self.ask(**told)
        for who in (self.one, self.two):
            actions.check(who, relief.pk, is_so=True, words="看了收费单", now=relief.asked_at)
        relief.refresh_from_db()
        return relief

    def project(self, yuan: int = 20_000) -> int:
        """A project of the fund out of which relief is paid."""
        assert self.purse is not None
        return self.purse.delivering(yuan, is_standing=True).pk

    def decision(self, fen: int = 200_000) -> actions.Decision:
        return actions.Decision("council", date(2026, 3, 2), "议事会2026年第3次会议", fen)
