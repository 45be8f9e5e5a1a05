"""What is found of councils: themselves, their sessions, what was put before them and resolved."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Role
from lianxin.core.figures import through
from lianxin.core.seeking import Address, Finder, Search
from lianxin.council.models import AgendaItem, Council, CouncilKind, ItemState, Session
from lianxin.council.queries.access import sessions_for
from lianxin.council.rules.access import visible_to


def _councils(search: Search) -> QuerySet[Council]:
    """Charters are public."""
    return Council.objects.filter(community_id=search.community_id)


def _sessions(search: Search) -> QuerySet[Session]:
    found = sessions_for(search.actor).filter(council__community_id=search.community_id)
    return found.select_related("council")


def _items(search: Search) -> QuerySet[AgendaItem]:
    """Of sessions that one sees; on what is not shown to all, only where one works or sits."""
    found = AgendaItem.objects.filter(
        through("session", visible_to(search.actor)),
        session__council__community_id=search.community_id,
    )
    if not search.actor.holds((*DESK, Role.MEMBER), search.community_id):
        found = found.filter(Q(matter__isnull=True) | Q(matter__shown_at__isnull=False))
    return found.select_related("session__council")


def _page(space: str, view: str) -> Address:
    """Each kind of council has the same pages under a name of its own."""

    def address(slug: str, row: Any) -> str:
        session = getattr(row, "session", row)
        council = getattr(session, "council", session)
        name = "joint" if council.kind == CouncilKind.JOINT else "council"
        keys = {"slug": slug} if council is row else {"slug": slug, "pk": session.pk}
        return reverse(f"{name}{space}:{view}", kwargs=keys)

    return address


def _day(session: Session) -> str:
    return f"{timezone.localtime(session.starts_at):%Y-%m-%d}"


def _outcome(item: AgendaItem) -> str:
    return f"{item.session.title} · {ItemState(item.state).label}"


FINDERS = (
    Finder(
        code="councils",
        label=_("议事会"),
        icon="users-group",
        rank=90,
        rows=_councils,
        desk=_page("_desk", "council"),
        portal=_page("", "public"),
        called=lambda council: str(council.name),
    ),
    Finder(
        code="sessions",
        label=_("会议"),
        icon="users",
        rank=91,
        rows=_sessions,
        fields=("title",),
        community="council__community",
        desk=_page("_desk", "session"),
        portal=_page("", "public_session"),
        called=lambda session: str(session.title),
        note=_day,
        order=("-starts_at", "-pk"),
        moment="starts_at",
    ),
    Finder(
        code="items",
        label=_("议题和决议"),
        icon="gavel",
        rank=92,
        rows=_items,
        fields=("title", "resolution__what"),
        community="session__council__community",
        desk=_page("_desk", "session"),
        portal=_page("", "public_session"),
        called=lambda item: str(item.title),
        note=_outcome,
        order=("-session__starts_at", "position", "pk"),
        moment="session__starts_at",
    ),
)
