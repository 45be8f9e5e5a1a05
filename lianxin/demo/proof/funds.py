"""The special funds in the article."""

from collections.abc import Mapping

from django.db.models import Sum

from lianxin.demo.proof.look import Fact, Look
from lianxin.funds.models import Account, Fund, Project, ProjectState


def _no_fund(community: str, fact: Fact) -> str:
    """What is at fault with a named fund, or nothing."""
    found = Fund.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such fund"
    year = fact.get("year", 2015)
    if not found.budgets.filter(year=year, approved_at__isnull=False).exists():
        return f"nothing was approved for {year}"
    done = Project.objects.filter(budget__fund=found, state=ProjectState.PUBLISHED)
    if not done.exists():
        return "nothing was done with it"
    if done.filter(acceptors__capacity="overseer").distinct().count() < done.count():
        return "something was accepted without the oversight committee"
    sums = Account.objects.filter(budget__fund=found).aggregate(sum=Sum("balance"))
    return "" if sums["sum"] == 0 else "its books do not add up"


LOOKS: Mapping[str, Look] = {"fund": _no_fund}
