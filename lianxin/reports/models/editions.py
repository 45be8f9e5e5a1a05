"""A year's report card from draft to publication, and what was said of it."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.people.models import Person
from lianxin.places.models import Community, Subdistrict


class Layout(models.Model):
    """How the street lays out a year's card: its sections in order, with their first words."""

    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    sections = models.JSONField()
    """In order, each {"name": section, "text": words with figures in braces}."""
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subdistrict", "year"], name="a_street_lays_out_a_year_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subdistrict_id} {self.year}"


class EditionState(models.TextChoices):
    DRAFT = "draft", _("草稿")
    SUBMITTED = "submitted", _("已交街道")
    REVIEWED = "reviewed", _("街道看过了")
    SIGNED = "signed", _("已签发")
    PUBLISHED = "published", _("已公布")


FIXED = (EditionState.SIGNED, EditionState.PUBLISHED)
"""States in which nothing of an edition changes any more; the database holds it so."""


class Edition(models.Model):
    """One edition of a community's card of a year: a correction is a new one with its reason."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=EditionState, default=EditionState.DRAFT)
    reason = models.CharField(max_length=300, blank=True)
    """What is corrected; blank for the first."""
    texts = models.JSONField(default=dict)
    """The secretary's words by section, with figures and records in braces."""
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField(max_length=60, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)
    """All that the card said when it was signed."""
    sha256 = models.CharField(max_length=64, blank=True)
    """Of the frozen card, written out canonically."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="edition_state_is_known", condition=Q(state__in=EditionState.values)
            ),
            CheckConstraint(
                name="an_edition_is_frozen_when_it_is_signed",
                condition=Q(
                    state__in=FIXED,
                    frozen__isnull=False,
                    signed_at__isnull=False,
                )
                & ~Q(sha256="")
                & ~Q(signed_by="")
                | Q(frozen__isnull=True, sha256="", signed_at__isnull=True, signed_by="")
                & ~Q(state__in=FIXED),
            ),
            CheckConstraint(
                name="an_edition_is_published_at_a_moment",
                condition=Q(state=EditionState.PUBLISHED) ^ Q(published_at__isnull=True),
            ),
            CheckConstraint(
                name="a_correction_has_its_reason",
                condition=Q(number=1, reason="") | (Q(number__gt=1) & ~Q(reason="")),
            ),
            models.UniqueConstraint(
                fields=["community", "year", "number"], name="editions_are_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["community", "year"],
                condition=~Q(state=EditionState.PUBLISHED),
                name="one_edition_of_a_year_is_under_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.year} {self.number}"


class EvidenceList(models.Model):
    """The identities of the records that a signed figure counted, as they were."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="evidence")
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    of = models.CharField(max_length=8)
    ids = models.JSONField()
    """Primary keys in order."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "code", "of"], name="evidence_is_listed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.code} {self.of}"


class DayNumbers(models.Model):
    """What a draft's figures were on a day, for telling what moved since."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="day_numbers")
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    day = models.DateField()
    words = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "day"], name="a_day_is_noted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.day}"


class Remark(models.Model):
    """What the street says to a submitted card, and what the secretary answered."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="remarks")
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=500)
    said_by = models.CharField(max_length=60)
    said_at = models.DateTimeField()
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="a_remark_says_something", condition=~Q(words="")),
            CheckConstraint(
                name="a_remark_is_answered_at_a_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__gte=F("said_at"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.section}"


class Declared(models.Model):
    """A figure that only paper knows, from before the software: shown as declared beside what is
    on record, and never added to it.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    value = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    """Which paper says so, and where it lies."""
    declared_by = models.CharField(max_length=60)
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="what_is_declared_names_its_paper", condition=~Q(source="")),
            models.UniqueConstraint(
                fields=["community", "year", "code"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_figure_is_declared_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.year} {self.code}"


class Mark(models.TextChoices):
    GOOD = "good", _("满意")
    FAIR = "fair", _("基本满意")
    POOR = "poor", _("不满意")


class Rating(models.Model):
    """What one resident says of one section of a published card (群众测评)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    section = models.CharField(max_length=20)
    mark = models.CharField(max_length=4, choices=Mark)
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="a_rating_is_known", condition=Q(mark__in=Mark.values)),
            models.UniqueConstraint(
                fields=["community", "year", "person", "section"],
                name="one_person_rates_a_section_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.year} {self.section}"


class Comment(models.Model):
    """What one resident wrote to a card; shown without a name once somebody has read it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300)
    said_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    hidden_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="a_comment_says_something", condition=~Q(words="")),
            CheckConstraint(
                name="a_comment_is_shown_or_hidden",
                condition=Q(shown_at__isnull=True) | Q(hidden_why=""),
            ),
            models.UniqueConstraint(
                fields=["community", "year", "person"], name="one_person_comments_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.year}"
