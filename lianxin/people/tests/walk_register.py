"""The register of residents and the number of residents, for the walk over every address."""

from typing import Any

from lianxin.people.tests.factories import PersonFactory
from lianxin.places.models import Community

DESK = {
    "people_desk:residents", "people_desk:unmask", "people_desk:enrol", "people_desk:correct",
    "places_desk:headcount",
}  # fmt: skip


def hidden_in(community: Community, secret: str, _users: object) -> dict[str, dict[str, Any]]:
    person = PersonFactory.create(community=community, name=secret[:60])
    return {name: {"pk": person.pk} for name in ("people_desk:unmask", "people_desk:correct")}
