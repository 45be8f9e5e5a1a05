"""Users who are to hear of Party work."""

from datetime import date

from lianxin.accounts.models import User
from lianxin.core.actor import PARTY
from lianxin.party.models import Body, Meeting, Term
from lianxin.party.queries.roll import held_on
from lianxin.party.rules.access import HEADS
from lianxin.people.queries import holders_of


def called_to(meeting: Meeting) -> set[int]:
    """Those called to a meeting who have an account."""
    called = meeting.attendances.values("member__person__user_id")
    return set(User.objects.filter(pk__in=called, is_active=True).values_list("pk", flat=True))


def leading(body: Body, today: date) -> set[int]:
    """Those who lead a branch or a committee, and those with a Party post in its community."""
    heads = Term.objects.filter(held_on(today), body=body, duty__in=HEADS)
    users = User.objects.filter(pk__in=heads.values("member__person__user_id"), is_active=True)
    found = set(users.values_list("pk", flat=True))
    for role in PARTY:
        found |= set(holders_of(role, body.community_id, today=today).values_list("pk", flat=True))
    return found
