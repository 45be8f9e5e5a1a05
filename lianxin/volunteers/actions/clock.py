"""What happens because days have passed."""

from datetime import datetime

from django.db import transaction

from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.volunteers.actions.certificates import issue_posted
from lianxin.volunteers.actions.inviting import lapse_invitations
from lianxin.volunteers.actions.leaving import clear
from lianxin.volunteers.actions.taking import put
from lianxin.volunteers.models import Volunteer, VolunteerState
from lianxin.volunteers.queries.clock import unanswered
from lianxin.volunteers.rules import VOLUNTEER_FLOW


def sweep(*, now: datetime) -> None:
    """Issue what was posted long enough, and forget who was asked and never answered."""
    issue_posted(now=now)
    lapse_invitations(now=now)
    for pk in unanswered(today=local_day(now)):
        _forget(pk, now=now)


@transaction.atomic
def _forget(pk: int, *, now: datetime) -> None:
    """Take away a minor's registration whose guardian never answered."""
    volunteer = Volunteer.objects.select_for_update().get(pk=pk)
    if volunteer.state != VolunteerState.WAITING:
        return
    changed = clear(volunteer, now=now)
    step = VOLUNTEER_FLOW["lapse"]
    put(CLOCK, volunteer, step, volunteer.community_id, now=now, changed=changed)
