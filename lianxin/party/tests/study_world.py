"""What of study and posts a walk over all addresses must not find, by the name of its address."""

from typing import Any

from lianxin.core.tests.factories import MONDAY, UploadFactory
from lianxin.party.models import Body, BodyKind, Material, Nominee, PostDeed
from lianxin.party.tests.factories import BranchFactory, CommitteeFactory
from lianxin.party.tests.studying import (
    BoardFactory,
    CampaignFactory,
    ClaimFactory,
    CommendationFactory,
    HoursFactory,
    LoopFactory,
    ProblemFactory,
    WritingFactory,
    settled,
)
from lianxin.places.models import Community

PUBLIC = frozenset({"party:boards", "party:board", "party:board_pdf"})
OWN = frozenset({"home:consents", "home:withdraw", "party:commendation"}) | {
    f"party:{name}"
    for name in (
        "photo", "mine", "studied", "add_hours", "write", "writing", "strike", "material",
        "own_posts", "log", "claim", "give_up", "pledge", "shown", "portrait", "agree",
        "begin_loop", "loop", "loop_step",
    )
}  # fmt: skip
DESK = frozenset(
    f"party_desk:{name}"
    for name in (
        "study", "study_hours", "study_member", "study_write", "study_writing", "study_strike",
        "study_begin", "campaign", "study_stage", "study_material", "study_loops", "loop",
        "loop_step", "posts", "post_scheme", "post_new", "post_board", "post_close",
        "post_member", "post_member_step", "commendations", "commendation_new", "commendation",
        "commendation_step",
    )
)  # fmt: skip
VERBS = {
    "party_desk:loop_step": "look_into",
    "party:loop_step": "look_into",
    "party_desk:post_member_step": "pledge",
    "party_desk:commendation_step": "cancel",
}


def hidden_in(community: Community, secret: str) -> dict[str, Any]:
    """The keys of a member's records with the secret in them, by what addresses ask for."""
    tops = Body.objects.filter(community=community, kind=BodyKind.COMMITTEE)
    top = tops.first() or CommitteeFactory.create(community=community)
    branch = BranchFactory.create(parent=top)
    member = settled(branch=branch, name=secret)
    campaign = CampaignFactory.create(community=community, plan=secret)
    material = Material.objects.create(
        campaign=campaign, title=secret, kind="pdf", file="none.pdf", size=1, added_at=MONDAY
    )
    loop = LoopFactory.create(body=branch, campaign=campaign, member=member, found=True)
    upload = UploadFactory.create()
    ProblemFactory.create(loop=loop, words=secret, photo=upload)
    writing = WritingFactory.create(member=member, title=secret, words=secret)
    HoursFactory.create(member=member, title=secret)
    claim = ClaimFactory.create(member=member, post__name=secret)
    PostDeed.objects.create(
        community=community, member=member, post=claim.post, words=secret,
        done_on=MONDAY.date(), recorded_at=MONDAY,
    )  # fmt: skip
    BoardFactory.create(community=community)
    commendation = CommendationFactory.create(community=community, name=secret)
    nominee = Nominee.objects.create(
        commendation=commendation, member=member, honour=secret, deeds=secret
    )
    keys = {
        "board": member.home.courtyard_id, "board_pdf": member.home.courtyard_id,
        "commendation": commendation.pk, "commendation_step": commendation.pk,
        "writing": writing.pk, "strike": writing.pk, "study_writing": writing.pk,
        "study_strike": writing.pk, "material": material.pk, "claim": claim.post_id,
        "post_close": claim.post_id, "give_up": claim.pk, "agree": nominee.pk,
        "begin_loop": campaign.pk, "campaign": campaign.pk, "study_stage": campaign.pk,
        "study_material": campaign.pk, "study_loops": campaign.pk, "loop": loop.pk,
        "loop_step": loop.pk,
    }  # fmt: skip
    return {"": member.pk, "key": upload.key, **keys}
