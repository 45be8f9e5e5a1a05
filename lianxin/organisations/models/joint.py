"""What organisations bring to the joint conference: resources, needs, matches, projects."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.text import TokensField
from lianxin.organisations.models.organisation import Organisation
from lianxin.places.models import Community


class Field(models.TextChoices):
    """What a resource or a need is of."""

    ROOM = "room", _("场地")
    PARKING = "parking", _("车位")
    PEOPLE = "people", _("人手")
    SKILL = "skill", _("专业")
    GOODS = "goods", _("物品")
    MONEY = "money", _("资金")
    CULTURE = "culture", _("文体")
    OTHER = "other", _("其他")


def _lists(name: str) -> list[models.BaseConstraint]:
    """What holds of resources and needs alike."""
    return [
        CheckConstraint(name=f"{name}_says_what", condition=~Q(what="")),
        CheckConstraint(name=f"{name}_is_of_a_known_field", condition=Q(field__in=Field.values)),
        CheckConstraint(
            name=f"{name}_ends_after_it_begins",
            condition=Q(until__isnull=True) | Q(until__gte=F("since")),
        ),
        CheckConstraint(
            name=f"{name}_has_an_amount_with_its_unit",
            condition=Q(amount__isnull=True, unit="")
            | (Q(amount__isnull=False, amount__gte=1) & ~Q(unit="")),
        ),
    ]


class Resource(models.Model):
    """Something that an organisation can share (资源), from a day on."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="resources")
    field = models.CharField(max_length=10, choices=Field)
    what = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    amount = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=10, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive."""
    tokens = TokensField(blank=True)

    class Meta:
        constraints: ClassVar = _lists("resource")

    def __str__(self) -> str:
        return self.what


class NeedState(models.TextChoices):
    OPEN = "open", _("还在找")
    MET = "met", _("有了着落")
    DROPPED = "dropped", _("不找了")


class Need(models.Model):
    """Something that the community, or an organisation of it, looks for (需求)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="needs"
    )
    """Null where it is the community's own."""
    field = models.CharField(max_length=10, choices=Field)
    what = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    amount = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=10, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """Until when it is needed, inclusive."""
    state = models.CharField(max_length=10, choices=NeedState, default=NeedState.OPEN)
    tokens = TokensField(blank=True)

    class Meta:
        constraints: ClassVar = [
            *_lists("need"),
            CheckConstraint(name="need_state_is_known", condition=Q(state__in=NeedState.values)),
        ]

    def __str__(self) -> str:
        return self.what


class MatchState(models.TextChoices):
    ACCEPTED = "accepted", _("谈成了")
    DECLINED = "declined", _("不合适")


class Match(models.Model):
    """What people decided of a resource and a need; while undecided there is no row."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="matches")
    need = models.ForeignKey(Need, models.PROTECT, related_name="matches")
    state = models.CharField(max_length=10, choices=MatchState)
    reasons = models.JSONField(default=list)
    """Why it was proposed, in words, as the page told it."""
    words = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="match_state_is_known", condition=Q(state__in=MatchState.values)),
            models.UniqueConstraint(
                fields=["resource", "need"], name="resource_and_need_are_decided_on_once"
            ),
            CheckConstraint(
                name="declined_match_says_why",
                condition=~Q(state=MatchState.DECLINED) | ~Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} for {self.need_id}"


class ProjectState(models.TextChoices):
    PLANNED = "planned", _("说定了")
    UNDER_WAY = "under_way", _("正在做")
    DONE = "done", _("做成了")
    DROPPED = "dropped", _("没有做成")


class Project(models.Model):
    """Something that partners do together by a day (项目), with what came of it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    match = models.OneToOneField(
        Match, models.PROTECT, null=True, blank=True, related_name="project"
    )
    name = models.CharField(max_length=80)
    words = models.CharField(max_length=300, blank=True)
    partners: models.ManyToManyField[Organisation, "Partner"] = models.ManyToManyField(
        Organisation, through="Partner", related_name="projects"
    )
    agreed_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ProjectState, default=ProjectState.PLANNED)
    outcome = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="joint_project_state_is_known", condition=Q(state__in=ProjectState.values)
            ),
            CheckConstraint(name="joint_project_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="joint_project_is_due_later", condition=Q(due_on__gte=F("agreed_on"))
            ),
            CheckConstraint(
                name="ended_joint_project_has_its_day_and_outcome",
                condition=Q(
                    state__in=[ProjectState.PLANNED, ProjectState.UNDER_WAY], ended_on__isnull=True
                )
                | (
                    Q(state__in=[ProjectState.DONE, ProjectState.DROPPED])
                    & Q(ended_on__isnull=False, ended_on__gte=F("agreed_on"))
                    & ~Q(outcome="")
                ),
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="joint_project_is_named_once_in_a_community"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Partner(models.Model):
    project = models.ForeignKey(Project, models.CASCADE, related_name="parts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parts")
    part = models.CharField(max_length=80, blank=True)
    """What it brings."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "organisation"], name="organisation_is_a_partner_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.project_id}"
