from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from lianxin.facilities.models.room import Room
from lianxin.places.models import Community


class Film(models.Model):
    """A film that a cinema may show; when it is shown is an activity's business."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    room = models.ForeignKey(Room, models.PROTECT, related_name="films")
    title = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    rights = models.CharField(max_length=160)
    """Where it comes from and by what right it is shown."""
    words = models.TextField(blank=True)
    is_kept = models.BooleanField(default=True)
    """One that was given back is shown no more; its past screenings stay."""
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "title", "year"], name="film_is_listed_once"
            ),
            models.UniqueConstraint(
                fields=["community", "title"],
                condition=Q(year__isnull=True),
                name="film_of_no_year_is_listed_once",
            ),
            CheckConstraint(name="film_has_a_title", condition=~Q(title="")),
            CheckConstraint(name="film_lasts", condition=Q(minutes__gt=0)),
            CheckConstraint(name="film_says_by_what_right_it_is_shown", condition=~Q(rights="")),
            CheckConstraint(
                name="film_was_made_after_films_were_invented",
                condition=Q(year__isnull=True) | Q(year__gte=1890),
            ),
        ]

    def __str__(self) -> str:
        return self.title
