"""Campaigns, loops, posts and commendations for tests, and the files that are sent to them."""

from datetime import date
from io import BytesIO
from typing import Any

import docx
import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory
from pypdf import PdfWriter

from lianxin.core.tests.factories import MONDAY
from lianxin.party.models import (
    Board,
    Campaign,
    Claim,
    Commendation,
    DutyPost,
    Loop,
    PostScheme,
    Problem,
    StudyHours,
    Writing,
    WritingKind,
)
from lianxin.party.tests.factories import BranchFactory, MemberFactory
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory, CourtyardFactory

TODAY = MONDAY.date()
WORDS = "三严三实，贵在落实。\nabc 12"
"""Fifteen characters without the spaces: 严以律己者先从身边的小事做起。"""


class CampaignFactory(DjangoModelFactory[Campaign]):
    class Meta:
        model = Campaign

    community: Any = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("专题教育{}".format)
    since = date(2026, 1, 5)
    until = date(2026, 12, 31)


class HoursFactory(DjangoModelFactory[StudyHours]):
    class Meta:
        model = StudyHours

    member = factory.SubFactory(MemberFactory)
    community = factory.SelfAttribute("member.community")
    kind = "own"
    title = "读党章"
    studied_on = TODAY
    halves = 4
    recorded_at = MONDAY


class WritingFactory(DjangoModelFactory[Writing]):
    class Meta:
        model = Writing

    member = factory.SubFactory(MemberFactory)
    community = factory.SelfAttribute("member.community")
    kind = WritingKind.NOTE
    title = "学习笔记"
    words = "学而时习之"
    characters = 5
    written_on = TODAY
    kept_at = MONDAY

    class Params:
        by_hand = factory.Trait(words="", is_stated=True, characters=3000)
        essay = factory.Trait(kind=WritingKind.ESSAY, title="学习心得")


class LoopFactory(DjangoModelFactory[Loop]):
    class Meta:
        model = Loop

    body = factory.SubFactory(BranchFactory)
    community = factory.SelfAttribute("body.community")
    campaign = factory.SubFactory(CampaignFactory, community=factory.SelfAttribute("..community"))
    begun_at = MONDAY

    class Params:
        found = factory.Trait(state="finding", studied="党章")


class ProblemFactory(DjangoModelFactory[Problem]):
    class Meta:
        model = Problem

    loop = factory.SubFactory(LoopFactory, found=True)
    words = "走访居民少"
    found_at = MONDAY

    class Params:
        analysed = factory.Trait(
            cause="没有排班",
            measure="每周走访一次",
            due_on=date(2026, 3, 31),
            owner=factory.SubFactory(MemberFactory, branch=factory.SelfAttribute("..loop.body")),
        )


class SchemeFactory(DjangoModelFactory[PostScheme]):
    class Meta:
        model = PostScheme
        django_get_or_create = ("community", "name")

    community: Any = factory.SubFactory(CommunityFactory)
    name = "设岗定责"
    since = date(2025, 1, 1)


class DutyPostFactory(DjangoModelFactory[DutyPost]):
    class Meta:
        model = DutyPost

    community: Any = factory.SubFactory(CommunityFactory)
    scheme = factory.SubFactory(SchemeFactory, community=factory.SelfAttribute("..community"))
    name = factory.Sequence("卫生监督岗{}".format)
    duties = "每周看一遍楼道和院子。"


class ClaimFactory(DjangoModelFactory[Claim]):
    class Meta:
        model = Claim

    member = factory.SubFactory(MemberFactory)
    post = factory.SubFactory(
        DutyPostFactory, community=factory.SelfAttribute("..member.community")
    )
    since = date(2026, 1, 5)


class BoardFactory(DjangoModelFactory[Board]):
    class Meta:
        model = Board

    community: Any = factory.SubFactory(CommunityFactory)
    name = "党员公开展板"
    since = date(2026, 1, 5)


class CommendationFactory(DjangoModelFactory[Commendation]):
    class Meta:
        model = Commendation

    community: Any = factory.SubFactory(CommunityFactory)
    name = "表彰先进"
    opened_at = MONDAY


def settled(**fields: Any) -> Any:
    """A member with an account who lives in a courtyard."""
    branch = fields.pop("branch", None) or BranchFactory.create()
    yard = CourtyardFactory.create(community=branch.community)
    home = BuildingFactory.create(parent=yard)
    person = PersonFactory.create(community=branch.community, resident=True)
    return MemberFactory.create(branch=branch, home=home, person=person, **fields)


def word_file(*lines: str, name: str = "笔记.docx", header: str = "") -> SimpleUploadedFile:
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    if header:
        paper.sections[0].header.paragraphs[0].text = header
    out = BytesIO()
    paper.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def pdf_file(name: str = "材料.pdf") -> SimpleUploadedFile:
    paper, out = PdfWriter(), BytesIO()
    paper.add_blank_page(200, 200)
    paper.write(out)
    return SimpleUploadedFile(name, out.getvalue())
