"""Volunteers, projects and shifts, lawful by default; and a stage on which the real deeds play."""

from datetime import date, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.core.actor import Actor
from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import (
    PersonFactory,
    actor_for,
    secretary_of,
    staff_of,
)
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory
from lianxin.volunteers import actions
from lianxin.volunteers.models import (
    Campaign,
    CampaignState,
    Certificate,
    Duty,
    Guardian,
    Invitation,
    Project,
    ProjectState,
    Shift,
    Spot,
    Task,
    Team,
    Volunteer,
    VolunteerState,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
IDENTITY = "370102195501010018"
"""A lawful number of nobody's."""
BOY = date(2010, 1, 5)
"""Sixteen on MONDAY."""


class VolunteerFactory(DjangoModelFactory[Volunteer]):
    """Somebody of age with an account."""

    class Meta:
        model = Volunteer

    community = factory.SubFactory(CommunityFactory)
    person = factory.SubFactory(
        PersonFactory, resident=True, community=factory.SelfAttribute("..community")
    )
    number = factory.Sequence(lambda n: n + 1)
    name = "王桂芬"
    notice = 1
    registered_at = MONDAY
    confirmed_at = MONDAY

    class Params:
        waiting = factory.Trait(state=VolunteerState.WAITING, born_on=BOY, confirmed_at=None)
        gone = factory.Trait(state=VolunteerState.WITHDRAWN, person=None, name="", left_at=MONDAY)


class GuardianFactory(DjangoModelFactory[Guardian]):
    class Meta:
        model = Guardian

    volunteer = factory.SubFactory(VolunteerFactory, waiting=True)
    name = "王建国"
    phone = "13800001111"
    asked_at = MONDAY


class InvitationFactory(DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    community = factory.SubFactory(CommunityFactory)
    name = "周秀兰"
    phone = "13800002222"
    phone_index = factory.Sequence("index{}".format)
    invited_at = MONDAY
    lapses_on = (MONDAY + 30 * DAY).date()


class TeamFactory(DjangoModelFactory[Team]):
    class Meta:
        model = Team

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("党员卫生清扫队{}".format)
    founded_on = MONDAY.date()


class CampaignFactory(DjangoModelFactory[Campaign]):
    class Meta:
        model = Campaign

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("创建全国卫生城市{}".format)
    what = "清理卫生死角、小广告"
    starts_on = MONDAY.date()
    ends_on = (MONDAY + 30 * DAY).date()
    state = CampaignState.OPEN


class SpotFactory(DjangoModelFactory[Spot]):
    class Meta:
        model = Spot

    campaign = factory.SubFactory(CampaignFactory)
    name = factory.Sequence("青龙巷{}".format)


class TaskFactory(DjangoModelFactory[Task]):
    class Meta:
        model = Task

    spot = factory.SubFactory(SpotFactory)
    kind = "poster"
    words = "电线杆上贴满小广告"
    found_at = MONDAY


class ProjectFactory(DjangoModelFactory[Project]):
    class Meta:
        model = Project

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("清扫楼院{}".format)
    beneficiary = "院里的居民"
    what = "扫院子、清楼道"
    venue = "东舍坊118号院"
    risk = "地面湿滑，当心脚下"
    state = ProjectState.OPEN
    created_at = MONDAY

    class Params:
        draft = factory.Trait(state=ProjectState.DRAFT)


class ShiftFactory(DjangoModelFactory[Shift]):
    class Meta:
        model = Shift

    project = factory.SubFactory(ProjectFactory)
    starts_at = MONDAY + DAY
    ends_at = MONDAY + DAY + 2 * HOUR
    venue = "东舍坊118号院"
    needed = 5
    code = "123456"


class DutyFactory(DjangoModelFactory[Duty]):
    class Meta:
        model = Duty

    shift = factory.SubFactory(ShiftFactory)
    volunteer = factory.SubFactory(
        VolunteerFactory, community=factory.SelfAttribute("..shift.project.community")
    )
    starts_at = factory.SelfAttribute("shift.starts_at")
    ends_at = factory.SelfAttribute("shift.ends_at")
    signed_at = MONDAY
    knows_risk = True


class CertificateFactory(DjangoModelFactory[Certificate]):
    class Meta:
        model = Certificate

    volunteer = factory.SubFactory(VolunteerFactory)
    since = date(2026, 1, 1)
    until = date(2026, 12, 31)
    asked_at = MONDAY


class Stage:
    """A community with staff, a secretary and volunteers, in which the real deeds are played."""

    def __init__(self, community: Community | None = None) -> None:
        self.community = community or CommunityFactory.create()
        self.staff: Actor = staff_of(self.community)
        if community is None:
            secretary_of(self.community)

    def volunteer(self, **fields: Any) -> Volunteer:
        return VolunteerFactory.create(community=self.community, **fields)

    def acts(self, volunteer: Volunteer) -> Actor:
        assert volunteer.person
        assert volunteer.person.user
        return actor_for(volunteer.person.user)

    def project(self, **fields: Any) -> Project:
        return ProjectFactory.create(community=self.community, **fields)

    def shift(self, at: datetime = MONDAY + DAY, hours: int = 2, **fields: Any) -> Shift:
        project = fields.pop("project", None) or self.project()
        ends_at = at + hours * HOUR
        return ShiftFactory.create(project=project, starts_at=at, ends_at=ends_at, **fields)

    def signed(self, shift: Shift, volunteer: Volunteer | None = None) -> Duty:
        who = volunteer or self.volunteer()
        return actions.sign_up(self.acts(who), shift.pk, who.pk, knows_risk=True, now=MONDAY)

    def served(self, volunteer: Volunteer, at: datetime, minutes: int = 120) -> Duty:
        """A duty whose hours are written down and not verified."""
        shift = self.shift(at=at)
        now = at + 8 * HOUR
        actions.enter_roster(self.staff, shift.pk, [volunteer.pk], minutes=minutes, now=now)
        return Duty.objects.get(shift=shift)

    def verified(self, volunteer: Volunteer, at: datetime, minutes: int = 120) -> Duty:
        duty = self.served(volunteer, at, minutes)
        actions.verify(self.staff, duty.pk, minutes=minutes, now=at + 8 * HOUR)
        return duty

    def campaign(self, yards: int = 2, **fields: Any) -> Campaign:
        """A running campaign over so many courtyards."""
        campaign = CampaignFactory.create(community=self.community, **fields)
        made = [
            CourtyardFactory.create(
                community=self.community, latitude=36.66 + at / 1000, longitude=117.03 + at / 2000
            )
            for at in range(yards)
        ]
        ids = [each.pk for each in made]
        actions.add_spots(self.staff, campaign.pk, place_ids=ids, now=MONDAY)
        campaign.refresh_from_db()
        return campaign


def told(stage: Stage, **fields: Any) -> actions.Registration:
    made = {"name": "李秀英", "phone": "13800003333", "notice": 1, "community": stage.community}
    return actions.Registration(**{**made, **fields})


def put_rule(key: str, value: str) -> RulePack:
    """Give Jinan a rule of its own from MONDAY on; who calls it forgets the packs afterwards."""
    return RulePack.objects.create(
        key=key,
        value=value,
        jurisdiction="cn-jinan",
        effective_from=MONDAY.date(),
        article="济南市某办法第9条",
    )
