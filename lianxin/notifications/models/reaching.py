"""How somebody wants to be reached, and by what the street reaches people."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField


class Wishes(models.Model):
    """How one user wants to be told, beyond the inbox; who never said anything has no row."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", primary_key=True
    )
    by_push = models.BooleanField(default=False)
    by_mail = models.BooleanField(default=False)
    by_sms = models.BooleanField(default=False)
    mail = EncryptedTextField(blank=True)
    mail_confirmed_at = models.DateTimeField(null=True, blank=True)
    """When the link that was sent there was opened."""
    is_at_once = models.BooleanField(default=False)
    """News by news; otherwise one message a day."""
    digest_hour = models.PositiveSmallIntegerField(null=True, blank=True)
    """Null: as the rules have it."""
    quiet_from = models.PositiveSmallIntegerField(null=True, blank=True)
    quiet_until = models.PositiveSmallIntegerField(null=True, blank=True)
    """Hours of the day between which nothing is sent; both null: as the rules have it, equal: none.
    """
    refused = models.JSONField(default=list)
    """Topics of which one wants to be told in the inbox only."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="mail_goes_only_to_a_confirmed_address",
                condition=Q(by_mail=False) | Q(mail_confirmed_at__isnull=False),
            ),
            CheckConstraint(
                name="only_a_given_address_is_confirmed",
                condition=Q(mail_confirmed_at__isnull=True) | ~Q(mail=""),
            ),
            CheckConstraint(
                name="quiet_hours_have_both_ends",
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(
                    quiet_from__isnull=False,
                    quiet_until__isnull=False,
                    quiet_from__lte=23,
                    quiet_until__lte=23,
                ),
            ),
            CheckConstraint(
                name="digest_goes_at_an_hour_of_the_day",
                condition=Q(digest_hour__isnull=True) | Q(digest_hour__lte=23),
            ),
        ]

    def __str__(self) -> str:
        return f"wishes of {self.user_id}"


class Browser(models.Model):
    """A browser that its user has allowed to show news."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    endpoint = EncryptedTextField(blank=True)
    """Who knows it can send there, so it is kept like a key; blank once gone."""
    endpoint_index = models.CharField(max_length=64)
    p256dh = EncryptedTextField(blank=True)
    auth = EncryptedTextField(blank=True)
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["endpoint_index"],
                condition=Q(gone_at__isnull=True),
                name="browser_shows_the_news_of_one_user",
            ),
            CheckConstraint(
                name="browser_is_gone_or_has_an_endpoint",
                condition=Q(gone_at__isnull=False, endpoint="", p256dh="", auth="")
                | (Q(gone_at__isnull=True) & ~Q(endpoint="") & ~Q(p256dh="") & ~Q(auth="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PushKey(models.Model):
    """The one key by which browsers' push services know this installation (VAPID)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    private = EncryptedTextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="there_is_one_push_key", condition=Q(id=1)),
        ]

    def __str__(self) -> str:
        return f"made {self.made_at:%Y-%m-%d}"


class Kind(models.TextChoices):
    SMS = "sms", _("短信")
    WECOM = "wecom", _("企业微信群")
    DINGTALK = "dingtalk", _("钉钉群")
    FEISHU = "feishu", _("飞书群")
    OTHER = "other", _("其他群机器人")


class Gateway(models.Model):
    """A way out that the street has: its SMS service, or the robot of a residents' group."""

    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind)
    url = EncryptedTextField(blank=True)
    """An address of apprise, with its keys in it; blank once removed."""
    topics = models.JSONField(default=list)
    """Of what a group is told; an SMS service takes everything."""
    is_on = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="gateway_kind_is_known", condition=Q(kind__in=Kind.values)),
            CheckConstraint(
                name="gateway_is_removed_or_has_an_address",
                condition=Q(removed_at__isnull=False, url="", is_on=False)
                | (Q(removed_at__isnull=True) & ~Q(url="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Served(models.Model):
    """That a gateway is for a community."""

    gateway = models.ForeignKey(Gateway, models.CASCADE, related_name="served")
    community_id = models.BigIntegerField()
    is_sms = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gateway", "community_id"], name="gateway_serves_a_community_once"
            ),
            models.UniqueConstraint(
                fields=["community_id"],
                condition=Q(is_sms=True),
                name="community_has_one_sms_service",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gateway_id} for {self.community_id}"
