"""Volunteers, their teams and campaigns in the article."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Fact, Look
from lianxin.volunteers.models import Campaign, CampaignState, DutyState, Spot, Team

COUNTED = {
    "campaign_volunteers": "campaign_volunteers",
    "volunteer_services_per_month": "volunteer_services_monthly",
}


def _no_campaign(community: str, fact: Fact) -> str:
    """What is at fault with a named campaign, or nothing."""
    found = Campaign.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such campaign"
    if found.state != CampaignState.ENDED:
        return f"is {found.state}"
    if Spot.objects.filter(campaign=found, covered_at__isnull=True).exists():
        return "did not cover all its places"
    served = found.projects.filter(shifts__duties__state=DutyState.SERVED)
    return "" if served.exists() else "nobody took part"


def _no_team(community: str, fact: Fact) -> str:
    found = Team.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such team"
    return "" if found.members.exists() else "nobody is in it"


LOOKS: Mapping[str, Look] = {"campaign": _no_campaign, "volunteer team": _no_team}
