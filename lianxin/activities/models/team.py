from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models.activity import Activity
from lianxin.facilities.models import Booking
from lianxin.party.models import Body
from lianxin.people.models import Person
from lianxin.places.models import Community


class Art(models.TextChoices):
    CHOIR = "choir", _("合唱")
    DANCE = "dance", _("舞蹈")
    OPERA = "opera", _("戏曲曲艺")
    MUSIC = "music", _("器乐")
    BRUSH = "brush", _("书画")
    FITNESS = "fitness", _("健身")
    CHESS = "chess", _("棋艺")
    CRAFT = "craft", _("手工")
    STAGE = "stage", _("综合演出")


class CulturalTeam(models.Model):
    """Residents who sing, dance or paint together (文体队伍)."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    """Never changed: consents to be named name it."""
    art = models.CharField(max_length=8, choices=Art)
    words = models.CharField(max_length=500, blank=True)
    meets = models.CharField(max_length=80, blank=True)
    """When and where it usually meets, in words."""
    branch = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    """The themed Party branch to which its Party members belong, where there is one."""
    founded_on = models.DateField()
    disbanded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "name"], name="cultural_team_is_named_once_in_a_community"
            ),
            CheckConstraint(name="cultural_team_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="cultural_team_has_a_known_art", condition=Q(art__in=Art.values)),
            CheckConstraint(
                name="cultural_team_disbands_after_it_is_founded",
                condition=Q(disbanded_on__isnull=True) | Q(disbanded_on__gte=F("founded_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MemberState(models.TextChoices):
    ASKED = "asked", _("想加入，等回话")
    MEMBER = "member", _("队员")
    LEFT = "left", _("已离队")
    DECLINED = "declined", _("没有加入")
    WITHDRAWN = "withdrawn", _("自己撤回")


IN_STATES = frozenset({MemberState.ASKED, MemberState.MEMBER})


class TeamMember(models.Model):
    """A person in a team, or asking to be."""

    team = models.ForeignKey(CulturalTeam, models.PROTECT, related_name="members", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=MemberState)
    is_leader = models.BooleanField(default=False)
    words = models.CharField(max_length=120, blank=True)
    """What they said when they asked; for leaders and staff alone."""
    asked_at = models.DateTimeField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    """The last day, inclusive."""
    revision = models.PositiveIntegerField(default=0)
    is_led = False
    """Whether who asks leads the team; told by the query that found it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=Q(state__in=sorted(IN_STATES)),
                name="person_is_in_a_cultural_team_once",
            ),
            CheckConstraint(
                name="cultural_team_member_state_is_known",
                condition=Q(state__in=MemberState.values),
            ),
            CheckConstraint(
                name="only_a_member_leads",
                condition=Q(is_leader=False) | Q(state=MemberState.MEMBER),
            ),
            CheckConstraint(
                name="membership_has_its_days",
                condition=Q(state=MemberState.MEMBER, since__isnull=False, until__isnull=True)
                | Q(state=MemberState.LEFT, since__isnull=False, until__gte=F("since"))
                | Q(
                    state__in=[MemberState.ASKED, MemberState.DECLINED, MemberState.WITHDRAWN],
                    asked_at__isnull=False,
                    since__isnull=True,
                    until__isnull=True,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id}"


class Rehearsal(models.Model):
    team = models.ForeignKey(
        CulturalTeam, models.PROTECT, related_name="rehearsals", db_index=False
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    booking = models.OneToOneField(
        Booking, models.PROTECT, null=True, blank=True, related_name="rehearsal"
    )
    place_words = models.CharField(max_length=80, blank=True)
    """Where, when not in a room of the community's."""
    called_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="rehearsal_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            CheckConstraint(
                name="rehearsal_has_a_place",
                condition=Q(booking__isnull=False) | ~Q(place_words=""),
            ),
            models.UniqueConstraint(
                fields=["team", "starts_at"],
                condition=Q(called_off_at__isnull=True),
                name="team_rehearses_once_at_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "starts_at"], name="rehearsal_by_time")]

    def __str__(self) -> str:
        return f"{self.team_id} {self.starts_at:%Y-%m-%d}"

    @property
    def where(self) -> str:
        if self.booking is None:
            return self.place_words
        return f"{self.booking.room.place} {self.booking.room.name}"


class Show(models.Model):
    """What a team gave at an activity."""

    team = models.ForeignKey(CulturalTeam, models.PROTECT, related_name="shows", db_index=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="shows")
    what = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "activity"], name="team_shows_once_at_an_activity"
            )
        ]

    def __str__(self) -> str:
        return f"{self.team_id} at {self.activity_id}"


class Honour(models.Model):
    team = models.ForeignKey(CulturalTeam, models.PROTECT, related_name="honours")
    year = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=80)
    by_whom = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "year", "what"], name="honour_is_told_once"),
            CheckConstraint(
                name="honour_says_what_and_by_whom", condition=~Q(what="") & ~Q(by_whom="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.what}"
