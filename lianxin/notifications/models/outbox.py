"""What is to be sent: written with the deed, and kept until somebody has it or nobody needs it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.notifications.models.inbox import Notice
from lianxin.notifications.models.reaching import Browser, Gateway


class Channel(models.TextChoices):
    PUSH = "push", _("手机或电脑通知")
    MAIL = "mail", _("电子邮件")
    SMS = "sms", _("短信")
    GROUP = "group", _("群机器人")


class State(models.TextChoices):
    WAITING = "waiting", _("等着发")
    SENDING = "sending", _("正在发")
    SENT = "sent", _("发出了")
    MOOT = "moot", _("不用发了")
    UNSURE = "unsure", _("不知道到没到")
    DEAD = "dead", _("没有发成")


OPEN = (State.WAITING, State.SENDING)
STUCK = (State.UNSURE, State.DEAD)


class Bulletin(models.Model):
    """One piece of public news, for the groups of a community."""

    community_id = models.BigIntegerField()
    topic = models.CharField(max_length=40)
    mark = models.BigIntegerField(unique=True)
    """The journal entry told of."""
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Delivery(models.Model):
    """One piece of news on its way to one receiver by one channel."""

    notice = models.ForeignKey(
        Notice, models.CASCADE, related_name="deliveries", null=True, db_index=False
    )
    bulletin = models.ForeignKey(
        Bulletin, models.CASCADE, related_name="deliveries", null=True, db_index=False
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True, db_index=False
    )
    browser = models.ForeignKey(
        Browser, models.CASCADE, related_name="+", null=True, db_index=False
    )
    gateway = models.ForeignKey(
        Gateway, models.CASCADE, related_name="+", null=True, db_index=False
    )
    community_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10, choices=Channel)
    mark = models.BigIntegerField()
    """The journal entry told of: which line of the notice it is."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    due_at = models.DateTimeField()
    """When it may be sent; while it is being sent, until when the sender may take."""
    batch = models.UUIDField(null=True)
    """The message of which it is a part: what went into one stays together when it is repeated."""
    lease = models.UUIDField(null=True)
    """Who is sending it; who lost the lease has no say in what became of it."""
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="delivery_state_is_known", condition=Q(state__in=State.values)),
            CheckConstraint(
                name="delivery_channel_is_known", condition=Q(channel__in=Channel.values)
            ),
            CheckConstraint(
                name="delivery_is_of_a_users_notice_or_of_a_groups_bulletin",
                condition=Q(
                    notice__isnull=False,
                    user__isnull=False,
                    bulletin__isnull=True,
                    gateway__isnull=True,
                    channel__in=[Channel.PUSH, Channel.MAIL, Channel.SMS],
                )
                | Q(
                    notice__isnull=True,
                    user__isnull=True,
                    bulletin__isnull=False,
                    gateway__isnull=False,
                    channel=Channel.GROUP,
                ),
            ),
            CheckConstraint(
                name="delivery_goes_to_a_browser_where_it_is_pushed",
                condition=Q(channel=Channel.PUSH) ^ Q(browser__isnull=True),
            ),
            CheckConstraint(
                name="delivery_is_leased_while_it_is_sent",
                condition=Q(state=State.SENDING, lease__isnull=False, batch__isnull=False)
                | (~Q(state=State.SENDING) & Q(lease__isnull=True)),
            ),
            CheckConstraint(
                name="delivery_is_done_or_undated",
                condition=Q(state__in=OPEN) ^ Q(done_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["notice", "mark", "channel"],
                condition=Q(browser__isnull=True),
                name="news_goes_once_by_a_channel",
            ),
            models.UniqueConstraint(
                fields=["notice", "mark", "browser"],
                condition=Q(browser__isnull=False),
                name="news_goes_once_to_a_browser",
            ),
            models.UniqueConstraint(
                fields=["bulletin", "gateway"],
                condition=Q(gateway__isnull=False),
                name="news_goes_once_to_a_group",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], condition=Q(state__in=OPEN), name="delivery_due"),
            models.Index(
                fields=["user", "due_at"],
                condition=Q(state__in=OPEN, user__isnull=False),
                name="delivery_of_user",
            ),
            models.Index(
                fields=["batch"], condition=Q(batch__isnull=False), name="delivery_of_batch"
            ),
            models.Index(
                fields=["-done_at", "-id"], condition=Q(state__in=STUCK), name="delivery_stuck"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
