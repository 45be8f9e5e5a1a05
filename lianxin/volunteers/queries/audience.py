"""Whom news concerns, as accounts."""

from collections.abc import Iterable

from lianxin.volunteers.models import Duty, Volunteer


def users_signed_up(shift_ids: Iterable[int]) -> dict[int, list[int]]:
    """The accounts of those with a duty on each of some shifts."""
    found = Duty.objects.filter(
        shift__in=list(shift_ids),
        released_at__isnull=True,
        volunteer__person__user__isnull=False,
    )
    users: dict[int, list[int]] = {}
    for shift_id, user_id in found.values_list("shift_id", "volunteer__person__user_id"):
        users.setdefault(shift_id, []).append(user_id)
    return users


def user_of(volunteer: Volunteer) -> list[int]:
    """The volunteer's account, if there is one."""
    user_id = volunteer.person.user_id if volunteer.person else None
    return [user_id] if user_id else []
