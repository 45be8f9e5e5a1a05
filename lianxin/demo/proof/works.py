"""Building works in the article."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Fact, Look
from lianxin.works.models import Project, State

COUNTED = {
    "buildings_painted_and_waterproofed": "buildings_painted_and_waterproofed",
    "buildings_insulated": "buildings_insulated",
}


def _no_works(community: str, fact: Fact) -> str:
    """What is at fault with a named project: it must have been accepted in the article's year."""
    found = Project.objects.filter(community__name=community, title=fact["name"]).first()
    if found is None:
        return "no such works"
    if found.state != State.ACCEPTED or found.accepted_at is None:
        return f"is {found.state}"
    return "" if found.accepted_at.year == 2015 else "was not accepted in 2015"


LOOKS: Mapping[str, Look] = {"works": _no_works}
