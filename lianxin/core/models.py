"""The ground floor's tables. They hold bare identifiers of what lives above, never foreign keys to
it.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField


class Entry(models.Model):
    """One deed in the journal; the database refuses to change or delete it."""

    at = models.DateTimeField()
    deed = models.CharField(max_length=40)
    actor_id = models.BigIntegerField(null=True)
    office = models.CharField(max_length=80, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    community_id = models.BigIntegerField(null=True)
    is_public = models.BooleanField(default=False)
    details = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="entry_by_subject"),
            models.Index(fields=["actor_id", "id"], name="entry_by_actor"),
            models.Index(fields=["community_id", "id"], name="entry_by_community"),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.subject_kind} {self.subject_id}"


class RulePack(models.Model):
    """One threshold of one place for one span of days, with the article that it comes from.

    `value` is an integer or a fraction as text (“5”, “2/3”); `effective_to` is the last day.
    """

    key = models.CharField(max_length=60)
    jurisdiction = models.CharField(max_length=30)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)
    article = models.CharField(max_length=120)
    value = models.CharField(max_length=40)
    source = models.CharField(max_length=200, blank=True)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "jurisdiction", "effective_from"], name="rule_begins_once_in_a_place"
            ),
            CheckConstraint(
                name="rule_ends_after_it_begins",
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
            ),
            CheckConstraint(name="rule_has_a_value", condition=~Q(value="")),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} ({self.jurisdiction})"


class DayOverride(models.Model):
    """A day that is worked, or is not, against what the calendar would say."""

    day = models.DateField(unique=True)
    is_workday = models.BooleanField()
    note = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.day} {'works' if self.is_workday else 'rests'}"


class Upload(models.Model):
    """A picture, re-encoded and without its metadata; the small one is made in the background."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(max_length=200)
    thumbnail = models.FileField(max_length=200, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    """Bytes, after re-encoding."""
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="upload_has_a_size", condition=Q(width__gt=0, height__gt=0, size__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)


class SavedView(models.Model):
    """A filter that somebody keeps under a name, for one page of one community's desk."""

    user_id = models.BigIntegerField()
    community_id = models.BigIntegerField()
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user_id", "community_id", "page", "name"], name="view_is_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SheetState(models.TextChoices):
    CHECKING = "checking", _("正在核对")
    FAULTY = "faulty", _("有要改的地方")
    CHECKED = "checked", _("核对过了，等您确认")
    WRITING = "writing", _("正在写入")
    DONE = "done", _("写好了")
    FAILED = "failed", _("没有写成")
    DROPPED = "dropped", _("不要了")
    UNDOING = "undoing", _("正在撤销")
    UNDONE = "undone", _("已撤销")


_WRITTEN = [SheetState.DONE, SheetState.UNDOING, SheetState.UNDONE]


class SheetRun(models.Model):
    """One table that somebody sent in: checked first, then written whole or not at all."""

    kind = models.CharField(max_length=40)
    """Which table of the software it is for, e.g. party.roster."""
    user_id = models.BigIntegerField()
    community_id = models.BigIntegerField()
    name = models.CharField(max_length=120)
    """The file's name as it was sent."""
    file = models.FileField(max_length=200, blank=True)
    """Encrypted; gone as soon as it is not needed any more."""
    state = models.CharField(max_length=10, choices=SheetState, default=SheetState.CHECKING)
    total = models.PositiveIntegerField(default=0)
    """Rows, once they have been counted."""
    passed = models.PositiveIntegerField(default=0)
    """Rows that this step has gone through."""
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    """Rows that stand here already, and are to be otherwise."""
    same = models.PositiveIntegerField(default=0)
    """Rows that stand here already just so."""
    faulty = models.PositiveIntegerField(default=0)
    """Cells with something wrong."""
    report = models.JSONField(default=dict)
    """What was found, without anything that a cell held."""
    preview = EncryptedTextField(blank=True)
    """Some of what is to be written, as JSON; gone with the file."""
    mark = models.BigIntegerField(default=0)
    """How far the journal was when it was written: later deeds are others'."""
    sent_at = models.DateTimeField()
    stepped_at = models.DateTimeField()
    """When this step began."""
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="sheet_state_is_known", condition=Q(state__in=SheetState.values)),
            CheckConstraint(
                name="only_a_written_sheet_can_have_been_undone",
                condition=Q(state__in=_WRITTEN, written_at__isnull=False)
                | (~Q(state__in=_WRITTEN) & Q(written_at__isnull=True)),
            ),
            CheckConstraint(
                name="no_more_rows_are_passed_than_there_are", condition=Q(passed__lte=F("total"))
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community_id", "kind", "-id"], name="sheets_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class SheetRow(models.Model):
    """What a table made or changed here, while it can be taken back."""

    run = models.ForeignKey(SheetRun, models.CASCADE, related_name="rows", db_index=False)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    before = EncryptedTextField(blank=True)
    """What it was before, as JSON by column; blank where the table made it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run", "subject_kind", "subject_id"], name="sheet_writes_a_thing_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"
