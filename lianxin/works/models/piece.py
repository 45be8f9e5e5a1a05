from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.facilities.models import Room
from lianxin.places.models import Community, Place
from lianxin.works.models.project import Project


class PieceKind(models.TextChoices):
    PAINT = "paint", _("外墙粉刷")
    WATERPROOF = "waterproof", _("楼顶防水")
    INSULATION = "insulation", _("外墙保温")
    GAS = "gas", _("燃气")
    PIPES = "pipes", _("上下水管")
    REBUILDING = "rebuilding", _("改建扩建")
    OTHER = "other", _("其他")


class PieceState(models.TextChoices):
    TODO = "todo", _("还没做")
    DONE = "done", _("做好了")
    PUT_OFF = "put_off", _("这次没做成")


class Piece(models.Model):
    """What one building, or one of the community's own places, gets out of a project."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="pieces")
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=PieceKind)
    words = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=PieceState, default=PieceState.TODO)
    done_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    """Why it was put off, and what follows."""
    accepted_at = models.DateTimeField(null=True, blank=True)
    warranty_until = models.DateField(null=True, blank=True)
    """The last day on which the builder mends it."""
    warranty_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """The rule of its day, which gave `warranty_until`."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="piece_kind_is_known", condition=Q(kind__in=PieceKind.values)),
            CheckConstraint(name="piece_state_is_known", condition=Q(state__in=PieceState.values)),
            CheckConstraint(
                name="piece_is_on_one_building_or_one_room",
                condition=Q(place__isnull=False, room__isnull=True)
                | Q(place__isnull=True, room__isnull=False),
            ),
            CheckConstraint(
                name="piece_is_done_on_a_day",
                condition=Q(state=PieceState.DONE, done_on__isnull=False)
                | (~Q(state=PieceState.DONE) & Q(done_on__isnull=True)),
            ),
            CheckConstraint(
                name="piece_that_is_put_off_says_why",
                condition=(Q(state=PieceState.PUT_OFF) & ~Q(why=""))
                | (~Q(state=PieceState.PUT_OFF) & Q(why="")),
            ),
            CheckConstraint(
                name="only_what_is_done_is_accepted",
                condition=Q(accepted_at__isnull=True) | Q(state=PieceState.DONE),
            ),
            CheckConstraint(
                name="what_is_accepted_is_under_warranty",
                condition=Q(
                    accepted_at__isnull=False,
                    warranty_until__isnull=False,
                    warranty_rule__isnull=False,
                )
                | Q(
                    accepted_at__isnull=True,
                    warranty_until__isnull=True,
                    warranty_rule__isnull=True,
                ),
            ),
            models.UniqueConstraint(
                fields=["project", "place", "kind"], name="building_gets_a_thing_once"
            ),
            models.UniqueConstraint(
                fields=["project", "room", "kind"], name="room_gets_a_thing_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "accepted_at", "id"], name="piece_by_acceptance"),
            models.Index(fields=["place", "warranty_until"], name="piece_under_warranty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.place_id or self.room_id}"

    @property
    def where(self) -> str:
        """The building as the public is told it, or the room."""
        if self.place is not None:
            return self.place.public_label
        return self.room.name if self.room else ""
