from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.places.models import Community


class Token(models.Model):
    """What somebody gave a program so that it may act in their name in one community.

    The token itself is shown once; kept is a keyed hash to know it again by.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    """Of the program, as its owner calls it."""
    prefix = models.CharField(max_length=12)
    """The token's first letters, by which its owner tells it from others."""
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    is_desk = models.BooleanField(default=False)
    """Whether it acts by its owner's posts as well; else only as the resident whom they are."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    """When it was used last, to the hour."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="token_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["user", "community", "name"],
                condition=Q(withdrawn_at__isnull=True),
                name="owner_calls_one_token_so",
            ),
            CheckConstraint(name="token_is_known_by_a_digest", condition=~Q(digest="")),
            CheckConstraint(
                name="token_expires_after_it_is_made", condition=Q(expires_at__gt=F("made_at"))
            ),
            CheckConstraint(
                name="token_is_used_after_it_is_made",
                condition=Q(used_at__isnull=True) | Q(used_at__gte=F("made_at")),
            ),
            CheckConstraint(
                name="token_is_withdrawn_after_it_is_made",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("made_at")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-id"], name="token_by_owner"),
            models.Index(fields=["community", "-id"], name="token_by_community"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}… {self.name}"


class Answered(models.Model):
    """The answer to a deed that was sent under a key, so that sent again it is the same."""

    token = models.ForeignKey(Token, models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    """Of what was sent: the same key with other words is a mistake."""
    status = models.PositiveSmallIntegerField()
    body = EncryptedTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "key"], name="key_is_answered_once"),
            CheckConstraint(name="key_is_not_blank", condition=~Q(key="")),
            CheckConstraint(
                name="only_what_was_done_is_remembered",
                condition=Q(status__gte=200, status__lt=300),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["at"], name="answered_by_age")]

    def __str__(self) -> str:
        return f"{self.token_id} {self.key}"


class Hook(models.Model):
    """An address that is told of what happens, as far as its token's owner may see it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    token = models.ForeignKey(Token, models.CASCADE, related_name="hooks")
    url = models.URLField(max_length=300)
    kinds = models.JSONField(default=list)
    """Of what it is told, e.g. ["matter.report_done"]; all kinds where it is empty."""
    secret = EncryptedTextField()
    """What its messages are signed with, shown to its owner once."""
    made_at = models.DateTimeField()
    mark = models.BigIntegerField(default=0)
    """The journal's entry up to which it has been told."""
    failures = models.PositiveSmallIntegerField(default=0)
    """In a row."""
    stopped_at = models.DateTimeField(null=True, blank=True)
    """Since when nothing is sent: it did not answer, or its owner ended it."""
    stopped_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="hook_has_an_address", condition=~Q(url="")),
            CheckConstraint(name="hook_signs_what_it_sends", condition=~Q(secret="")),
            CheckConstraint(
                name="stopped_hook_says_why",
                condition=Q(stopped_at__isnull=True, stopped_because="")
                | (Q(stopped_at__isnull=False) & ~Q(stopped_because="")),
            ),
            models.UniqueConstraint(
                fields=["token", "url"],
                condition=Q(stopped_at__isnull=True),
                name="token_has_an_address_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["mark"], name="hook_awake", condition=Q(stopped_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.url


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("等着送")
    SENT = "sent", _("送到了")
    GIVEN_UP = "given_up", _("没有送到")


class Delivery(models.Model):
    """One thing to be told to one address; sent again until it is answered, or given up."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    hook = models.ForeignKey(Hook, models.CASCADE, related_name="deliveries")
    entry_id = models.BigIntegerField()
    """The journal's entry that it tells of."""
    kind = models.CharField(max_length=80)
    body = models.TextField()
    """As it is sent and signed, letter by letter the same each time."""
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    """When it is tried next; while somebody is at it, when it is anybody's again."""
    ended_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=120, blank=True)
    """What came back last: a status, or why nothing did."""

    class Meta:
        verbose_name_plural = "deliveries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["hook", "entry_id"], name="hook_is_told_of_an_entry_once"
            ),
            CheckConstraint(
                name="hook_delivery_state_is_known", condition=Q(state__in=DeliveryState.values)
            ),
            CheckConstraint(
                name="delivery_has_ended_or_waits",
                condition=Q(state=DeliveryState.WAITING, ended_at__isnull=True)
                | (~Q(state=DeliveryState.WAITING) & Q(ended_at__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_at"],
                name="hook_delivery_due",
                condition=Q(state=DeliveryState.WAITING),
            ),
            models.Index(fields=["community", "-id"], name="delivery_by_community"),
        ]

    def __str__(self) -> str:
        return f"{self.hook_id} {self.kind} {self.state}"
