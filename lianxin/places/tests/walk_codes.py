"""The desk of the stairwell codes, for the walk over every address."""

from typing import Any

from lianxin.places.models import Community
from lianxin.places.tests.factories import CourtyardFactory, DoorCodeFactory, EntranceFactory

DESK = {
    "places_desk:codes", "places_desk:yard", "places_desk:renew", "places_desk:keep_old",
    "places_desk:paper",
}  # fmt: skip


def hidden_in(community: Community, _secret: str, _users: Any) -> dict[str, dict[str, Any]]:
    """Where doors stand is public; that nobody from elsewhere renews a code is what is walked."""
    yard = CourtyardFactory.create(community=community)
    entrance = EntranceFactory.create(parent__parent=yard)
    code = DoorCodeFactory.create(place=entrance)
    return {"places_desk": {"pk": yard.pk, "code": code.pk, "layout": "a4"}}
