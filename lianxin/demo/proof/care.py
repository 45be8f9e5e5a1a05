"""Care, relief and work help in the article: the campaign, and what two service lines did."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Fact, Look
from lianxin.services.models import (
    CareVisit,
    Gift,
    GiftState,
    HelperKind,
    Pairing,
    Relief,
    Trainee,
    TraineeState,
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


def no_deed_of_line(community: str, does: str) -> str:
    """What is at fault with one deed that a service line is said to do, or nothing."""
    of_care = {"care__community__name": community}
    found = {
        "结对帮扶": Pairing.objects.filter(**of_care, began_at__year=YEAR),
        "节日慰问": Gift.objects.filter(**of_care, state=GiftState.GIVEN, ended_at__year=YEAR),
        "临时救济": Relief.objects.filter(community__name=community, paid_at__year=YEAR),
    }.get(does)
    if found is None:
        found = Trainee.objects.filter(
            training__course__community__name=community,
            training__course__title=does,
            training__course__partner="历下阳光大姐",
            state=TraineeState.CERTIFIED,
        )
    return "" if found.exists() else f"nothing was done of {does}"


LOOKS: Mapping[str, Look] = {"care campaign": _no_care_campaign}
