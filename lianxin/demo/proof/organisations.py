"""Social organisations and the joint conference in the article."""

from collections.abc import Mapping

from lianxin.council.models import Council, CouncilKind
from lianxin.demo.proof.look import Fact, Look
from lianxin.organisations.models import MilestoneKind, Organisation, Project, State

COUNTED = {"social_organisations": "social_organisations"}


def _no_social(community: str, fact: Fact) -> str:
    """What is at fault with a named social organisation, or nothing."""
    found = Organisation.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such organisation"
    if found.state != State.REGISTERED:
        return f"is {found.state}"
    registered = found.milestones.filter(kind=MilestoneKind.REGISTER, authority="区民政局")
    if not registered.exists():
        return "was not registered with 区民政局"
    granted = found.milestones.filter(kind=MilestoneKind.GRANT, what="济南市非物质文化遗产")
    return "" if granted.exists() else "was not granted its listing"


def _no_conference(community: str, fact: Fact) -> str:
    found = Council.objects.filter(
        community__name=community, kind=CouncilKind.JOINT, name=fact["name"]
    ).first()
    if found is None:
        return "no such joint conference"
    if found.way != fact["theme"]:
        return f"has the theme {found.way}"
    if not found.members.filter(delegated_by__isnull=False).exists():
        return "no organisation sits on it"
    done = Project.objects.filter(community__name=community, state="done")
    return "" if done.exists() else "came to nothing"


LOOKS: Mapping[str, Look] = {
    "social organisation": _no_social,
    "joint conference": _no_conference,
}
