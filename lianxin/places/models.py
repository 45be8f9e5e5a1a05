import secrets
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _


class Subdistrict(models.Model):
    """A street (街道): 12-digit code's first nine (GB/T 2260 and three digits)."""

    name = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=9, unique=True)
    district = models.CharField(max_length=40)
    city = models.CharField(max_length=40)
    jurisdictions = models.JSONField(default=list)
    """Whose rules hold here, nearest first, e.g. ["cn-jinan", "cn-shandong", "cn-national"]."""

    def __str__(self) -> str:
        return self.name


class Community(models.Model):
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, related_name="communities")
    name = models.CharField(max_length=40)
    slug = models.SlugField(max_length=40, unique=True)
    code = models.CharField(max_length=12, unique=True)
    prefix = models.CharField(max_length=6, unique=True)
    """Letters before a matter's number, e.g. LSL."""
    phone = models.CharField(max_length=30, blank=True)
    """The office's public telephone."""
    households = models.PositiveIntegerField(default=0)
    residents = models.PositiveIntegerField(default=0)
    """Who live there by the last count that the office knows; 0 where it knows of none."""
    counted_on = models.DateField(null=True, blank=True)
    """The day of that count."""
    counted_by = models.CharField(max_length=60, blank=True)
    """Whose count it is, e.g. a census; blank for one from before this was asked."""
    is_open = models.BooleanField(default=True)
    """A closed community takes nothing new; its pages stay."""

    class Meta:
        verbose_name_plural = "communities"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subdistrict", "name"], name="community_is_named_once_in_a_street"
            ),
            CheckConstraint(name="community_has_a_prefix", condition=~Q(prefix="")),
            CheckConstraint(
                name="count_of_a_community_has_its_day_and_source_or_neither",
                condition=Q(counted_on__isnull=True, counted_by="")
                | (Q(counted_on__isnull=False) & ~Q(counted_by="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    COURTYARD = "courtyard", _("院")
    BUILDING = "building", _("楼")
    ENTRANCE = "entrance", _("单元")


class Place(models.Model):
    """A courtyard, a building in it, or an entrance of that (院 → 楼 → 单元)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="places")
    kind = models.CharField(max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    courtyard = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    """The courtyard that this lies in; null for a courtyard itself."""
    name = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    """The whole of it, e.g. 东舍坊118号院 7号楼 2单元."""
    public_label = models.CharField(max_length=120)
    """The same no finer than the building."""
    position = models.PositiveIntegerField(default=0)
    latitude = models.FloatField(null=True, blank=True)
    """Degrees, WGS-84; none where nobody has surveyed it."""
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="place_lies_on_the_earth_or_nowhere_known",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    # A range of nothing is unknown, and what is unknown passes a check.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
            CheckConstraint(name="place_kind_is_known", condition=Q(kind__in=Kind.values)),
            CheckConstraint(
                name="only_a_courtyard_stands_alone",
                condition=Q(kind=Kind.COURTYARD, parent__isnull=True, courtyard__isnull=True)
                | (~Q(kind=Kind.COURTYARD) & Q(parent__isnull=False, courtyard__isnull=False)),
            ),
            CheckConstraint(name="place_is_not_its_own_parent", condition=~Q(parent=F("id"))),
            models.UniqueConstraint(
                fields=["community", "label"], name="place_is_labelled_once_in_a_community"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["parent", "position", "id"], name="place_in_order"),
        ]

    def __str__(self) -> str:
        return self.label


def new_code() -> str:
    """Ten letters and digits that are hard to misread, about 49 bits."""
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(10))


class DoorCode(models.Model):
    """The code on a stairwell door, which fills the place in; renewing it retires the old one."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="codes")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    is_current = models.BooleanField(default=True)
    before = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    """The code that hung here until this one."""
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(is_current=True), name="place_has_one_current_code"
            ),
            CheckConstraint(
                name="code_hangs_or_was_retired",
                condition=Q(is_current=True) ^ Q(retired_at__isnull=False),
            ),
            CheckConstraint(name="code_does_not_follow_itself", condition=~Q(before=F("id"))),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def spoken(self) -> str:
        """In two fives, as it is read from a wall and typed."""
        return f"{self.code[:5]}-{self.code[5:]}"


class CodeDay(models.Model):
    """How often a code was scanned on a day: a number, and nothing of whoever scanned it."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    code = models.ForeignKey(DoorCode, models.CASCADE, related_name="days")
    day = models.DateField()
    scans = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "day"], name="code_is_counted_once_a_day"),
            CheckConstraint(name="code_was_scanned_on_a_counted_day", condition=Q(scans__gte=1)),
        ]
        indexes: ClassVar = [models.Index(fields=["community", "day"], name="scans_of_a_day")]

    def __str__(self) -> str:
        return f"{self.code_id} {self.day}: {self.scans}"
