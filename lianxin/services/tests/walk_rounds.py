"""What no outsider may read or change of teams, requests and rounds, for the walk over every
address.
"""

from typing import Any
from uuid import uuid4

from lianxin.matters.tests.factories import MatterFactory
from lianxin.places.models import Community
from lianxin.services.tests.factories import (
    LicenceFactory,
    MemberFactory,
    RequestFactory,
    ServiceFactory,
    TeamFactory,
    VisitFactory,
)

PUBLIC = {"services:help", "services:new"}
OWN = {
    "services:where", "services:who", "services:request", "services:rate", "services:times",
    "services:withdraw", "services_sheet:sheet", "services_sheet:records",
    "services_sheet:record", "services_sheet:worker", "services_sheet:paper",
    "services_sheet:calendar",
}  # fmt: skip
"""By a private link that nobody was given."""
DESK = {
    "services_desk:rounds", "services_desk:plan", "services_desk:promise_all",
    "services_desk:visit", "services_desk:visit_step", "services_desk:requests",
    "services_desk:take_down", "services_desk:request", "services_desk:unmask",
    "services_desk:step", "services_desk:from_matter", "services_desk:teams",
    "services_desk:team", "services_desk:team_step", "services_desk:member_step",
    "services_desk:withdraw_licence", "services_desk:catalogue", "services_desk:offer",
}  # fmt: skip
VERBS = {
    "services_desk:visit_step": "promise",
    "services_desk:step": "urge",
    "services_desk:team_step": "enlist",
    "services_desk:member_step": "release",
    "services_desk:offer": "stop",
}


def hidden_in(community: Community, secret: str, _users: Any) -> dict[str, dict[str, Any]]:
    team = TeamFactory.create(community=community, what=secret)
    member = MemberFactory.create(team=team, name=secret)
    service = ServiceFactory.create(team=team)
    request = RequestFactory.create(community=community, service=service, words=secret)
    visit = VisitFactory.create(request=request, member=member)
    licence = LicenceFactory.create(member=member, title=secret)
    matter = MatterFactory.create(community=community, private=True, title=secret)
    nobodys = {"token": "nobody-was-given-this"}
    desk = {
        "visit": visit,
        "visit_step": visit,
        "request": request,
        "unmask": request,
        "step": request,
        "from_matter": matter,
        "team": team,
        "team_step": team,
        "member_step": member,
        "withdraw_licence": licence,
        "offer": service,
    }
    return {
        "services": {"key": uuid4(), **nobodys},
        "services_sheet": {"pk": visit.pk, **nobodys},
        **{f"services_desk:{word}": {"pk": thing.pk} for word, thing in desk.items()},
    }
