"""Party dues (党费): what a member pays a month, what was paid, what was eased, what was given."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class Livelihood(models.TextChoices):
    """What somebody lives on decides how their dues are reckoned."""

    WAGED = "waged", _("按月领工资")
    RETIRED = "retired", _("离退休")
    FARMER = "farmer", _("农民")
    STUDENT = "student", _("学生")
    JOBLESS = "jobless", _("下岗失业")
    RELIEF = "relief", _("靠抚恤、救济或领低保")


class DuesBasis(models.Model):
    """From which month on a member pays how much, until the next such row.

    What somebody earns is told to nobody but those who reckon with it: base and formula are kept
    encrypted.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="dues_bases")
    from_month = models.DateField()
    """The month's first day, as in every month here."""
    livelihood = models.CharField(max_length=8, choices=Livelihood)
    base = EncryptedTextField(blank=True)
    """The monthly base in fen, after tax; blank where none is reckoned with."""
    amount_fen = models.PositiveIntegerField()
    formula = EncryptedTextField(blank=True)
    """How the amount came about, in words and with its article."""
    why = models.CharField(max_length=200, blank=True)
    """Why the amount is another than the rule's; blank where it is the rule's."""
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="livelihood_is_known", condition=Q(livelihood__in=Livelihood.values)
            ),
            CheckConstraint(name="dues_begin_with_a_month", condition=Q(from_month__day=1)),
            models.UniqueConstraint(
                fields=["member", "from_month"],
                condition=Q(replaced_at__isnull=True),
                name="dues_are_one_amount_from_a_month_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} from {self.from_month}"


class DuesPayment(models.Model):
    """One month's dues of a member, paid once; a mistake is struck with its reason."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="dues_payments")
    month = models.DateField()
    amount_fen = models.PositiveIntegerField()
    paid_on = models.DateField()
    recorded_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="paid_dues_are_of_a_month", condition=Q(month__day=1)),
            CheckConstraint(name="paid_dues_are_money", condition=Q(amount_fen__gt=0)),
            CheckConstraint(
                name="dues_are_struck_with_a_reason",
                condition=Q(struck_at__isnull=True, struck_why="")
                | (Q(struck_at__isnull=False) & ~Q(struck_why="")),
            ),
            models.UniqueConstraint(
                fields=["member", "month"],
                condition=Q(struck_at__isnull=True),
                name="a_months_dues_are_paid_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "month"], name="dues_by_month"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.month}"


class DuesRelief(models.Model):
    """Dues made less or none for some months: asked for, agreed in the branch, approved above."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="dues_reliefs")
    from_month = models.DateField()
    until_month = models.DateField()
    amount_fen = models.PositiveIntegerField()
    """What is still paid a month; nothing where they are waived."""
    why = models.CharField(max_length=200)
    asked_on = models.DateField()
    meeting = models.CharField(max_length=120, blank=True)
    """Where the branch agreed."""
    approval = models.CharField(max_length=60, blank=True)
    """The number under which the superior organisation approved."""
    approved_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="eased_dues_run_over_whole_months",
                condition=Q(from_month__day=1, until_month__day=1),
            ),
            CheckConstraint(
                name="eased_dues_end_after_they_begin",
                condition=Q(until_month__gte=F("from_month")),
            ),
            CheckConstraint(
                name="dues_are_eased_by_branch_and_superior",
                condition=Q(approved_on__isnull=True, approval="")
                | (Q(approved_on__isnull=False) & ~Q(approval="") & ~Q(meeting="")),
            ),
            CheckConstraint(
                name="eased_dues_were_not_refused",
                condition=Q(approved_on__isnull=True) | Q(refused_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.from_month} to {self.until_month}"


class DuesGift(models.Model):
    """What a member gave once beyond their dues; a great one goes on to the Centre (P-16)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="dues_gifts")
    amount_fen = models.PositiveIntegerField()
    given_on = models.DateField()
    goes_on = models.BooleanField()
    """Whether it is so great that it is to be handed on, by the rule of its day."""
    handed_on = models.DateField(null=True, blank=True)
    receipt = models.CharField(max_length=60, blank=True)
    """The number under which it was handed on."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="a_gift_is_money", condition=Q(amount_fen__gt=0)),
            CheckConstraint(
                name="only_a_great_gift_is_handed_on",
                condition=Q(handed_on__isnull=True, receipt="")
                | (Q(goes_on=True, handed_on__gte=F("given_on")) & ~Q(receipt="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.given_on}"
