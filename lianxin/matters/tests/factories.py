from datetime import timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.models import RulePack
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY, UploadFactory
from lianxin.core.text import tokens
from lianxin.matters.models import (
    Application,
    Category,
    CategoryQuestion,
    Channel,
    Draft,
    Follow,
    Matter,
    MatterKind,
    MatterPhoto,
    Question,
    QuestionKind,
    Relay,
    Say,
    Stage,
    State,
    Support,
)
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import CommunityFactory

LATER = MONDAY + timedelta(days=3)
"""The Thursday on which what began on MONDAY ends."""


class CategoryFactory(DjangoModelFactory[Category]):
    class Meta:
        model = Category

    code = factory.Sequence("category-{}".format)
    name = factory.Sequence("类别{}".format)
    words = factory.LazyFunction(list)
    position = factory.Sequence(int)


class CategoryQuestionFactory(DjangoModelFactory[CategoryQuestion]):
    class Meta:
        model = CategoryQuestion

    category = factory.SubFactory(CategoryFactory)
    code = factory.Sequence("question-{}".format)
    label = "屋里大约几度"
    kind = QuestionKind.NUMBER
    unit = "度"
    choices = factory.LazyFunction(list)


class MatterFactory(DjangoModelFactory[Matter]):
    """Public, shown, reported by a guest on MONDAY; bent by name."""

    class Meta:
        model = Matter

    community = factory.SubFactory(CommunityFactory)
    number = factory.Sequence("LSL-2026-{:06d}".format)
    kind = MatterKind.HELP
    category = factory.SubFactory(CategoryFactory)
    title = factory.Sequence("楼道第{}盏灯不亮".format)
    words = factory.LazyAttribute(lambda matter: f"{matter.title}，晚上看不见台阶。")
    reporter = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..community"))
    is_public = True
    shown_at = MONDAY
    channel = Channel.WEB
    reported_at = MONDAY
    reply_due_on = factory.LazyFunction((MONDAY + timedelta(days=7)).date)
    due_on = factory.SelfAttribute("reply_due_on")
    reply_rule = factory.LazyFunction(
        lambda: RulePack.objects.get(key="matters.reply_workdays", jurisdiction="cn-jinan")
    )
    tokens = factory.LazyAttribute(
        lambda matter: f"c{matter.community.pk} {tokens(f'{matter.number} {matter.words}')}"
    )

    class Params:
        private = factory.Trait(is_public=False, shown_at=None)
        unseen = factory.Trait(shown_at=None)
        accepted = factory.Trait(state=State.ACCEPTED)
        in_hand = factory.Trait(
            state=State.IN_HAND,
            lead_office=factory.LazyAttribute(lambda matter: f"{matter.community.name}居委会"),
            replied_at=MONDAY,
        )
        at_council = factory.Trait(
            state=State.AT_COUNCIL, went_to_council=True, is_focal=True, replied_at=MONDAY
        )
        to_confirm = factory.Trait(
            in_hand=True, state=State.TO_CONFIRM, outcome="换了新灯，当天修好。"
        )
        solved = factory.Trait(
            in_hand=True, state=State.SOLVED, outcome="换了新灯，当天修好。", closed_at=LATER
        )
        partly = factory.Trait(solved=True, state=State.PARTLY_SOLVED)
        declined = factory.Trait(state=State.DECLINED, closed_at=LATER, replied_at=LATER)
        referred = factory.Trait(
            state=State.REFERRED, closed_at=LATER, replied_at=LATER, authority="供热企业"
        )
        withdrawn = factory.Trait(state=State.WITHDRAWN, closed_at=LATER)
        lapsed = factory.Trait(solved=True, state=State.LAPSED)
        supervised = factory.Trait(in_hand=True, state=State.SUPERVISED, reopened=1)


def joined_to(head: Matter, **fields: Any) -> Matter:
    """A matter that stands joined in another of its community."""
    return MatterFactory.create(
        community=head.community,
        state=State.JOINED,
        state_before=State.REPORTED,
        joined_to=head,
        **fields,
    )


class SupportFactory(DjangoModelFactory[Support]):
    """Does not count itself on the matter: the action does."""

    class Meta:
        model = Support

    matter = factory.SubFactory(MatterFactory)
    person = factory.SubFactory(
        PersonFactory, community=factory.SelfAttribute("..matter.community")
    )
    at = MONDAY


class FollowFactory(DjangoModelFactory[Follow]):
    class Meta:
        model = Follow

    matter = factory.SubFactory(MatterFactory)
    user = factory.SubFactory(UserFactory)
    at = MONDAY


class QuestionFactory(DjangoModelFactory[Question]):
    """Asked and open."""

    class Meta:
        model = Question

    matter = factory.SubFactory(MatterFactory, accepted=True)
    text = "是哪一层？"
    asked_at = MONDAY


class SayFactory(DjangoModelFactory[Say]):
    """Asked of the reporter and unanswered."""

    class Meta:
        model = Say

    matter = factory.SubFactory(MatterFactory, to_confirm=True)
    person = factory.SelfAttribute("matter.reporter")
    is_reporter = factory.LazyAttribute(lambda say: say.person == say.matter.reporter)
    asked_at = MONDAY


class MatterPhotoFactory(DjangoModelFactory[MatterPhoto]):
    class Meta:
        model = MatterPhoto

    matter = factory.SubFactory(MatterFactory)
    upload = factory.SubFactory(UploadFactory)
    stage = Stage.BEFORE
    at = MONDAY


class DraftFactory(DjangoModelFactory[Draft]):
    class Meta:
        model = Draft

    community = factory.SubFactory(CommunityFactory)
    owner = "0" * 64
    words = "楼道的灯不亮，晚上看不见台阶。"
    category = factory.SubFactory(CategoryFactory)
    started_at = changed_at = MONDAY


KEY = "lx-key-known-to-the-tests"


class ApplicationFactory(DjangoModelFactory[Application]):
    """Holds the key that its parameter names."""

    class Meta:
        model = Application

    class Params:
        key = factory.Sequence("lx-key-{}".format)

    name = factory.Sequence("随手拍{}".format)
    contact = "区平台值班 0531-0000 0311"
    key_index = factory.LazyAttribute(lambda application: blind_index(application.key))
    key_start = "lx-key"
    made_by = factory.SubFactory(UserFactory)
    made_at = MONDAY


class RelayFactory(DjangoModelFactory[Relay]):
    class Meta:
        model = Relay

    application = factory.SubFactory(ApplicationFactory)
    matter = factory.SubFactory(MatterFactory, unseen=True)
    at = MONDAY
