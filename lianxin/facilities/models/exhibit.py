import uuid
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from lianxin.core.models import Upload
from lianxin.core.sounds import KINDS
from lianxin.facilities.models.room import Room
from lianxin.places.models import Community, new_code


class Sound(models.Model):
    """A recording as it was sent, known by its content and without its tags."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(max_length=200)
    kind = models.CharField(max_length=20)
    """Its media type, as browsers are told it."""
    size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="sound_kind_is_known", condition=Q(kind__in=list(KINDS))),
            CheckConstraint(name="sound_has_a_size", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return str(self.key)


class Exhibit(models.Model):
    """One thing to see on a walk through an exhibition: words, a picture, a voice, a code."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, models.PROTECT, related_name="exhibits", db_index=False)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=60)
    era = models.CharField(max_length=30, blank=True)
    """Of what time it tells, e.g. 1928年春."""
    spot = models.CharField(max_length=40, blank=True)
    """Where it hangs."""
    words = models.TextField()
    picture = models.OneToOneField(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    picture_alt = models.CharField(max_length=120, blank=True)
    sound = models.OneToOneField(Sound, models.PROTECT, null=True, blank=True, related_name="+")
    transcript = models.TextField(blank=True)
    """What the voice says, for who does not hear it."""
    code = models.CharField(max_length=12, unique=True, default=new_code)
    """What the code beside it carries."""
    is_shown = models.BooleanField(default=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="exhibit_has_title_and_words", condition=~Q(title="") & ~Q(words="")
            ),
            CheckConstraint(
                name="picture_of_an_exhibit_is_told_in_words",
                condition=Q(picture__isnull=True) | ~Q(picture_alt=""),
            ),
            CheckConstraint(
                name="voice_of_an_exhibit_is_written_out",
                condition=Q(sound__isnull=True) | ~Q(transcript=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["room", "position", "id"], name="exhibit_in_order"),
        ]

    def __str__(self) -> str:
        return self.title
