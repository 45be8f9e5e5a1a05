"""What no outsider may read or change of organisations, for the walk over every address."""

from typing import Any

from lianxin.core.tests.factories import UploadFactory
from lianxin.organisations.tests.factories import (
    AgreementFactory,
    ContactFactory,
    MilestoneFactory,
    NeedFactory,
    OrganisationFactory,
    PledgeFactory,
    ResourceFactory,
)
from lianxin.places.models import Community

PUBLIC = {"organisations:overview", "organisations:together"}
OWN = {"organisations:photo"}
DESK = {
    "organisations_desk:register", "organisations_desk:new",
    "organisations_desk:organisation", "organisations_desk:change", "organisations_desk:unmask",
    "organisations_desk:step", "organisations_desk:part_step", "organisations_desk:paper",
    "joint_lists_desk:board", "joint_lists_desk:step", "joint_lists_desk:part_step",
    "joint_lists_desk:match",
}  # fmt: skip
VERBS = {
    "organisations_desk:step": "prepare",
    "organisations_desk:part_step": "strike",
    "joint_lists_desk:step": "need",
    "joint_lists_desk:part_step": "met",
    "joint_lists_desk:match": "accept",
}


def hidden_in(community: Community, secret: str, _users: object) -> dict[str, dict[str, Any]]:
    """A hidden organisation with all that can be written of one."""
    firm = OrganisationFactory.create(
        community=community, idea=True, is_shown=False, name=secret, what=secret
    )
    contact = ContactFactory.create(organisation=firm, person__name=secret)
    agreement = AgreementFactory.create(organisation=firm, title=secret)
    photo = UploadFactory.create()
    PledgeFactory.create(organisation=firm, what=secret, photo=photo, is_shown=False)
    milestone = MilestoneFactory.create(organisation=firm, what=secret)
    resource = ResourceFactory.create(organisation=firm, what=secret)
    need = NeedFactory.create(community=community, organisation=firm, what=secret)
    return {
        "organisations": {"key": photo.key},
        "organisations_desk": {"pk": firm.pk, "person": contact.person_id},
        "organisations_desk:paper": {"pk": agreement.pk},
        "organisations_desk:part_step": {"part": "milestones", "thing": milestone.pk},
        "joint_lists_desk": {"pk": need.pk, "need": need.pk, "resource": resource.pk},
        "joint_lists_desk:part_step": {"part": "needs"},
    }
