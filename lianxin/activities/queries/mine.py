"""What somebody has signed up for, for the page of what is theirs."""

from django.db.models import QuerySet

from lianxin.activities.models import LIVE, Signup, State
from lianxin.activities.queries.access import signups_for
from lianxin.core.actor import Actor


def mine(actor: Actor) -> QuerySet[Signup]:
    """One's own sign-ups for what is still to come, the next first."""
    return (
        signups_for(actor)
        .filter(person_id__in=actor.person_ids, state__in=sorted(LIVE))
        .filter(activity__state=State.PUBLISHED)
        .select_related("activity__community", "activity__room")
        .defer("activity__draw_seed")
        .order_by("activity__starts_at", "pk")
    )
