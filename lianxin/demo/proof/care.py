"""Care, relief and work help in the article: the campaign, and what two service lines did."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Fact, Look
from lianxin.services.models import (
    CareVisit,
    HelperKind,
    Pairing,
    VisitState,
)
from lianxin.volunteers.models import Campaign, CampaignState

YEAR = 2015


def _no_care_campaign(community: str, fact: Fact) -> str:
    """What is at fault with a care campaign: members and volunteers paired, and went."""
    found = Campaign.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such campaign"
    if found.state != CampaignState.ENDED:
        return f"is {found.state}"
    pairings = Pairing.objects.filter(campaign=found)
    for kind in (HelperKind.PARTY, HelperKind.VOLUNTEER):
        if not pairings.filter(helper__kind=kind, care__marks__kind="empty").exists():
            return f"no {kind} looks after an empty-nest elder"
    kept = CareVisit.objects.filter(pairing__in=pairings, state=VisitState.KEPT, kept_on__year=YEAR)
    return "" if kept.exists() else "nobody was visited"


LOOKS: Mapping[str, Look] = {"care campaign": _no_care_campaign}
