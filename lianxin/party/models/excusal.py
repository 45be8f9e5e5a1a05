"""Who is not counted among those entitled to vote, and by which two records (P-09)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.party.models.meeting import Meeting
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class Ground(models.TextChoices):
    """The six grounds on which a member may be left out of the count."""

    INCAPABLE = "incapable", _("因病不能表达本人意志")
    ABROAD = "abroad", _("自费出国半年以上")
    PENALTY = "penalty", _("留党察看或正在服刑")
    BEDRIDDEN = "bedridden", _("年老体弱卧床不起，生活不能自理")
    UNTRANSFERRED = "untransferred", _("外出六个月以上，组织关系应转未转")
    RETIRED = "retired", _("退休后长住原籍，组织关系未转")


class Excusal(models.Model):
    """A member left out of the count of those entitled, once superior and meeting have agreed.

    Without either record it is a wish, and the member stays counted.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="excusals")
    ground = models.CharField(max_length=14, choices=Ground)
    asked_on = models.DateField()
    consent = models.CharField(max_length=60, blank=True)
    """The number under which the superior organisation consented."""
    consented_on = models.DateField(null=True, blank=True)
    approved_in = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The members' meeting that approved it."""
    approved_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    """The first day on which they were counted again."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="excusal_ground_is_known", condition=Q(ground__in=Ground.values)),
            CheckConstraint(
                name="superiors_consent_has_a_number_and_a_day",
                condition=Q(consent="", consented_on__isnull=True)
                | (~Q(consent="") & Q(consented_on__isnull=False)),
            ),
            CheckConstraint(
                name="meetings_approval_names_the_meeting",
                condition=Q(approved_in__isnull=True, approved_on__isnull=True)
                | Q(approved_in__isnull=False, approved_on__isnull=False),
            ),
            CheckConstraint(
                name="excusal_ends_after_it_was_asked",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("asked_on")),
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(ended_on__isnull=True),
                name="member_is_excused_on_one_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.ground}"

    @property
    def is_complete(self) -> bool:
        """Whether both records are there."""
        return self.consented_on is not None and self.approved_on is not None
