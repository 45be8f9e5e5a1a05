"""The register of residents and the number of residents, for the walk over every address."""

from typing import Any

from lianxin.people.tests.factories import PersonFactory
from lianxin.places.models import Community

DESK = {"people_desk:residents", "people_desk:unmask", "places_desk:headcount"}


def hidden_in(community: Community, secret: str, _users: object) -> dict[str, dict[str, Any]]:
    person = PersonFactory.create(community=community, name=secret[:60])
    return {"people_desk:unmask": {"pk": person.pk}}
