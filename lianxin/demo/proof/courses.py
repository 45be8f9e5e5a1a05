"""Cultural teams in the article; its courses are looked for with the series that they belong to."""

from collections.abc import Mapping

from lianxin.activities.models import CulturalTeam, MemberState
from lianxin.demo.proof.look import Fact, Look

COUNTED = {"cultural_teams": "cultural_teams"}


def _no_team(community: str, fact: Fact) -> str:
    """What is at fault with a named team: it has members, and did something in the year."""
    found = CulturalTeam.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such team"
    if not found.members.filter(state=MemberState.MEMBER).exists():
        return "nobody is in it"
    rehearsed = found.rehearsals.filter(starts_at__year=2015, called_off_at__isnull=True)
    shown = found.shows.filter(activity__starts_at__year=2015)
    return "" if rehearsed.exists() or shown.exists() else "did nothing in 2015"


LOOKS: Mapping[str, Look] = {"cultural team": _no_team}
