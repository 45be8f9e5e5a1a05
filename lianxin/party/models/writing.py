"""What members write while they study."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.party.models.member import Member
from lianxin.party.models.study import Campaign
from lianxin.places.models import Community


class WritingKind(models.TextChoices):
    NOTE = "note", _("学习笔记")
    ESSAY = "essay", _("学习心得")


class Writing(models.Model):
    """A member's study notes (学习笔记) or essay (学习心得).

    Its characters are counted from `words`; of handwriting on photographs the writer states them,
    and it is shown as stated.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="writings")
    campaign = models.ForeignKey(
        Campaign, models.SET_NULL, null=True, blank=True, related_name="writings"
    )
    kind = models.CharField(max_length=5, choices=WritingKind)
    title = models.CharField(max_length=80)
    words = models.TextField(blank=True)
    characters = models.PositiveIntegerField()
    is_stated = models.BooleanField(default=False)
    written_on = models.DateField()
    kept_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="writing_kind_is_known", condition=Q(kind__in=WritingKind.values)),
            CheckConstraint(
                name="characters_are_stated_of_handwriting_alone",
                condition=Q(is_stated=True, words="") | (Q(is_stated=False) & ~Q(words="")),
            ),
            CheckConstraint(name="writing_has_characters", condition=Q(characters__gt=0)),
            CheckConstraint(
                name="writing_is_taken_back_after_it_is_kept",
                condition=Q(taken_back_at__isnull=True) | Q(taken_back_at__gte=F("kept_at")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["community", "kind", "written_on"], name="writings_of_a_community"
            ),
            models.Index(fields=["member", "written_on"], name="writings_of_a_member"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class WritingPhoto(models.Model):
    """A page of handwriting."""

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="photos")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"page of {self.writing_id}"
