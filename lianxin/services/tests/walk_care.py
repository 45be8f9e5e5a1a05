"""Care's addresses for the walk: for those who hold the post, and one's own."""

from typing import Any

from lianxin.accounts.models import User
from lianxin.places.models import Community
from lianxin.services.tests.care_factories import (
    CareFactory,
    CareVisitFactory,
    GiftFactory,
    HelperFactory,
    LogFactory,
    PairingFactory,
)

PUBLIC = {"care:mine"}
OWN = {
    "care:offer", "care:visit", "care:gift", "care:end_pairing", "care:end", "care:stop",
}  # fmt: skip
CARE_DESK = {
    "care_desk:overview", "care_desk:people", "care_desk:new", "care_desk:care",
    "care_desk:unmask", "care_desk:step", "care_desk:pairing_step", "care_desk:visit_step",
    "care_desk:helpers", "care_desk:helper_step", "care_desk:pairs", "care_desk:ask_pairs",
    "care_desk:take_pairs", "care_desk:festivals", "care_desk:festival",
    "care_desk:festival_step", "care_desk:gift_step",
}  # fmt: skip
VERBS = {
    "care_desk:step": "write",
    "care_desk:pairing_step": "end",
    "care_desk:visit_step": "keep",
    "care_desk:helper_step": "stop",
    "care_desk:festival_step": "close",
    "care_desk:gift_step": "drop",
}


def hidden_in(community: Community, secret: str, users: dict[str, User]) -> dict[str, Any]:
    """Somebody cared for under the secret's name, with a log, a visit and a gift."""
    care = CareFactory.create(community=community, person__name=secret, ground_words=secret)
    LogFactory.create(care=care, words=secret)
    helper = HelperFactory.create(community=community)
    pairing = PairingFactory.create(care=care, helper=helper)
    visit = CareVisitFactory.create(pairing=pairing)
    gift = GiftFactory.create(care=care, festival__community=community, festival__name=secret)
    things = {
        "care_desk:care care_desk:unmask care_desk:step care:end": care,
        "care_desk:pairing_step care:end_pairing": pairing,
        "care_desk:visit_step care:visit": visit,
        "care_desk:helper_step care:stop": helper,
        "care_desk:festival care_desk:festival_step": gift.festival,
        "care_desk:gift_step care:gift": gift,
    }
    return {name: {"pk": thing.pk} for names, thing in things.items() for name in names.split()}
