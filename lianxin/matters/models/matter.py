import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.models import RulePack
from lianxin.core.text import TokensField
from lianxin.matters.models.intake import Category, Channel, MatterKind
from lianxin.people.models import Person
from lianxin.places.models import Community, Place


class State(models.TextChoices):
    REPORTED = "reported", _("待受理")
    ACCEPTED = "accepted", _("已受理")
    IN_HAND = "in_hand", _("办理中")
    AT_COUNCIL = "at_council", _("议事中")
    TO_CONFIRM = "to_confirm", _("待确认")
    SUPERVISED = "supervised", _("街道督办")
    JOINED = "joined", _("已并案")
    SOLVED = "solved", _("已解决")
    PARTLY_SOLVED = "partly_solved", _("部分解决")
    DECLINED = "declined", _("不予受理")
    REFERRED = "referred", _("已转交")
    WITHDRAWN = "withdrawn", _("已撤回")
    LAPSED = "lapsed", _("逾期未答")


END = frozenset(
    {
        State.SOLVED,
        State.PARTLY_SOLVED,
        State.DECLINED,
        State.REFERRED,
        State.WITHDRAWN,
        State.LAPSED,
    }
)
OPEN = frozenset(State) - END - {State.JOINED}


_STANDS_OPEN = Q(closed_at__isnull=True, joined_to__isnull=True)


def new_token() -> str:
    return secrets.token_urlsafe(18)


class Matter(models.Model):
    """What a resident brings up (诉求), from the first words to the confirmed outcome."""

    # Keys without an index of their own are served by those below, which begin with the community.
    community = models.ForeignKey(Community, models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=20, unique=True)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    """What the private link of a guest carries."""
    draft_key = models.UUIDField(null=True, unique=True)
    """The key under which it was sent: a second sending finds this matter."""
    kind = models.CharField(max_length=12, choices=MatterKind)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=60)
    words = models.TextField()
    answers = models.JSONField(default=dict)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    courtyard = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """The courtyard of the place, kept beside it for the backlog's filter."""
    place_words = models.CharField(max_length=120, blank=True)

    reporter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Null only when staff took it down from somebody who left nothing."""
    is_named = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    shown_at = models.DateTimeField(null=True, blank=True)
    """Since when the public may read it: at once for a known phone, else when staff have seen it
    (S-14).
    """
    channel = models.CharField(max_length=10, choices=Channel)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who recorded it for somebody else (代办)."""

    state = models.CharField(max_length=14, choices=State, default=State.REPORTED)
    reported_at = models.DateTimeField()
    reply_due_on = models.DateField()
    reply_rule = models.ForeignKey(RulePack, models.PROTECT, related_name="+", db_index=False)
    """The rule of its day, which gave `reply_due_on`."""
    replied_at = models.DateTimeField(null=True, blank=True)
    is_reply_late = models.BooleanField(default=False)
    due_on = models.DateField()
    """By when the next thing must have happened: the reply, then the work, then the confirmation.
    """
    is_extended = models.BooleanField(default=False)
    escalation = models.PositiveSmallIntegerField(default=0)
    """How far an overdue matter has risen: 0 nobody, 1 the secretary, 2 the street."""
    reopened = models.PositiveSmallIntegerField(default=0)
    """How often it was not solved: once back to the community, from then on to the street."""
    outcome = models.TextField(blank=True)
    """What came of it, in the words of the one in charge."""
    authority = models.CharField(max_length=60, blank=True)
    """To whom it was referred, by name."""
    closed_at = models.DateTimeField(null=True, blank=True)

    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lead_office = models.CharField(max_length=60, blank=True)
    """The unit in charge, as the public is told it."""
    helpers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    is_urgent = models.BooleanField(default=False)
    is_focal = models.BooleanField(default=False)
    went_to_council = models.BooleanField(default=False)
    supports = models.PositiveIntegerField(default=0)
    """How many have joined it (我也遇到), kept under the row's lock; the reporter is not among
    them.
    """
    joined_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined"
    )
    state_before = models.CharField(max_length=14, blank=True)
    """Where a joined matter stood, to return to."""
    revision = models.PositiveIntegerField(default=0)
    """Grows with every step: what a page's form was drawn from, and what caches are keyed by."""
    tokens = TokensField(blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(name="matter_state_is_known", condition=Q(state__in=State.values)),
            CheckConstraint(name="matter_kind_is_known", condition=Q(kind__in=MatterKind.values)),
            CheckConstraint(
                name="matter_channel_is_known", condition=Q(channel__in=Channel.values)
            ),
            CheckConstraint(
                name="matter_is_ended_or_undated",
                condition=Q(state__in=sorted(END), closed_at__isnull=False)
                | (~Q(state__in=sorted(END)) & Q(closed_at__isnull=True)),
            ),
            CheckConstraint(
                name="matter_ends_after_it_begins",
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("reported_at")),
            ),
            CheckConstraint(
                name="matter_is_replied_to_after_it_begins",
                condition=Q(replied_at__isnull=True) | Q(replied_at__gte=F("reported_at")),
            ),
            CheckConstraint(
                name="only_a_joined_matter_has_a_head",
                condition=Q(state=State.JOINED, joined_to__isnull=False) & ~Q(state_before="")
                | (~Q(state=State.JOINED) & Q(joined_to__isnull=True, state_before="")),
            ),
            CheckConstraint(
                name="matter_is_not_joined_to_itself",
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")),
            ),
            CheckConstraint(
                name="matter_in_hand_has_a_lead",
                condition=~Q(state__in=[State.IN_HAND, State.TO_CONFIRM]) | ~Q(lead_office=""),
            ),
            CheckConstraint(
                name="referred_matter_names_the_authority",
                condition=~Q(state=State.REFERRED) | ~Q(authority=""),
            ),
            CheckConstraint(
                name="solved_matter_says_what_came_of_it",
                condition=~Q(state__in=[State.SOLVED, State.PARTLY_SOLVED]) | ~Q(outcome=""),
            ),
            CheckConstraint(
                name="only_a_public_matter_is_shown",
                condition=Q(shown_at__isnull=True) | Q(is_public=True),
            ),
            CheckConstraint(name="matter_rises_no_higher", condition=Q(escalation__lte=2)),
            CheckConstraint(name="matter_has_words", condition=~Q(words="")),
        ]
        indexes: ClassVar = [
            *(
                models.Index(fields=["community", *fields], name=name, condition=_STANDS_OPEN)
                for name, fields in {
                    "matter_open_by_due": ("due_on", "id"),
                    "matter_open_by_age": ("reported_at", "id"),
                    "matter_open_by_state": ("state", "due_on", "id"),
                }.items()
            ),
            models.Index(
                fields=["lead", "due_on", "id"], name="matter_by_lead", condition=_STANDS_OPEN
            ),
            *(
                models.Index(fields=["community", *fields, "id"], name=name)
                for name, fields in {
                    "matter_by_beginning": ("reported_at",),
                    "matter_by_state": ("state", "reported_at"),
                    "matter_by_category": ("category", "reported_at"),
                    "matter_by_courtyard": ("courtyard", "reported_at"),
                    "matter_by_supports": ("supports",),
                }.items()
            ),
            # A report card is counted out of these alone: they carry all that its figures ask.
            models.Index(
                fields=["community", "closed_at", "id", "state", "is_focal", "category"],
                name="matter_by_end",
                condition=Q(closed_at__isnull=False),
            ),
            models.Index(
                fields=["community", "reply_due_on", "id", "replied_at", "is_reply_late", "state"],
                name="matter_by_reply",
            ),
            models.Index(
                fields=["community", "id"], name="matter_focal", condition=Q(is_focal=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_replied_to(self) -> bool:
        return self.replied_at is not None

    @property
    def place_label(self) -> str:
        """The place as the public is told it."""
        return self.place.public_label if self.place else self.place_words
