"""Temporary relief (临时救济): asked for with proof, checked by two, decided, noticed, paid."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack, Upload
from lianxin.core.secrets import EncryptedTextField
from lianxin.funds.models import Voucher
from lianxin.people.models import Person
from lianxin.places.models import Community, Place


class Household(models.Model):
    """A door behind which people live together: relief is limited for all of them as one."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    door_index = models.CharField(max_length=64)
    """Keyed hash of the door's number within the place."""
    door = EncryptedTextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "door_index"], name="door_is_one_household"),
            CheckConstraint(name="household_has_a_door", condition=~Q(door="")),
        ]

    def __str__(self) -> str:
        return f"household {self.pk}"


class Hardship(models.TextChoices):
    ILLNESS = "illness", _("生病住院")
    ACCIDENT = "accident", _("意外受伤")
    DISASTER = "disaster", _("火灾水淹")
    SCHOOLING = "schooling", _("孩子上学")
    LOSS = "loss", _("失业或没了收入")
    OTHER = "other", _("别的难处")


class ReliefState(models.TextChoices):
    ASKED = "asked", _("等入户核实")
    CHECKED = "checked", _("核实过了，等评议")
    NOTICED = "noticed", _("正在公示")
    ORDERED = "ordered", _("批准，等发放")
    PAID = "paid", _("已发放，等签收")
    RECEIVED = "received", _("已签收")
    REFUSED = "refused", _("没有批准")
    WITHDRAWN = "withdrawn", _("不申请了")


GRANTED = (ReliefState.NOTICED, ReliefState.ORDERED, ReliefState.PAID, ReliefState.RECEIVED)
"""What counts towards a household's limit of the year."""
DECIDED = (*GRANTED, ReliefState.REFUSED)
ENDED = (ReliefState.RECEIVED, ReliefState.REFUSED, ReliefState.WITHDRAWN)


class Body(models.TextChoices):
    COUNCIL = "council", _("议事会")
    COMMITTEE = "committee", _("居委会")


class Relief(models.Model):
    """One household's request; money is in fen."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, related_name="reliefs")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    hardship = models.CharField(max_length=10, choices=Hardship)
    words = EncryptedTextField()
    proof = EncryptedTextField()
    """What papers were shown, e.g. a hospital's bill."""
    asked_fen = models.PositiveIntegerField()
    is_proxy = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ReliefState, default=ReliefState.ASKED)
    first_checker_id = models.BigIntegerField(null=True, blank=True)
    second_checker_id = models.BigIntegerField(null=True, blank=True)
    body = models.CharField(max_length=10, choices=Body, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=80, blank=True)
    """The resolution's number or the meeting in which it was decided."""
    granted_fen = models.PositiveIntegerField(default=0)
    year = models.PositiveSmallIntegerField()
    """Of asking: the year to whose limit it belongs."""
    rule = models.ForeignKey(RulePack, models.PROTECT, null=True, blank=True, related_name="+")
    """By which limit it was granted."""
    noticed_on = models.DateField(null=True, blank=True)
    notice_until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    """Why it was refused."""
    asked_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True, blank=True)
    voucher = models.OneToOneField(Voucher, models.PROTECT, null=True, blank=True, related_name="+")
    """By what it was paid, in the fund's books."""
    received_at = models.DateTimeField(null=True, blank=True)
    signed_by = EncryptedTextField(blank=True)
    photos_until = models.DateField(null=True, blank=True)
    """The last day of its pictures of papers, by the rule of the day on which it ended."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="relief_state_is_known", condition=Q(state__in=ReliefState.values)
            ),
            CheckConstraint(
                name="relief_is_asked_for_with_words_and_proof",
                condition=~Q(words="") & ~Q(proof="") & Q(asked_fen__gt=0),
            ),
            CheckConstraint(
                name="relief_is_checked_by_two_different_people",
                condition=Q(second_checker_id__isnull=True)
                | Q(first_checker_id__isnull=False) & ~Q(first_checker_id=F("second_checker_id")),
            ),
            CheckConstraint(
                name="decided_relief_was_checked_by_two",
                condition=~Q(state__in=[ReliefState.CHECKED, *DECIDED])
                | Q(second_checker_id__isnull=False),
            ),
            CheckConstraint(
                name="granted_relief_says_who_decided_what",
                condition=~Q(state__in=GRANTED)
                | (
                    Q(body__in=Body.values, decided_on__isnull=False, granted_fen__gt=0)
                    & Q(rule__isnull=False, noticed_on__isnull=False)
                    & Q(notice_until__isnull=False, notice_until__gte=F("noticed_on"))
                    & ~Q(minute="")
                ),
            ),
            CheckConstraint(
                name="refused_relief_says_why_and_grants_nothing",
                condition=~Q(state=ReliefState.REFUSED) | (~Q(reason="") & Q(granted_fen=0)),
            ),
            CheckConstraint(
                name="paid_relief_has_its_voucher",
                condition=~Q(state__in=[ReliefState.PAID, ReliefState.RECEIVED])
                | Q(paid_at__isnull=False, voucher__isnull=False),
            ),
            CheckConstraint(
                name="received_relief_is_signed_for",
                condition=~Q(state=ReliefState.RECEIVED)
                | (Q(received_at__isnull=False) & ~Q(signed_by="")),
            ),
            CheckConstraint(
                name="only_ended_relief_has_a_last_day_of_its_photos",
                condition=Q(photos_until__isnull=True) | Q(state__in=ENDED),
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=~Q(state__in=ENDED),
                name="household_asks_for_one_relief_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "asked_at", "id"], name="relief_by_day"),
            models.Index(
                fields=["photos_until"],
                condition=Q(photos_until__isnull=False),
                name="relief_by_last_day_of_photos",
            ),
        ]

    def __str__(self) -> str:
        return f"relief {self.pk}"


class ReliefPhoto(models.Model):
    """A picture of a paper that was shown; it goes some time after the relief has ended."""

    relief = models.ForeignKey(Relief, models.PROTECT, related_name="photos")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")
    sent_index = models.CharField(max_length=64, blank=True)
    """Keyed hash of the file as it was sent, so that one sent again is known."""
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["relief", "sent_index"],
                condition=~Q(sent_index=""),
                name="picture_of_a_paper_is_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return f"paper of {self.relief_id}"


class HouseholdCheck(models.Model):
    """What one of two found behind the door; the database keeps every row as it is."""

    relief = models.ForeignKey(Relief, models.PROTECT, related_name="checks")
    is_so = models.BooleanField()
    """Whether it is as it was said."""
    words = EncryptedTextField()
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="household_check_says_what_was_found", condition=~Q(words="")),
            models.UniqueConstraint(
                fields=["relief", "by_id"], name="nobody_checks_a_household_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"check of {self.relief_id}"
