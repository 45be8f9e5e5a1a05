"""Matters and councils in the article."""

from collections.abc import Mapping

from lianxin.council.models import SETTLED, Council, Mediation
from lianxin.demo.proof.look import Fact, Look
from lianxin.matters.models import Matter

COUNTED = {"matters_solved": "matters_solved", "focal_issues_solved": "focal_solved"}


def _no_matter(community: str, fact: Fact) -> str:
    """What is at fault with a named matter, or nothing."""
    found = Matter.objects.filter(community__name=community, title=fact["name"]).first()
    if found is None:
        return "no such matter"
    if found.state != fact.get("state", found.state):
        return f"is {found.state}"
    if fact.get("sort") == "mediation" and not _is_mediated(found):
        return "was not mediated to an agreement"
    is_astray = fact.get("through") == "council" and not found.went_to_council
    return "did not go through the council" if is_astray else ""


def _is_mediated(matter: Matter) -> bool:
    return Mediation.objects.filter(matter=matter, state__in=SETTLED).exists()


def _no_council(community: str, fact: Fact) -> str:
    found = Council.objects.filter(community__name=community, name=fact["name"])
    return "" if found.exists() else "no such council"


LOOKS: Mapping[str, Look] = {"matter": _no_matter, "council": _no_council}
