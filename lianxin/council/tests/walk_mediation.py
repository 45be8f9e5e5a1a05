"""What no outsider may read or change of mediations and the joint conference, for the walk."""

from typing import Any

from django.urls import URLPattern

from lianxin.council.models import CouncilKind
from lianxin.council.tests.factories import CouncilFactory, ItemFactory, SessionFactory
from lianxin.council.tests.mediating import Case
from lianxin.council.urls import meeting_patterns, portal_patterns, running_patterns
from lianxin.places.models import Community

PUBLIC = {"mediation:overview", "joint:public"}
OWN = {"mediation:party", "mediation:case", "mediation:paper", "mediation:step"}
OWN |= {f"joint:{each.name}" for each in portal_patterns} - PUBLIC
DESK = {"mediation_desk:overview", "mediation_desk:matter"}
NAMED = [each for each in (*meeting_patterns, *running_patterns) if isinstance(each, URLPattern)]
DESK |= {f"joint_desk:{each.name}" for each in NAMED}
OWN |= {f"joint_chair:{each.name}" for each in running_patterns}
"""The joint conference has pages of the council's names."""
VERBS = {
    "mediation:step": "refuse",
    "joint:": "open",
    "joint_desk:": "open",
    "joint_chair:": "open",
}


def hidden_in(community: Community, secret: str, _users: object) -> dict[str, dict[str, Any]]:
    """A mediation and a plan of the joint conference."""
    case = Case(community, title=secret, words=secret)
    council = CouncilFactory.create(community=community, kind=CouncilKind.JOINT)
    session = SessionFactory.create(council=council)
    item = ItemFactory.create(session=session, title=secret)
    return {
        "mediation": {"pk": case.pk},
        "joint": {"pk": session.pk, "item": item.pk},
        "joint_desk": {"pk": session.pk, "item": item.pk},
        "joint_chair": {"pk": session.pk, "item": item.pk},
    }
