"""What a matter is made from: categories with their questions, and the draft being written."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import Upload
from lianxin.core.secrets import EncryptedTextField
from lianxin.places.models import Community, Place


class MatterKind(models.TextChoices):
    """The kinds of I-02, and praise (ours)."""

    HELP = "help", _("求助")
    COMPLAINT = "complaint", _("投诉")
    SUGGESTION = "suggestion", _("建议")
    QUESTION = "question", _("咨询")
    REPORT = "report", _("举报")
    PRAISE = "praise", _("表扬")


class Channel(models.TextChoices):
    WEB = "web", _("手机或电脑")
    CODE = "code", _("扫楼门二维码")
    COUNTER = "counter", _("到社区当面说")
    PHONE = "phone", _("打电话")
    DOOR = "door", _("上门时说")


class Category(models.Model):
    """One of the street's two-level list of categories (I-16)."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=30)
    office = models.CharField(max_length=60, blank=True)
    """Which unit usually owns such matters."""
    words = models.JSONField(default=list)
    """Words by which a text is recognised as of this category."""
    is_urgent = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name


class QuestionKind(models.TextChoices):
    TEXT = "text", _("文字")
    NUMBER = "number", _("数目")
    CHOICE = "choice", _("选择")


class CategoryQuestion(models.Model):
    """A follow-up question of a category; answers are kept as the type that it asks for."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=30)
    label = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=QuestionKind)
    choices = models.JSONField(default=list)
    unit = models.CharField(max_length=10, blank=True)
    is_required = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["category", "code"], name="question_is_coded_once_in_a_category"
            ),
            CheckConstraint(
                name="question_kind_is_known", condition=Q(kind__in=QuestionKind.values)
            ),
        ]

    def __str__(self) -> str:
        return self.label


class NumberCounter(models.Model):
    """The last number given to a matter of a community in a year."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "year"], name="community_counts_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.year}: {self.last}"


class Draft(models.Model):
    """A report being written, kept on the server so that a broken line loses no word.

    Its key in the address is what the writer holds; filing it twice makes one matter.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    owner = models.CharField(max_length=64)
    """Keyed hash of the session that began it: the address alone opens nothing."""
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    kind = models.CharField(max_length=12, choices=MatterKind, default=MatterKind.HELP)
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    place_words = models.CharField(max_length=120, blank=True)
    """The place as typed, where the tree does not know it."""
    words = models.TextField(blank=True)
    category = models.ForeignKey(Category, models.SET_NULL, null=True, blank=True, related_name="+")
    answers = models.JSONField(default=dict)
    is_public = models.BooleanField(default=True)
    is_named = models.BooleanField(default=False)
    is_struck = models.BooleanField(default=True)
    """Whether names and numbers found in the words are hidden before it goes out."""
    name = models.CharField(max_length=60, blank=True)
    phone = EncryptedTextField(blank=True)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="draft_channel_is_known", condition=Q(channel__in=Channel.values)),
            CheckConstraint(name="draft_kind_is_known", condition=Q(kind__in=MatterKind.values)),
        ]

    def __str__(self) -> str:
        return str(self.key)


class DraftPhoto(models.Model):
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="photos")
    upload = models.OneToOneField(Upload, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "position"], name="draft_photo_has_its_own_position"
            ),
            CheckConstraint(name="draft_has_six_photos_at_most", condition=Q(position__lt=6)),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.position}"
