"""What residents said of a card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.reports.models import Comment, Edition, Mark, Rating
from lianxin.reports.rules import LEAST_SHOWN, SAY_DAYS

MOST = 50


@dataclass(frozen=True, slots=True)
class Said:
    """How many residents said what, beside a card; a section that too few rated is not told."""

    until: date
    is_open: bool
    people: int
    by_section: Mapping[str, Mapping[str, int]]
    comments: Sequence[Comment]
    least: int


def say_until(edition: Edition) -> date:
    """The last day on which residents may rate a published card."""
    on = local_day(edition.published_at or edition.begun_at)
    places = edition.community.subdistrict.jurisdictions
    return on + timedelta(days=rule(SAY_DAYS, on=on, jurisdictions=places).count)


def said_of(edition: Edition, *, today: date) -> Said:
    """What was said of the year's card, whatever its edition."""
    here = Rating.objects.filter(community=edition.community_id, year=edition.year)
    counted: dict[str, dict[str, int]] = {}
    for row in here.values("section", "mark").annotate(count=Count("pk")).order_by():
        counted.setdefault(row["section"], {})[row["mark"]] = row["count"]
    places = edition.community.subdistrict.jurisdictions
    least = rule(LEAST_SHOWN, on=today, jurisdictions=places).count
    until = say_until(edition)
    shown = Comment.objects.filter(
        community=edition.community_id, year=edition.year, shown_at__isnull=False
    )
    return Said(
        until=until,
        is_open=today <= until,
        people=here.values("person").distinct().count(),
        by_section={
            section: {mark: marks.get(mark, 0) for mark in Mark.values}
            for section, marks in counted.items()
            if sum(marks.values()) >= least
        },
        comments=list(shown.order_by("-said_at", "-pk")[:MOST]),
        least=least,
    )


def own_marks(actor: Actor, edition: Edition) -> tuple[dict[str, str], str]:
    """What the reader said themself: marks by section, and words."""
    mine = {
        "community": edition.community_id,
        "year": edition.year,
        "person__in": actor.person_ids,
    }
    marks = dict(Rating.objects.filter(**mine).values_list("section", "mark"))
    words = Comment.objects.filter(**mine).values_list("words", flat=True).first()
    return marks, words or ""


def unread(community_id: int) -> Sequence[Comment]:
    """Comments that nobody has read yet, the oldest first."""
    waiting = Comment.objects.filter(community=community_id, shown_at__isnull=True, hidden_why="")
    return list(waiting.order_by("said_at", "pk")[:MOST])
