"""What other people's applications bring up by Open311, and the keys by which they may."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from lianxin.matters.models.matter import Matter


def new_relay_token() -> str:
    return secrets.token_urlsafe(18)


class Application(models.Model):
    """Somebody else's application that may bring matters up for its users, in any community.

    Its key is shown once, to the administrator who makes it; kept is only a keyed hash.
    """

    name = models.CharField(max_length=40)
    """As the public course tells it."""
    contact = models.CharField(max_length=120)
    """Who answers for it, and how to reach them."""
    key_index = models.CharField(max_length=64, unique=True)
    key_start = models.CharField(max_length=6)
    """The key's first letters, by which its owner knows it again."""
    is_trusted = models.BooleanField(default=False)
    """Whether it has checked its users' phones: what they bring up is shown at once (S-14)."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(withdrawn_at__isnull=True),
                name="application_holds_one_key",
            ),
            CheckConstraint(
                name="application_has_a_name_and_somebody_to_answer_for_it",
                condition=~Q(name="") & ~Q(contact=""),
            ),
            CheckConstraint(
                name="key_is_withdrawn_after_it_is_made",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("made_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Relay(models.Model):
    """That a matter came by an application, with what only staff are told of it."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="relays")
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="relay")
    token = models.CharField(max_length=32, unique=True, default=new_relay_token)
    """By it the application asks for the matter's number; it opens nothing else."""
    media_url = models.URLField(max_length=500, blank=True)
    """An address of a picture elsewhere: fetched once, in the background; told to staff alone."""
    media_ended_at = models.DateTimeField(null=True, blank=True)
    """When the picture was hung on the matter, or given up."""
    media_failed = models.CharField(max_length=120, blank=True)
    """Why there is none, where it was given up."""
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="relayed_picture_is_on_the_web",
                condition=Q(media_url="")
                | Q(media_url__startswith="https://")
                | Q(media_url__startswith="http://"),
            ),
            CheckConstraint(
                name="only_an_ended_fetch_has_failed",
                condition=Q(media_failed="") | Q(media_ended_at__isnull=False),
            ),
            CheckConstraint(
                name="what_was_fetched_has_an_address",
                condition=Q(media_ended_at__isnull=True) | ~Q(media_url=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.matter_id}"
