import secrets
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.secrets import EncryptedTextField
from lianxin.facilities.models import Booking, Film, Room
from lianxin.places.models import Community, new_code


class Kind(models.TextChoices):
    FESTIVAL = "festival", _("节日活动")
    SHOW = "show", _("演出联欢")
    CONTEST = "contest", _("比赛")
    SPORT = "sport", _("运动健身")
    LECTURE = "lecture", _("讲座")
    CLASS = "class", _("课程")
    PATRIOTIC = "patriotic", _("爱国主义教育")
    NEIGHBOURS = "neighbours", _("邻里联谊")
    SCREENING = "screening", _("电影放映")
    CARE = "care", _("便民服务")
    OTHER = "other", _("其他")


class State(models.TextChoices):
    PLANNED = "planned", _("筹备中")
    PUBLISHED = "published", _("已发布")
    HELD = "held", _("已举办，待记录")
    RECORDED = "recorded", _("已记录")
    CALLED_OFF = "called_off", _("已取消")


class Way(models.TextChoices):
    """How places are given."""

    WALK_IN = "walk_in", _("不用报名，直接来")
    FIRST_COME = "first_come", _("报名，先到先得")
    DRAW = "draw", _("报名，到时抽签")


HELD_STATES = frozenset({State.HELD, State.RECORDED})
_SEEN_STATES = [State.PUBLISHED, *sorted(HELD_STATES)]


def new_seed() -> str:
    return secrets.token_hex(16)


class Series(models.Model):
    """A row of activities under one name, e.g. 社区大讲堂."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    theme = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=500, blank=True)
    is_running = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "series"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "name"], name="series_is_named_once_in_a_community"
            ),
            CheckConstraint(name="series_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Activity(models.Model):
    """Something that people come to, from its plan to what is kept of it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="activities"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    course = models.ForeignKey(
        "activities.Course", models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    """Of what course it is one session."""
    occasion = models.CharField(max_length=20, blank=True)
    """The code of the day in the calendar (C-02) that it is for."""
    title = models.CharField(max_length=60)
    words = models.TextField(blank=True)
    organiser = models.CharField(max_length=60)
    partners = models.CharField(max_length=200, blank=True)
    """With whom, in words (军民共建)."""
    audience = models.CharField(max_length=80, blank=True)
    """For whom, in words; blank for everybody."""

    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    film = models.ForeignKey(Film, models.PROTECT, null=True, blank=True, related_name="screenings")
    """What is shown, where it is a screening of a listed film."""
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="+")
    booking = models.OneToOneField(
        Booking, models.PROTECT, null=True, blank=True, related_name="activity"
    )
    place_words = models.CharField(max_length=80, blank=True)
    """Where, when not in a room of the community's."""

    way = models.CharField(max_length=10, choices=Way)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    """How many can come; null for no limit."""
    waiting_most = models.PositiveIntegerField(default=0)
    """How many may wait for a place to come free."""
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)
    """Places given, or offered and waiting for a yes; kept under the row's lock."""
    waiting = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    """The last number given out; numbers tell in which order people came."""
    draw_seed = EncryptedTextField(default=new_seed)
    """Secret until the draw; what it hashes to is public as soon as the activity is."""
    draw_commitment = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=12, unique=True, default=new_code)
    """What the sign at the door carries, for those who like to sign in themselves."""

    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    planned_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    """Why it was called off, as everybody is told."""
    headcount = models.PositiveIntegerField(null=True, blank=True)
    """How many came, as counted or as told; at least as many as signed in."""
    is_approximate = models.BooleanField(default=False)
    """Whether the headcount is a round word (“20余人”)."""
    outcome = models.TextField(blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Grows with every step: what a page's form was drawn from. A sign-up is no step."""

    class Meta:
        verbose_name_plural = "activities"
        constraints: ClassVar = [
            CheckConstraint(name="activity_state_is_known", condition=Q(state__in=State.values)),
            CheckConstraint(name="activity_kind_is_known", condition=Q(kind__in=Kind.values)),
            CheckConstraint(name="activity_way_is_known", condition=Q(way__in=Way.values)),
            CheckConstraint(
                name="only_a_screening_shows_a_film",
                condition=Q(film__isnull=True) | Q(kind=Kind.SCREENING),
            ),
            CheckConstraint(
                name="activity_has_title_and_organiser", condition=~Q(title="") & ~Q(organiser="")
            ),
            CheckConstraint(
                name="activity_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            CheckConstraint(
                name="activity_has_a_place", condition=Q(room__isnull=False) | ~Q(place_words="")
            ),
            CheckConstraint(
                name="only_sign_up_opens_and_closes",
                condition=Q(
                    way=Way.WALK_IN,
                    opens_at__isnull=True,
                    closes_at__isnull=True,
                    last_number=0,
                )
                | (
                    ~Q(way=Way.WALK_IN)
                    & Q(
                        opens_at__isnull=False,
                        closes_at__isnull=False,
                        closes_at__gte=F("opens_at"),
                        closes_at__lte=F("ends_at"),
                    )
                ),
            ),
            CheckConstraint(
                name="no_more_places_are_taken_than_there_are",
                condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity")),
            ),
            CheckConstraint(
                name="no_more_wait_than_may", condition=Q(waiting__lte=F("waiting_most"))
            ),
            CheckConstraint(
                name="activity_has_room_for_somebody",
                condition=Q(capacity__isnull=True) | Q(capacity__gt=0),
            ),
            CheckConstraint(
                name="draw_is_for_a_number_of_places",
                condition=~Q(way=Way.DRAW) | Q(capacity__isnull=False),
            ),
            CheckConstraint(
                name="draw_is_committed_to_before_it_is_seen",
                condition=~Q(way=Way.DRAW) | Q(published_at__isnull=True) | ~Q(draw_commitment=""),
            ),
            CheckConstraint(
                name="only_a_draw_is_drawn", condition=Q(drawn_at__isnull=True) | Q(way=Way.DRAW)
            ),
            CheckConstraint(
                name="activity_is_seen_once_it_is_published",
                condition=Q(state__in=_SEEN_STATES, published_at__isnull=False)
                | Q(state=State.PLANNED, published_at__isnull=True)
                | Q(state=State.CALLED_OFF),
            ),
            CheckConstraint(
                name="called_off_activity_says_when_and_why",
                condition=(Q(state=State.CALLED_OFF, called_off_at__isnull=False) & ~Q(reason=""))
                | (~Q(state=State.CALLED_OFF) & Q(called_off_at__isnull=True, reason="")),
            ),
            CheckConstraint(
                name="recorded_activity_has_a_headcount",
                condition=Q(
                    state=State.RECORDED, recorded_at__isnull=False, headcount__isnull=False
                )
                | (~Q(state=State.RECORDED) & Q(recorded_at__isnull=True, headcount__isnull=True)),
            ),
            CheckConstraint(
                name="only_a_headcount_is_approximate",
                condition=Q(is_approximate=False) | Q(headcount__isnull=False, headcount__gt=0),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "starts_at", "id"], name="activity_by_time"),
            models.Index(fields=["state", "ends_at"], name="activity_by_end"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_held(self) -> bool:
        return self.state in HELD_STATES

    @property
    def takes_sign_ups(self) -> bool:
        """Whether one signs up for it at all."""
        return self.way != Way.WALK_IN

    @property
    def left(self) -> int | None:
        """Places that are free; None without a limit."""
        return None if self.capacity is None else self.capacity - self.taken

    @property
    def where(self) -> str:
        return f"{self.room.place} {self.room.name}" if self.room else self.place_words
