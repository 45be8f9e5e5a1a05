"""Who has been invited, and who would be invited twice."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet

from lianxin.core.actor import DESK, Actor
from lianxin.volunteers.models import Invitation, InvitationState, Volunteer


def asked_before(community_id: int, indexes: Iterable[str]) -> set[str]:
    """Of the keyed hashes of phones, those registered, waiting to answer, or having declined."""
    wanted = list(indexes)
    states = (InvitationState.SENT, InvitationState.DECLINED)
    invited = Invitation.objects.filter(
        community_id=community_id, phone_index__in=wanted, state__in=states
    )
    known = Volunteer.objects.filter(
        community_id=community_id, person__phone_index__in=wanted
    ).values_list("person__phone_index", flat=True)
    return {*invited.values_list("phone_index", flat=True), *known}


def overdue(*, on: date) -> Collection[int]:
    """Invitations whose last day is past."""
    found = Invitation.objects.filter(state=InvitationState.SENT, lapses_on__lt=on)
    return list(found.order_by("pk").values_list("pk", flat=True))


def waiting(actor: Actor, community_id: int) -> QuerySet[Invitation]:
    """Those that nobody has answered yet, the oldest first."""
    found = Invitation.objects.filter(
        community_id=community_id,
        community_id__in=actor.places(*DESK),
        state=InvitationState.SENT,
    )
    return found.order_by("invited_at", "pk")
