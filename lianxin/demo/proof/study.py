"""Study, posts, boards and commendations in the article."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Fact, Look
from lianxin.party.models import (
    Board,
    Campaign,
    Commendation,
    CommendationState,
    LoopState,
    PostScheme,
)

COUNTED = {
    "study_notes_chars_each": "study_notes_chars_each",
    "study_essays_each": "study_essays_each",
    "coverage_rate": "coverage_rate",
    "participation_rate": "participation_rate",
}


def _no_campaign(community: str, fact: Fact) -> str:
    """What is at fault with a campaign: one whose loop is told was gone through to its end."""
    found = Campaign.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such campaign"
    if "loop" not in fact:
        return ""
    told = [LoopState(value).label for value in LoopState.values[:-1]]
    if told != fact["loop"]:
        return f"its loop is {told}"
    return "" if found.loops.filter(state=LoopState.DONE).exists() else "no loop was gone through"


def _no_commendation(community: str, fact: Fact) -> str:
    found = Commendation.objects.filter(community__name=community, name=fact["name"])
    announced = found.filter(state=CommendationState.ANNOUNCED)
    return "" if announced.exists() else "no such commendation was announced"


def _no_scheme(community: str, fact: Fact) -> str:
    found = PostScheme.objects.filter(community__name=community, name=fact["name"])
    return "" if found.filter(posts__claims__isnull=False).exists() else "nobody holds such a post"


def _no_board(community: str, fact: Fact) -> str:
    found = Board.objects.filter(community__name=community, name=fact["name"], is_open=True)
    return "" if found.exists() else "no such board"


LOOKS: Mapping[str, Look] = {
    "education campaign": _no_campaign,
    "commendation": _no_commendation,
    "post scheme": _no_scheme,
    "display": _no_board,
}
