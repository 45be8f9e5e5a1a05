from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.party.models.body import Body
from lianxin.party.models.member import Member
from lianxin.places.models import Community


class TransferKind(models.TextChoices):
    BRANCHES = "branches", _("本社区支部之间")
    COMMUNITIES = "communities", _("本街道社区之间")
    OUT = "out", _("转出")
    IN = "in", _("转入")


class TransferState(models.TextChoices):
    ASKED = "asked", _("等接收方确认")
    ISSUED = "issued", _("介绍信已开，等回执")
    RECEIVED = "received", _("收到介绍信，等编入支部")
    DONE = "done", _("已转")
    DECLINED = "declined", _("没有接收")
    WITHDRAWN = "withdrawn", _("已撤回")
    EXPIRED = "expired", _("介绍信过期")


OPEN = (
    TransferState.ASKED,
    TransferState.ISSUED,
    TransferState.RECEIVED,
    TransferState.EXPIRED,
)
WITH_LETTER = (TransferKind.OUT, TransferKind.IN)


class Transfer(models.Model):
    """A member's affiliation on its way from one organisation to another, which both confirm."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    """The one that gives the member away, or, for one from outside, that takes them in."""
    kind = models.CharField(max_length=12, choices=TransferKind)
    state = models.CharField(max_length=10, choices=TransferState)
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="transfers"
    )
    """None of one from outside who has not been taken in yet."""
    became = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    """As whom another community of the street knows them since."""
    name = models.CharField(max_length=60)
    identity = EncryptedTextField(blank=True)
    """Of one from outside, as the letter tells it."""
    from_branch = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    to_community = models.ForeignKey(
        Community, models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_branch = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    to_group = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    elsewhere = models.CharField(max_length=80, blank=True)
    """The organisation outside, to which or from which."""
    is_across = models.BooleanField(default=False)
    """Whether it goes across provinces, so that the letter is valid longer (P-20)."""
    letter = models.CharField(max_length=40, blank=True)
    """The letter's number."""
    issued_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    """The letter's last day, inclusive."""
    reminded = models.PositiveSmallIntegerField(default=0)
    """How often it was reminded of."""
    why = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=200, blank=True)
    """Why it was declined or taken back."""
    asked_at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="transfer_kind_is_known", condition=Q(kind__in=TransferKind.values)
            ),
            CheckConstraint(
                name="transfer_state_is_known", condition=Q(state__in=TransferState.values)
            ),
            CheckConstraint(
                name="transfer_is_done_on_a_day",
                condition=Q(state=TransferState.DONE, done_on__isnull=False)
                | (~Q(state=TransferState.DONE) & Q(done_on__isnull=True)),
            ),
            CheckConstraint(
                name="transfer_with_a_letter_has_one",
                condition=Q(
                    kind__in=WITH_LETTER, issued_on__isnull=False, valid_until__gte=F("issued_on")
                )
                & ~Q(letter="")
                | (~Q(kind__in=WITH_LETTER) & Q(letter="", valid_until__isnull=True)),
            ),
            CheckConstraint(
                name="only_who_comes_from_outside_is_not_a_member_yet",
                condition=Q(member__isnull=False)
                | (Q(kind=TransferKind.IN) & ~Q(state=TransferState.DONE)),
            ),
            CheckConstraint(
                name="transfer_within_the_street_says_to_which_community",
                condition=Q(kind=TransferKind.COMMUNITIES, to_community__isnull=False)
                | (~Q(kind=TransferKind.COMMUNITIES) & Q(to_community__isnull=True)),
            ),
            CheckConstraint(
                name="transfer_between_branches_says_to_which",
                condition=~Q(kind=TransferKind.BRANCHES) | Q(to_branch__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(state__in=OPEN, member__isnull=False),
                name="member_is_on_one_way_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["community", "letter"],
                condition=Q(kind=TransferKind.OUT),
                name="letter_is_numbered_once_in_a_community",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-id"], name="transfers_of_a_community"),
            models.Index(fields=["to_community", "state"], name="transfers_to_a_community"),
            models.Index(fields=["state", "valid_until"], name="transfers_by_validity"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} transfer {self.pk}"


class CardKind(models.TextChoices):
    IDLE = "idle", _("六个月没交党费、没过组织生活、没做分配的工作")
    LOST = "lost", _("失去联系六个月以上")
    ABROAD = "abroad", _("出国（境）超过五年")


class Decision(models.Model):
    """What people decided about a member whom a rule points at; the software decides nothing."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=8, choices=CardKind)
    since = models.DateField()
    """The day from which the member's case runs; a new one makes a new card."""
    words = models.CharField(max_length=500)
    meeting = models.CharField(max_length=120)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="card_kind_is_known", condition=Q(kind__in=CardKind.values)),
            models.UniqueConstraint(
                fields=["member", "kind", "since"], name="a_case_is_decided_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.member_id}"
