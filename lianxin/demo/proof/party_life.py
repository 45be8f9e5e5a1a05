"""Party life in the article."""

from collections.abc import Iterator, Mapping
from datetime import date

from lianxin.demo.proof.look import Fact, Look
from lianxin.party.models import Body, Meeting, MeetingKind
from lianxin.party.queries.due import lives

KINDS = (MeetingKind.MEMBERS, MeetingKind.COMMITTEE, MeetingKind.GROUP, MeetingKind.LESSON)
"""三会 and 一课."""


def _no_rule(community: str, fact: Fact) -> str:
    """What is at fault with a year in which the rule was kept, or nothing."""
    bodies = list(
        Body.objects.filter(community__name=community)
        .select_related("community__subdistrict")
        .order_by("position", "pk")
    )
    year = fact.get("year", 2015)
    held = Meeting.objects.filter(community__name=community, opened_at__year=year)
    known = {str(kind) for kind in held.values_list("kind", flat=True)}
    if absent := set(map(str, KINDS)) - known:
        return f"nothing is on record of {sorted(absent)}"
    return next(_missed(bodies, year), "")


def _missed(bodies: list[Body], year: int) -> Iterator[str]:
    """Each month, quarter or year that closed with too few."""
    closings = [date(year, month, 1) for month in range(2, 13)] + [date(year + 1, 1, 1)]
    for day in closings:
        standing = [body for body in bodies if body.founded_on <= day]
        for life in lives(standing, day):
            for due in life.dues:
                if due.missed and due.missed.first.year == year and due.frequency.kind in KINDS:
                    yield f"{life.body} {due.missed.name} {due.frequency.label}"


LOOKS: Mapping[str, Look] = {"Party life rule": _no_rule}
