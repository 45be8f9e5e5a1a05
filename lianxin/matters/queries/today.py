"""What a day asks of a community's staff, and of a street's; every list is bounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, DateTimeField, F, OuterRef, Q, QuerySet, Subquery

from lianxin.core.actor import Actor, Role
from lianxin.core.figures import LOCAL
from lianxin.core.packs import Rule, rule
from lianxin.matters.models import Matter, Say, State
from lianxin.matters.queries.access import matters_for
from lianxin.matters.queries.backlog import STANDS_OPEN, WAITING
from lianxin.places.models import Community

MOST = 30
"""Rows of a list; what is more is told as more."""
RULES = (
    "matters.reply_workdays",
    "matters.extension_workdays",
    "matters.callback_days",
    "matters.lapse_days",
    "matters.secretary_after_workdays",
    "matters.street_after_workdays",
    "matters.same_matter_study",
)
"""By which a matter is dealt with."""
_SHOWN = (
    "number",
    "title",
    "state",
    "supports",
    "due_on",
    "reported_at",
    "channel",
    "place_words",
    "escalation",
    "kind",
    "community_id",
    "revision",
    "lead_id",
    "place__label",
    "lead__name",
    "reporter__name",
)


@dataclass(frozen=True, slots=True)
class Few:
    """The first of a list, and whether there are more."""

    rows: Sequence[Matter]
    is_more: bool

    @property
    def count(self) -> str:
        return f"{len(self.rows)}+" if self.is_more else str(len(self.rows))


@dataclass(frozen=True, slots=True)
class Today:
    late: Few
    due: Few
    to_call: Few
    """Asked some days ago and silent since (I-09)."""
    new: Few

    @property
    def pressing(self) -> int:
        return len(self.late.rows) + len(self.due.rows) + len(self.to_call.rows)

    @property
    def is_more(self) -> bool:
        return self.late.is_more or self.due.is_more or self.to_call.is_more


def today(actor: Actor, community: Community, day: date) -> Today:
    """What to do today, in four statements."""
    waiting = _open_in(actor, community.pk).filter(state__in=WAITING)
    days = _rule(community, "matters.callback_days", day).count
    asked_before = datetime.combine(day - timedelta(days=days - 1), time.min, tzinfo=LOCAL)
    return Today(
        late=_few(waiting.filter(due_on__lt=day).order_by("due_on", "id")),
        due=_few(waiting.filter(due_on=day).order_by("due_on", "id")),
        to_call=_few(_silent(actor, community.pk, asked_before)),
        new=_few(
            _open_in(actor, community.pk)
            .filter(state=State.REPORTED)
            .order_by("-reported_at", "-id")
        ),
    )


def _open_in(actor: Actor, community_id: int) -> QuerySet[Matter]:
    found = matters_for(actor).filter(STANDS_OPEN, community_id=community_id)
    return found.select_related("place", "lead", "reporter").only(*_SHOWN)


def _silent(actor: Actor, community_id: int, asked_before: datetime) -> QuerySet[Matter]:
    unanswered = Say.objects.filter(
        matter=OuterRef("pk"), round=OuterRef("reopened"), answered_at__isnull=True
    )
    asked_at = Subquery(
        unanswered.order_by("asked_at").values("asked_at")[:1], output_field=DateTimeField()
    )
    found = _open_in(actor, community_id).filter(state=State.TO_CONFIRM)
    return (
        found.annotate(asked_at=asked_at).filter(asked_at__lt=asked_before).order_by("due_on", "id")
    )


def _few(found: QuerySet[Matter]) -> Few:
    rows = list(found[: MOST + 1])
    return Few(rows[:MOST], is_more=len(rows) > MOST)


def _rule(community: Community, key: str, day: date) -> Rule:
    return rule(key, on=day, jurisdictions=community.subdistrict.jurisdictions)


def doubtful(community: Community, day: date) -> list[Rule]:
    """The rules in force here today that nobody has checked against their source yet."""
    return [found for key in RULES if not (found := _rule(community, key, day)).is_confirmed]


def rises(community: Community, day: date) -> tuple[int, int]:
    """After how many working days the secretary, then the street, is told of what is late."""
    keys = ("matters.secretary_after_workdays", "matters.street_after_workdays")
    secretary, street = (_rule(community, key, day).count for key in keys)
    return secretary, street


@dataclass(frozen=True, slots=True)
class Standing:
    """How a community stands, in counts of what is open."""

    open: int = 0
    late: int = 0
    confirm: int = 0


def standings(actor: Actor, day: date) -> dict[int, Standing]:
    """Of each community that a street officer oversees, from one grouped statement."""
    late = Q(state__in=WAITING, due_on__lt=day)
    rows = (
        matters_for(actor)
        .filter(STANDS_OPEN, community_id__in=actor.places(Role.STREET))
        .values_list("community_id")
        .annotate(
            open=Count("pk"),
            late=Count("pk", filter=late),
            confirm=Count("pk", filter=Q(state=State.TO_CONFIRM)),
        )
        .order_by("community_id")
    )
    return {pk: Standing(*counts) for pk, *counts in rows}


def risen(actor: Actor) -> Few:
    """What has come up to the street: late for long, or twice not solved."""
    found = matters_for(actor).filter(
        STANDS_OPEN,
        Q(escalation=2) | Q(state=State.SUPERVISED),
        community_id__in=actor.places(Role.STREET),
    )
    return _few(
        found.select_related("community", "place", "lead")
        .annotate(slug=F("community__slug"))
        .order_by("due_on", "id")
    )
