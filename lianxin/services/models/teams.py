"""Service teams: who is in them, what each can do, under which licence, and when."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.organisations.models import Organisation
from lianxin.people.models import Person
from lianxin.places.models import Community, Place
from lianxin.volunteers.models import Half


class Work(models.TextChoices):
    """What a visit is about, and what a member can do."""

    MEDICAL = "medical", _("医疗巡诊")
    NURSING = "nursing", _("护理、理疗")
    WATER = "water", _("水管、下水道")
    ELECTRIC = "electric", _("电路、电灯")
    GAS = "gas", _("燃气、灶具")
    APPLIANCE = "appliance", _("家电")
    DOORS = "doors", _("门窗、锁")
    COMPANY = "company", _("陪伴、聊天")
    HOUSEWORK = "housework", _("家务、理发")
    ERRAND = "errand", _("跑腿、陪着看病")
    PAPERS = "papers", _("手续、手机怎么用")
    OTHER = "other", _("别的")


LICENSED = frozenset({Work.MEDICAL, Work.ELECTRIC, Work.GAS})
"""What the law lets only the licensed do (V-06)."""
REPAIRS = frozenset({Work.WATER, Work.ELECTRIC, Work.GAS, Work.APPLIANCE, Work.DOORS})
PRIVATE = frozenset({Work.MEDICAL, Work.NURSING})
"""Of these only the team and the person read what was found."""


class Way(models.TextChoices):
    WALKING = "walking", _("走路")
    RIDING = "riding", _("骑车")


def new_token() -> str:
    return secrets.token_urlsafe(18)


class Team(models.Model):
    """A service team (服务队), e.g. 彩虹维修服务队, and where it sets out from."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    what = models.CharField(max_length=200, blank=True)
    base = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    """Where its members set out; without one they are taken to begin at their first visit."""
    partners = models.ManyToManyField(Organisation, related_name="+", blank=True)
    founded_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="service_team_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="service_team_ends_after_it_begins",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")),
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="service_team_is_named_once_in_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """Somebody who goes out for a team; their private link is their route sheet's."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=Way, default=Way.WALKING)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="service_member_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="service_member_goes_some_way", condition=Q(way__in=Way.values)),
            CheckConstraint(
                name="service_member_leaves_after_joining",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=Q(until__isnull=True),
                name="person_is_in_a_service_team_once",
            ),
        ]

    def __str__(self) -> str:
        return f"member {self.pk}"


class MemberSkill(models.Model):
    member = models.ForeignKey(Member, models.CASCADE, related_name="skills")
    work = models.CharField(max_length=10, choices=Work)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="service_skill_is_known", condition=Q(work__in=Work.values)),
            models.UniqueConstraint(
                fields=["member", "work"], name="service_member_has_a_skill_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_work_display()


class MemberTime(models.Model):
    """A half-day of the week on which a member goes out; Monday is 1, as in ISO 8601."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="times")
    weekday = models.PositiveSmallIntegerField()
    half = models.CharField(max_length=2, choices=Half)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="service_time_is_a_half_day_of_a_week",
                condition=Q(weekday__range=(1, 7), half__in=Half.values),
            ),
            models.UniqueConstraint(
                fields=["member", "weekday", "half"],
                name="service_member_goes_out_once_a_half_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.half}"


class Licence(models.Model):
    """What lets a member do licensed work (V-06), until its last day or until it is withdrawn."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="licences")
    work = models.CharField(max_length=10, choices=Work)
    title = models.CharField(max_length=60)
    """Which paper, e.g. 执业医师证, and its number."""
    since = models.DateField()
    until = models.DateField()
    """The last day on which it is good, inclusive."""
    withdrawn_on = models.DateField(null=True, blank=True)
    """From this day on it is good no more."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="licence_is_for_licensed_work", condition=Q(work__in=sorted(LICENSED))
            ),
            CheckConstraint(name="licence_says_which", condition=~Q(title="")),
            CheckConstraint(
                name="licence_ends_after_it_begins", condition=Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.until}"


class Line(models.Model):
    """A service line as a community names it, e.g. 体贴式服务."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=30)
    what = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="service_line_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["community", "name"], name="service_line_is_named_once_in_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Asker(models.TextChoices):
    EVERYBODY = "everybody", _("谁都可以")
    ELDERS = "elders", _("老人和行动不便的人")
    CARED_FOR = "cared_for", _("结对帮扶的家庭")


class Paid(models.TextChoices):
    FREE = "free", _("免费")
    FUND = "fund", _("专项经费出")
    MATERIALS = "materials", _("上门免费，材料自费")


class Service(models.Model):
    """What may be asked for: of which team, for whom, who pays, how long a visit takes."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="services")
    line = models.ForeignKey(Line, models.PROTECT, null=True, blank=True, related_name="services")
    name = models.CharField(max_length=30)
    what = models.CharField(max_length=120, blank=True)
    work = models.CharField(max_length=10, choices=Work)
    asker = models.CharField(max_length=10, choices=Asker, default=Asker.EVERYBODY)
    paid = models.CharField(max_length=10, choices=Paid, default=Paid.FREE)
    minutes = models.PositiveSmallIntegerField(default=30)
    is_offered = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="service_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="service_is_of_a_known_work", condition=Q(work__in=Work.values)),
            CheckConstraint(
                name="service_says_who_asks_and_who_pays",
                condition=Q(asker__in=Asker.values, paid__in=Paid.values),
            ),
            CheckConstraint(
                name="service_visit_fits_in_a_half_day", condition=Q(minutes__range=(5, 240))
            ),
            models.UniqueConstraint(
                fields=["team", "name"], name="service_is_named_once_in_a_team"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "is_offered"], name="service_by_community"),
        ]

    def __str__(self) -> str:
        return self.name
