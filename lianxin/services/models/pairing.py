"""Who looks after whom, and the visits that come of it."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.people.models import Person
from lianxin.places.models import Community
from lianxin.services.models.care import Care, EndReason, Tongue, Wish
from lianxin.volunteers.models import Campaign


class HelperKind(models.TextChoices):
    PARTY = "party", _("党员")
    VOLUNTEER = "volunteer", _("志愿者")
    NEIGHBOUR = "neighbour", _("邻居")


class Helper(models.Model):
    """Somebody who has said that they will look after others: how many, and whom."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=HelperKind)
    is_female = models.BooleanField(null=True)
    tongues = models.JSONField(default=list)
    """What they speak, by the codes of Tongue."""
    wish = models.CharField(max_length=6, choices=Wish, default=Wish.ANYBODY)
    most = models.PositiveSmallIntegerField()
    """How many they can look after at once."""
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="helper_kind_is_known", condition=Q(kind__in=HelperKind.values)),
            CheckConstraint(name="helper_can_look_after_somebody", condition=Q(most__gte=1)),
            CheckConstraint(name="helper_wish_is_known", condition=Q(wish__in=Wish.values)),
            CheckConstraint(
                name="helper_leaves_after_coming",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(left_at__isnull=True),
                name="person_helps_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"helper {self.pk}"

    @property
    def told_tongues(self) -> str:
        return "、".join(str(Tongue(each).label) for each in self.tongues if each in Tongue.values)


class PairingState(models.TextChoices):
    ACTIVE = "active", _("结对中")
    ENDED = "ended", _("已结束")


class Pairing(models.Model):
    """One helper for one person: whatever was reckoned before, people made it."""

    care = models.ForeignKey(Care, models.PROTECT, related_name="pairings")
    helper = models.ForeignKey(Helper, models.PROTECT, related_name="pairings")
    state = models.CharField(max_length=8, choices=PairingState, default=PairingState.ACTIVE)
    why = models.JSONField(default=list)
    """The reasons that spoke for it, in words for the coordinator."""
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="+")
    """The campaign that it came of, e.g. 关爱空巢老人，党员志愿服务."""
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=8, choices=EndReason, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="pairing_state_is_known", condition=Q(state__in=PairingState.values)
            ),
            CheckConstraint(
                name="ended_pairing_says_when_and_why",
                condition=Q(
                    state=PairingState.ENDED,
                    ended_at__isnull=False,
                    ended_at__gte=F("began_at"),
                    end_reason__in=EndReason.values,
                )
                | Q(state=PairingState.ACTIVE, ended_at__isnull=True, end_reason=""),
            ),
            models.UniqueConstraint(
                fields=["care", "helper"],
                condition=Q(state=PairingState.ACTIVE),
                name="two_are_paired_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} for {self.care_id}"


class PairingPlan(models.Model):
    """What the reckoning proposes for one community: lines to choose from, and who is left over.

    Each line is {"care": pk, "helper": pk, "why": [words]}, of who is left {"care": pk, "why":
    words}.
    """

    community = models.OneToOneField(Community, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    lines = models.JSONField(default=list)
    left = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="pairing_plan_is_made_after_it_is_asked",
                condition=Q(made_at__isnull=True) | Q(made_at__gte=F("asked_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"pairing plan of {self.community_id}"


class VisitState(models.TextChoices):
    DUE = "due", _("该去了")
    KEPT = "kept", _("去过了")
    MISSED = "missed", _("到期没去")
    DROPPED = "dropped", _("不用去了")


class CareVisit(models.Model):
    """One turn of a rhythm: due on a day, kept or missed; after it comes the next."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="visits")
    care = models.ForeignKey(Care, models.PROTECT, related_name="visits")
    """The pairing's, beside it so that figures need one join less."""
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=VisitState, default=VisitState.DUE)
    kept_on = models.DateField(null=True, blank=True)
    needs_help = models.BooleanField(default=False)
    """Whether whoever came found something that the coordinator should look at."""
    alarmed_at = models.DateTimeField(null=True, blank=True)
    """When its coordinator was told that nobody had come."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="care_visit_state_is_known", condition=Q(state__in=VisitState.values)
            ),
            CheckConstraint(
                name="kept_care_visit_has_its_day",
                condition=Q(state=VisitState.KEPT, kept_on__isnull=False)
                | (~Q(state=VisitState.KEPT) & Q(kept_on__isnull=True)),
            ),
            CheckConstraint(
                name="missed_care_visit_alarmed_somebody",
                condition=~Q(state=VisitState.MISSED) | Q(alarmed_at__isnull=False),
            ),
            CheckConstraint(
                name="only_a_kept_care_visit_finds_a_need",
                condition=Q(needs_help=False) | Q(state=VisitState.KEPT),
            ),
            models.UniqueConstraint(
                fields=["pairing"],
                condition=Q(state=VisitState.DUE),
                name="pairing_has_one_care_visit_due",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_on", "id"], name="care_visit_by_day"),
        ]

    def __str__(self) -> str:
        return f"care visit {self.due_on}"


class LogEntry(models.Model):
    """A line of the private log, for those who care and their coordinators alone; the database
    keeps every row as it is.
    """

    care = models.ForeignKey(Care, models.PROTECT, related_name="log")
    visit = models.ForeignKey(CareVisit, models.PROTECT, null=True, blank=True, related_name="log")
    words = EncryptedTextField()
    by_id = models.BigIntegerField(null=True)
    """The user who wrote it; null for a helper without an account."""
    by_name = EncryptedTextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="care_log_says_something", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"log of {self.care_id}"
