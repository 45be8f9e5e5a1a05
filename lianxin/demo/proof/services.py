"""Service teams, lines and projects in the article."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Fact, Look
from lianxin.services.models import CallState, Line, Team, Visit

COUNTED: Mapping[str, str] = {}


def _no_team(community: str, fact: Fact) -> str:
    """What is at fault with a named team, or nothing: it must have gone out in the year."""
    found = Team.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such team"
    if not found.members.exists():
        return "nobody is in it"
    made = Visit.objects.filter(
        request__service__team=found, state=CallState.DONE, done_at__year=2015
    )
    return "" if made.exists() else "went nowhere in 2015"


def _no_line(community: str, fact: Fact) -> str:
    found = Line.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such line"
    made = Visit.objects.filter(
        request__service__line=found, state=CallState.DONE, done_at__year=2015
    )
    return "" if made.exists() else "nothing was done in it in 2015"


LOOKS: Mapping[str, Look] = {
    "service team": _no_team,
    "service project": _no_team,
    "service line": _no_line,
}
