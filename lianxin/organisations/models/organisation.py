"""An organisation, how far it has come, and the milestones on its way."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.places.models import Community, Place


class Kind(models.TextChoices):
    SOCIAL = "social", _("社会组织")
    LOCAL = "local", _("驻区单位")
    NEW_SECTOR = "new_sector", _("“两新”组织")
    OTHER = "other", _("其他")


class State(models.TextChoices):
    """How far a social organisation has come; any other simply stands."""

    STANDING = "standing", _("在册")
    IDEA = "idea", _("有个想法")
    PREPARING = "preparing", _("正在筹备")
    FILED = "filed", _("社区备案")
    APPLIED = "applied", _("已递交申请")
    REGISTERED = "registered", _("已登记")
    DROPPED = "dropped", _("没有办成")
    ENDED = "ended", _("已注销")


FOSTERED = frozenset({State.FILED, State.APPLIED, State.REGISTERED})
"""What works already, registered or known to the community."""
UNREGISTERED = frozenset({State.IDEA, State.PREPARING, State.FILED, State.APPLIED})


class Organisation(models.Model):
    """A body that is not the office's own: a social organisation, a local employer, a firm."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.STANDING)
    name = models.CharField(max_length=80)
    credit_code = models.CharField(max_length=18, blank=True)
    """Unified social credit code (GB 32100); blank while it has none or none is known."""
    what = models.CharField(max_length=200, blank=True)
    """What it does, in words for everybody."""
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    is_shown = models.BooleanField(default=True)
    """Whether the community's public page tells of it."""
    since = models.DateField()
    fostered_on = models.DateField(null=True, blank=True)
    """Since when a social organisation works, filed or registered; null while it is being begun."""
    until = models.DateField(null=True, blank=True)
    """The last day on which it was here, inclusive."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="organisation_kind_is_known", condition=Q(kind__in=Kind.values)),
            CheckConstraint(
                name="organisation_state_is_known", condition=Q(state__in=State.values)
            ),
            CheckConstraint(
                name="only_social_organisations_have_a_way_to_go",
                condition=(Q(kind=Kind.SOCIAL) & ~Q(state=State.STANDING))
                | (~Q(kind=Kind.SOCIAL) & Q(state=State.STANDING)),
            ),
            CheckConstraint(
                name="what_works_has_a_day_since_when",
                condition=~Q(state__in=[State.FILED, State.REGISTERED])
                | Q(fostered_on__isnull=False),
            ),
            CheckConstraint(name="organisation_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="organisation_leaves_after_it_comes",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["community", "name"], name="organisation_is_named_once_in_a_community"
            ),
            models.UniqueConstraint(
                fields=["community", "credit_code"],
                condition=~Q(credit_code=""),
                name="credit_code_is_one_organisation_in_a_community",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "name", "id"], name="organisation_by_name")
        ]

    def __str__(self) -> str:
        return self.name


class MilestoneKind(models.TextChoices):
    IDEA = "idea", _("有了想法")
    PREPARE = "prepare", _("着手筹备")
    FILE = "file", _("社区备案")
    APPLY = "apply", _("递交登记申请")
    RETURN = "send_back", _("退回补正")
    REGISTER = "register", _("登记成立")
    DROP = "drop", _("不办了")
    END = "end", _("注销")
    CLAIM = "claim", _("申报")
    GRANT = "grant", _("认定")
    REFUSE = "refuse", _("未获认定")
    OTHER = "other", _("大事")


ANSWERS = (MilestoneKind.GRANT, MilestoneKind.REFUSE)


class Milestone(models.Model):
    """Something an organisation came to on a day: a step of its way, a listing asked for, granted.

    What was a mistake is struck and stays on record.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="milestones")
    kind = models.CharField(max_length=10, choices=MilestoneKind)
    what = models.CharField(max_length=80, blank=True)
    """What a listing is of, e.g. 济南市非物质文化遗产."""
    on = models.DateField()
    authority = models.CharField(max_length=60, blank=True)
    """Who filed, registered or granted it."""
    number = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=300, blank=True)
    answers = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="answer"
    )
    """Which claim a grant or refusal is the answer to."""
    noted_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="milestone_kind_is_known", condition=Q(kind__in=MilestoneKind.values)
            ),
            CheckConstraint(
                name="grant_or_refusal_answers_a_claim",
                condition=(Q(kind__in=ANSWERS) & Q(answers__isnull=False))
                | (~Q(kind__in=ANSWERS) & Q(answers__isnull=True)),
            ),
            CheckConstraint(
                name="listing_says_what_it_is_of",
                condition=~Q(kind__in=[MilestoneKind.CLAIM, *ANSWERS, MilestoneKind.OTHER])
                | ~Q(what=""),
            ),
            CheckConstraint(
                name="registration_names_the_authority",
                condition=~Q(kind__in=[MilestoneKind.REGISTER, MilestoneKind.GRANT])
                | ~Q(authority=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "on", "id"], name="milestone_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.what}"
