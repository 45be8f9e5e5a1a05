"""What of Party life a walk over all addresses must not find, by the name of its address."""

from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions import excusing
from lianxin.party.models import Body, BodyKind, Ground, MeetingKind
from lianxin.party.tests.factories import CommitteeFactory
from lianxin.party.tests.meetings import EVENING, Stage
from lianxin.places.models import Community

DESK = frozenset(
    f"party_desk:{name}"
    for name in (
        "life",
        "life_new",
        "life_paper",
        "life_meetings",
        "life_meeting",
        "life_replan",
        "life_step",
        "life_motion",
        "life_appraise",
        "life_branch",
        "life_branch_step",
        "life_excusal",
    )
)
OWN = frozenset({"party:own_life", "party:own_meeting", "party:ask_leave", "party:check_in"})
VERBS = {
    "party_desk:life_step": "close",
    "party_desk:life_motion": "drop",
    "party_desk:life_branch_step": "fix_day",
    "party_desk:life_excusal": "end",
}


def hidden_in(community: Community, secret: str) -> dict[str, int]:
    """The keys of a running meeting with a vote, and of all that hangs on it."""
    tops = Body.objects.filter(community=community, kind=BodyKind.COMMITTEE)
    top = tops.first() or CommitteeFactory.create(community=community)
    stage = Stage(4, parent=top, name=secret)
    meeting = stage.open(MeetingKind.MEMBERS, title=secret, agenda=secret)
    appraisal = stage.open(MeetingKind.APPRAISAL, starts_at=EVENING)
    member = stage.members[1].pk
    ground = Ground.BEDRIDDEN
    excusal = excusing.ask(stage.head, stage.slug, member, ground=ground, now=MONDAY)
    return {
        "": meeting.pk,
        "motion": stage.put(meeting, words=secret).pk,
        "member": member,
        "excusal": excusal.pk,
        "life_appraise": appraisal.pk,
        "life_branch": stage.branch.pk,
        "life_branch_step": stage.branch.pk,
        "life_excusal": stage.branch.pk,
    }
