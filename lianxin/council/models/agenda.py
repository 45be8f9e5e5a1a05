from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.council.models.charter import Member
from lianxin.council.models.session import Session
from lianxin.matters.models import Matter


class ItemState(models.TextChoices):
    PLANNED = "planned", _("待议")
    DISCUSSED = "discussed", _("正在讨论")
    MOVED = "moved", _("已动议")
    VOTING = "voting", _("正在表决")
    PASSED = "passed", _("通过")
    REJECTED = "rejected", _("未通过")
    POSTPONED = "postponed", _("留待下次")
    CONCLUDED = "concluded", _("已议")
    REFERRED = "referred", _("已转交")
    FINISHED = "finished", _("决议已办")
    FED_BACK = "fed_back", _("已反馈")
    DROPPED = "dropped", _("已撤下")
    REVOKED = "revoked", _("决议已撤销")


LIVE = frozenset({ItemState.DISCUSSED, ItemState.MOVED, ItemState.VOTING})
"""Before the meeting at this moment."""
RESOLVED = frozenset({ItemState.PASSED, ItemState.FINISHED, ItemState.FED_BACK, ItemState.REVOKED})
VOTED = RESOLVED | {ItemState.VOTING, ItemState.REJECTED}


class Reserved(models.TextChoices):
    """What only the owners together may decide (民法典278)."""

    FUND_USE = "fund_use", _("动用维修资金")
    FUND_RAISING = "fund_raising", _("筹集维修资金")
    REBUILDING = "rebuilding", _("改建、重建建筑物和附属设施")
    COMMON_PARTS = "common_parts", _("改变共有部分用途或用它经营")
    OWN_RULES = "own_rules", _("定改议事规则和管理规约")
    COMMITTEE = "committee", _("选举、更换业委会")
    MANAGER = "manager", _("选聘、解聘物业")


class AgendaItem(models.Model):
    """A matter or a free question on a session's agenda (议题), and how it was decided."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    """How long it is planned to take; nothing is cut off when it takes longer."""
    since = models.DateTimeField(null=True, blank=True)
    """When its clock was last started; null while it is not before the meeting."""
    spent = models.PositiveIntegerField(default=0)
    """Seconds before that."""
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    """Null for a free question."""
    title = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    reserved = models.CharField(max_length=14, choices=Reserved, blank=True)
    is_disputed = models.BooleanField(default=False)
    """Undecidable here (D-05): it can only go to the residents' representatives."""
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.PLANNED)
    motion = models.TextField(blank=True)
    mover = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    seconder = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")

    amendment = models.OneToOneField(
        "council.Amendment", models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The one that is before the meeting: the next vote is on it."""

    round = models.PositiveSmallIntegerField(default=0)
    """Which vote on it this is; a repeated vote leaves the old one's ballots as they are."""
    is_secret = models.BooleanField(default=False)
    put_at = models.DateTimeField(null=True, blank=True)
    entitled = models.PositiveIntegerField(null=True, blank=True)
    """Members called, when it was put; so with all the numbers here."""
    present = models.PositiveIntegerField(null=True, blank=True)
    proxied = models.PositiveIntegerField(default=0)
    """Of those who were not there, how many vote through somebody who was."""
    quorum_needed = models.PositiveIntegerField(null=True, blank=True)
    ayes_needed = models.PositiveIntegerField(null=True, blank=True)
    quorum_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    majority_rule = models.ForeignKey(
        RulePack, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ayes = models.PositiveIntegerField(default=0)
    noes = models.PositiveIntegerField(default=0)
    abstentions = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    """When it left the meeting: declared, postponed, concluded or referred."""
    authority = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    """What was said when it was decided without a resolution, or what came of the resolution."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="item_state_is_known", condition=Q(state__in=ItemState.values)),
            CheckConstraint(name="item_has_a_title", condition=~Q(title="")),
            CheckConstraint(
                name="item_is_reserved_for_a_known_reason",
                condition=Q(reserved__in=["", *Reserved.values]),
            ),
            CheckConstraint(
                name="what_is_reserved_or_disputed_is_never_voted",
                condition=Q(reserved="", is_disputed=False) | ~Q(state__in=sorted(VOTED)),
            ),
            CheckConstraint(
                name="voted_item_has_a_motion",
                condition=~Q(state__in=sorted(VOTED | {ItemState.MOVED}))
                | (~Q(motion="") & Q(mover__isnull=False)),
            ),
            CheckConstraint(
                name="mover_does_not_second_themself",
                condition=Q(seconder__isnull=True) | ~Q(seconder=F("mover")),
            ),
            CheckConstraint(
                name="voted_item_keeps_its_numbers_and_rules",
                condition=~Q(state__in=sorted(VOTED))
                | Q(
                    put_at__isnull=False,
                    entitled__isnull=False,
                    present__isnull=False,
                    quorum_needed__isnull=False,
                    ayes_needed__isnull=False,
                    quorum_rule__isnull=False,
                    majority_rule__isnull=False,
                ),
            ),
            CheckConstraint(
                name="quorum_numbers_are_counts_of_members",
                condition=Q(entitled__isnull=True, present__isnull=True)
                | Q(
                    entitled__isnull=False,
                    present__isnull=False,
                    entitled__gte=1,
                    present__gte=0,
                    present__lte=F("entitled") - F("proxied"),
                ),
            ),
            CheckConstraint(
                name="nothing_is_voted_below_quorum",
                condition=~Q(state__in=sorted(VOTED)) | Q(present__gte=F("quorum_needed")),
            ),
            CheckConstraint(
                name="votes_do_not_exceed_those_present",
                condition=Q(ayes=0, noes=0, abstentions=0)
                | Q(
                    present__isnull=False,
                    present__gte=F("ayes") + F("noes") + F("abstentions") - F("proxied"),
                ),
            ),
            CheckConstraint(
                name="resolved_item_has_the_ayes_it_needs",
                condition=~Q(state__in=sorted(RESOLVED)) | Q(ayes__gte=F("ayes_needed")),
            ),
            CheckConstraint(
                name="rejected_item_lacks_the_ayes_it_needs",
                condition=~Q(state=ItemState.REJECTED) | Q(ayes__lt=F("ayes_needed")),
            ),
            CheckConstraint(
                name="amendment_waits_on_a_motion",
                condition=Q(amendment__isnull=True)
                | Q(state__in=[ItemState.MOVED, ItemState.VOTING]),
            ),
            CheckConstraint(
                name="item_is_decided_or_undated",
                condition=Q(state__in=sorted(LIVE | {ItemState.PLANNED}), decided_at__isnull=True)
                | (~Q(state__in=sorted(LIVE | {ItemState.PLANNED})) & Q(decided_at__isnull=False)),
            ),
            CheckConstraint(
                name="clock_runs_only_before_the_meeting",
                condition=Q(since__isnull=True) | Q(state__in=sorted(LIVE)),
            ),
            CheckConstraint(
                name="planned_time_is_some_minutes",
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1),
            ),
            CheckConstraint(
                name="referred_item_names_the_authority",
                condition=~Q(state=ItemState.REFERRED) | ~Q(authority=""),
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(state__in=sorted(LIVE)),
                name="session_deals_with_one_item_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state__in=sorted(LIVE | {ItemState.PLANNED})),
                name="matter_is_on_one_agenda_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["session", "position", "id"], name="item_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.title}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_resolved(self) -> bool:
        return self.state in RESOLVED

    @property
    def is_quorate(self) -> bool:
        return (self.present or 0) >= (self.quorum_needed or 1)

    @property
    def votes(self) -> int:
        return self.ayes + self.noes + self.abstentions

    @property
    def unvoted(self) -> int:
        return self.votable - self.votes

    @property
    def votable(self) -> int:
        """Votes there can be: of those present, and of those they stand for."""
        return (self.present or 0) + self.proxied

    @property
    def has_ayes_needed(self) -> bool:
        return self.ayes_needed is not None and self.ayes >= self.ayes_needed
