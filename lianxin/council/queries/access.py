"""The only doors to councils, sessions and items."""

from datetime import date

from django.db.models import Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.council.models import SITTING, AgendaItem, Council, CouncilKind, Member, Session
from lianxin.council.rules.access import enters, visible_to
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug


def council_of(community_id: int) -> Council | None:
    """A community's council of residents; charters are public."""
    found = Council.objects.select_related("community__subdistrict")
    return found.filter(community_id=community_id, kind=CouncilKind.RESIDENTS).first()


def council_at(slug: str, kind: str = CouncilKind.RESIDENTS) -> tuple[Community, Council | None]:
    community = community_by_slug(slug)
    return community, Council.objects.filter(community=community, kind=kind).first()


def council_for(actor: Actor, pk: int, *, lock: bool = False) -> Council:
    """A council whose desk is open to the actor."""
    found = Council.objects.select_related("community__subdistrict").filter(pk=pk)
    council = (found.select_for_update(of=("self",)) if lock else found).first()
    if council is None or not enters(actor, council.community_id):
        raise NotFound
    return council


def sessions_for(actor: Actor) -> QuerySet[Session]:
    return Session.objects.filter(visible_to(actor))


def session_for(actor: Actor, pk: int, *, lock: bool = False, slug: str = "") -> Session:
    """Refuse alike what is absent, hidden, or of another community than the address says."""
    found = (
        sessions_for(actor)
        .select_related("council__community__subdistrict", "chair", "minute_taker", "notice_rule")
        .filter(Q(council__community__slug=slug) if slug else Q(), pk=pk)
    )
    if session := (found.select_for_update(of=("self",)) if lock else found).first():
        return session
    raise NotFound


def pulse_of(actor: Actor, slug: str, pk: int) -> tuple[int, bool]:
    """What a page that follows a session asks every few seconds: how far it is, and whether it
    sits. One small statement.
    """
    found = sessions_for(actor).filter(council__community__slug=slug, pk=pk)
    if row := found.values_list("pulse", "state").first():
        return row[0], row[1] in SITTING
    raise NotFound


def item_for(actor: Actor, pk: int, *, lock: bool = False) -> AgendaItem:
    """An item with its session; locked, the session is: all of a session's deeds queue there."""
    where = AgendaItem.objects.filter(pk=pk).values_list("session_id", flat=True).first()
    session = session_for(actor, where or 0, lock=lock)
    item = AgendaItem.objects.select_related("matter", "mover", "seconder", "amendment").get(pk=pk)
    item.session = session
    return item


def serving(council_id: int, *, on: date) -> QuerySet[Member]:
    """The members of a day, the chair first, then as they joined."""
    return (
        Member.objects.filter(council_id=council_id, since__lte=on)
        .filter(Q(until__isnull=True) | Q(until__gte=on))
        .select_related("delegated_by")
        .order_by("-is_chair", "pk")
    )
