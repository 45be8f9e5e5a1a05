"""What happens between an item's call and its vote: who speaks, what is amended, who votes for
whom.
"""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.council.models.agenda import AgendaItem
from lianxin.council.models.charter import Member
from lianxin.council.models.session import Session


class Stance(models.TextChoices):
    """Said before anything else (D-12)."""

    FOR = "for", _("赞成")
    AGAINST = "against", _("反对")
    NEUTRAL = "neutral", _("中立")


class SpeechState(models.TextChoices):
    WAITING = "waiting", _("举手")
    SPEAKING = "speaking", _("正在说")
    PAUSED = "paused", _("停一下")
    ENDED = "ended", _("说完了")
    WITHDRAWN = "withdrawn", _("没有说")


ON_FLOOR = frozenset({SpeechState.SPEAKING, SpeechState.PAUSED})
SPOKEN = ON_FLOOR | {SpeechState.ENDED}


class Speech(models.Model):
    """One member's wish to speak to an item, and their turn when they had it."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="speeches")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    stance = models.CharField(max_length=7, choices=Stance)
    state = models.CharField(max_length=9, choices=SpeechState, default=SpeechState.WAITING)
    asked_at = models.DateTimeField()
    turn = models.PositiveSmallIntegerField(default=0)
    """Which of this member's speeches to the item it is; none while they wait."""
    turns = models.PositiveSmallIntegerField(default=0)
    """How many the rules gave, when they had the floor; so with the seconds."""
    seconds = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=200, blank=True)
    """Why the chair allowed what the rules warn of."""
    begun_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    """When the clock was last started; null while it stands."""
    spent = models.PositiveIntegerField(default=0)
    """Seconds before that."""
    ended_at = models.DateTimeField(null=True, blank=True)
    gist = models.CharField(max_length=300, blank=True)
    """What they said in a sentence, for the minutes."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="speech_state_is_known", condition=Q(state__in=SpeechState.values)
            ),
            CheckConstraint(
                name="speaker_says_where_they_stand", condition=Q(stance__in=Stance.values)
            ),
            CheckConstraint(
                name="only_who_had_the_floor_began",
                condition=Q(state__in=sorted(SPOKEN), begun_at__isnull=False, turn__gte=1)
                | (~Q(state__in=sorted(SPOKEN)) & Q(begun_at__isnull=True, turn=0)),
            ),
            CheckConstraint(
                name="clock_runs_only_for_who_speaks",
                condition=Q(state=SpeechState.SPEAKING, since__isnull=False)
                | (~Q(state=SpeechState.SPEAKING) & Q(since__isnull=True)),
            ),
            CheckConstraint(
                name="ended_speech_has_its_end",
                condition=Q(
                    state=SpeechState.ENDED, ended_at__isnull=False, ended_at__gte=F("begun_at")
                )
                | (~Q(state=SpeechState.ENDED) & Q(ended_at__isnull=True)),
            ),
            CheckConstraint(
                name="speech_beyond_the_rules_has_a_reason",
                condition=Q(turn__lte=F("turns")) | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(state__in=sorted(ON_FLOOR)),
                name="one_at_a_time_has_the_floor",
            ),
            models.UniqueConstraint(
                fields=["item", "member"],
                condition=Q(state=SpeechState.WAITING),
                name="member_raises_one_hand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.stance} {self.state}"


class AmendmentState(models.TextChoices):
    MOVED = "moved", _("已提出")
    CARRIED = "carried", _("已采纳")
    LOST = "lost", _("未采纳")
    WITHDRAWN = "withdrawn", _("已收回")


class Amendment(models.Model):
    """Another text for a motion (修正案), put before it; what carries becomes the motion."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="amendments")
    text = models.CharField(max_length=500)
    """The whole motion as it would read."""
    before = models.CharField(max_length=500)
    """As it read when the amendment was moved."""
    mover = models.ForeignKey(Member, models.PROTECT, related_name="+")
    seconder = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=9, choices=AmendmentState, default=AmendmentState.MOVED)
    moved_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    round = models.PositiveSmallIntegerField(null=True, blank=True)
    """Under which of the item's rounds its ballots are kept."""
    present = models.PositiveIntegerField(default=0)
    ayes_needed = models.PositiveIntegerField(default=0)
    ayes = models.PositiveIntegerField(default=0)
    noes = models.PositiveIntegerField(default=0)
    abstentions = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="amendment_state_is_known", condition=Q(state__in=AmendmentState.values)
            ),
            CheckConstraint(
                name="amendment_changes_the_text", condition=~Q(text="") & ~Q(text=F("before"))
            ),
            CheckConstraint(
                name="amendment_is_not_seconded_by_its_mover",
                condition=Q(seconder__isnull=True) | ~Q(seconder=F("mover")),
            ),
            CheckConstraint(
                name="amendment_is_decided_or_undated",
                condition=Q(state=AmendmentState.MOVED, decided_at__isnull=True)
                | (~Q(state=AmendmentState.MOVED) & Q(decided_at__isnull=False)),
            ),
            CheckConstraint(
                name="carried_amendment_was_seconded_and_has_its_ayes",
                condition=~Q(state=AmendmentState.CARRIED)
                | Q(
                    seconder__isnull=False,
                    round__isnull=False,
                    ayes_needed__gte=1,
                    ayes__gte=F("ayes_needed"),
                ),
            ),
            CheckConstraint(
                name="lost_amendment_lacks_its_ayes",
                condition=~Q(state=AmendmentState.LOST) | Q(ayes__lt=F("ayes_needed")),
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(state=AmendmentState.MOVED),
                name="item_has_one_amendment_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Proxy(models.Model):
    """A member's written word that another votes for them at one session (委托)."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="proxies")
    giver = models.ForeignKey(Member, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Member, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was taken back, or its giver came themself."""

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="nobody_is_their_own_proxy", condition=~Q(giver=F("holder"))),
            CheckConstraint(
                name="proxy_ends_after_it_is_given",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("given_at")),
            ),
            models.UniqueConstraint(
                fields=["session", "giver"],
                condition=Q(ended_at__isnull=True),
                name="member_gives_one_proxy_for_a_session",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} by {self.holder_id}"
