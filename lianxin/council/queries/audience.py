from lianxin.accounts.models import User
from lianxin.core.http import local_day
from lianxin.council.models import AgendaItem, Session
from lianxin.council.queries.access import serving
from lianxin.matters.queries.audience import audience


def members_of(session: Session) -> set[int]:
    """Users among the members called, or, before they are called, among those serving."""
    users = User.objects.filter(is_active=True)
    seats = session.seats.values("member__user_id")
    found = set(users.filter(pk__in=seats).values_list("pk", flat=True))
    if found:
        return found
    members = serving(session.council_id, on=local_day(session.starts_at)).order_by()
    return set(users.filter(pk__in=members.values("user_id")).values_list("pk", flat=True))


def concerned(item: AgendaItem, *, but: int | None) -> set[int]:
    """Users who brought an item's matter up, joined it or follow it."""
    return audience(item.matter, but=but) if item.matter else set()
