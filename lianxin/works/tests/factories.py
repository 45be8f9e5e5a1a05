"""A community's works, bent by name, and a stage on which a project is taken all the way."""

from datetime import timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY, UploadFactory
from lianxin.people.tests.factories import PersonFactory, resident_of, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory, CourtyardFactory
from lianxin.works import actions
from lianxin.works.actions import Job, Plan, Vote
from lianxin.works.models import (
    Funding,
    Inspection,
    Milestone,
    OwnersConsent,
    Piece,
    Project,
    ProjectPhoto,
    Say,
)

DAY = timedelta(days=1)
TODAY = MONDAY.date()


class ProjectFactory(DjangoModelFactory[Project]):
    class Meta:
        model = Project

    community = factory.SubFactory(CommunityFactory)
    title = factory.Sequence("楼顶防水{}".format)
    office = "街道办事处"
    contractor_words = "历下安居工程队"
    planned_at = MONDAY

    class Params:
        announced = factory.Trait(state="announced", announced_at=MONDAY)


class PieceFactory(DjangoModelFactory[Piece]):
    class Meta:
        model = Piece

    project: Any = factory.SubFactory(ProjectFactory, announced=True)
    community = factory.SelfAttribute("project.community")
    place = factory.LazyAttribute(
        lambda piece: BuildingFactory.create(
            parent=CourtyardFactory.create(community=piece.project.community)
        )
    )
    kind = "waterproof"

    class Params:
        accepted = factory.Trait(
            state="done",
            done_on=TODAY,
            accepted_at=MONDAY,
            warranty_until=TODAY + 365 * DAY,
            warranty_rule=factory.LazyFunction(lambda: RulePack.objects.earliest("pk")),
        )


class ConsentFactory(DjangoModelFactory[OwnersConsent]):
    class Meta:
        model = OwnersConsent

    project = factory.SubFactory(ProjectFactory)
    purpose = "use"
    document = "书面征求意见表90份，居委会存"
    decided_by = "1号楼全体业主"
    held_on = TODAY
    owners, took_part, ayes = 90, 60, 31
    area, area_part, area_ayes = 900_000, 600_000, 300_100
    passed = True
    part_rule = factory.LazyFunction(lambda: RulePack.objects.earliest("pk"))
    pass_rule = factory.LazyFunction(lambda: RulePack.objects.earliest("pk"))
    recorded_at = MONDAY


class FundingFactory(DjangoModelFactory[Funding]):
    class Meta:
        model = Funding

    project = factory.SubFactory(ProjectFactory)
    source = "street"
    fen = 12_000_000
    entered_at = MONDAY


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    project = factory.SubFactory(ProjectFactory, announced=True)
    title = factory.Sequence("第{}步".format)
    due_on = TODAY + 10 * DAY


class PhotoFactory(DjangoModelFactory[ProjectPhoto]):
    class Meta:
        model = ProjectPhoto

    project = factory.SubFactory(ProjectFactory, announced=True)
    upload = factory.SubFactory(UploadFactory)
    stage, spot = "during", "大门口"
    at = MONDAY


class InspectionFactory(DjangoModelFactory[Inspection]):
    class Meta:
        model = Inspection

    project = factory.SubFactory(ProjectFactory, announced=True)
    on = TODAY
    by = "街道城管科"
    passed = True
    words = "蓄水四十八小时不漏"
    recorded_at = MONDAY


class SayFactory(DjangoModelFactory[Say]):
    class Meta:
        model = Say

    project: Any = factory.SubFactory(ProjectFactory, announced=True)
    community = factory.SelfAttribute("project.community")
    place = factory.SubFactory(
        BuildingFactory, parent__community=factory.SelfAttribute("...project.community")
    )
    person = factory.SubFactory(
        PersonFactory, community=factory.SelfAttribute("..project.community")
    )
    round = 1
    is_fine = True
    at = MONDAY


VOTE = Vote(
    purpose="use",
    document="书面征求意见表，居委会存",
    decided_by="1号楼全体业主",
    held_on=TODAY,
    owners=90,
    took_part=60,
    ayes=31,
    area=900_000,
    area_part=600_000,
    area_ayes=300_100,
)


class Site:
    """One project with so many buildings, and those who act on it."""

    def __init__(
        self,
        *,
        buildings: int = 2,
        kind: str = "waterproof",
        community: Community | None = None,
    ) -> None:
        self.community = community or CommunityFactory.create()
        self.staff = staff_of(self.community)
        yard = CourtyardFactory.create(community=self.community)
        self.buildings = [BuildingFactory.create(parent=yard) for _ in range(buildings)]
        made = Plan(title="楼顶防水", contractor_words="历下安居工程队")
        self.pk = actions.plan(self.staff, self.community, made, now=MONDAY).pk
        job = Job(kind=kind, place_ids=[each.pk for each in self.buildings])
        self.pieces = actions.add_piece(self.staff, self.pk, job, now=MONDAY)

    @property
    def project(self) -> Project:
        return Project.objects.get(pk=self.pk)

    def started(self) -> "Site":
        actions.announce(self.staff, self.pk, now=MONDAY)
        actions.start(self.staff, self.pk, now=MONDAY)
        return self

    def built(self, *, left: int = 0) -> "Site":
        """All done but so many, which are put off; handed in."""
        self.started()
        done = [each.pk for each in self.pieces[: len(self.pieces) - left]]
        actions.finish(self.staff, self.pk, pieces=done, on=TODAY, now=MONDAY)
        if rest := [each.pk for each in self.pieces[len(self.pieces) - left :]][:left]:
            actions.put_off(self.staff, self.pk, pieces=rest, words="立管没谈拢", now=MONDAY)
        actions.hand_in(self.staff, self.pk, now=MONDAY)
        return self

    def asked(self, *, left: int = 0) -> "Site":
        self.built(left=left)
        actions.inspect(
            self.staff, self.pk, passed=True, by="城管科", on=TODAY, words="不漏", now=MONDAY
        )
        return self

    def say(self, building: int, *, is_fine: bool = True, times: int = 1) -> None:
        """So many who live in a building say how it is."""
        for _ in range(times):
            actions.say(
                resident_of(self.community),
                self.pk,
                place=self.buildings[building].pk,
                is_fine=is_fine,
                words="" if is_fine else "还漏",
                now=MONDAY,
            )

    def accepted(self) -> "Site":
        self.asked()
        for index in range(len(self.buildings)):
            self.say(index, times=2)
        actions.accept(self.staff, self.pk, now=MONDAY)
        return self
