"""Awards, walls and brands in the article."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Fact, Look
from lianxin.honours.models import Board, Brand, Round, RoundState
from lianxin.honours.queries.awards import standings

TEN = 10


def _no_award(community: str, fact: Fact) -> str:
    """What is at fault with an award: announced, and its ten those whom the ballots say."""
    found = Round.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such award"
    if found.state != RoundState.ANNOUNCED:
        return f"is {found.state}"
    honoured = set(found.nominees.filter(is_awarded=True).values_list("number", flat=True))
    if len(honoured) != TEN:
        return f"{len(honoured)} were honoured"
    counted = {each.number for each in standings(found) if each.is_in}
    return "" if honoured == counted else "those honoured are not whom the ballots say"


def _no_wall(community: str, fact: Fact) -> str:
    """What is at fault with a wall: every board is open and has a story on it."""
    for name in fact["boards"]:
        board = Board.objects.filter(community__name=community, name=name, is_open=True).first()
        if board is None:
            return f"no board {name}"
        if not board.stories.filter(state="shown", shown_at__year=2015).exists():
            return f"nothing on {name}"
    return ""


def _no_brand(community: str, fact: Fact) -> str:
    found = Brand.objects.filter(community__name=community, name=fact["name"], is_open=True)
    return "" if found.filter(ties__isnull=False).exists() else "no such brand, or nothing in it"


COUNTED: Mapping[str, str] = {}
LOOKS: Mapping[str, Look] = {"award": _no_award, "wall": _no_wall, "brand": _no_brand}
