"""The staff's backlog: what may be asked of it, and the rows that answer, a page at a time.

Every order has an index of its own, and none of them counts or skips: the thousandth page costs
what the first does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.models import User
from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.core.flow import Text
from lianxin.core.models import SavedView
from lianxin.core.text import terms
from lianxin.matters.models import END, OPEN, Matter, State
from lianxin.matters.queries.access import matters_for
from lianxin.matters.queries.searching import LATEST, Turn, Words, searched
from lianxin.places.models import Place

PAGE = "matters"
"""Under what name saved views of the backlog are kept."""
WAITING = sorted(OPEN - {State.TO_CONFIRM})
"""States in which the community, and not the residents, is being waited for."""
STANDS_OPEN = Q(closed_at__isnull=True, joined_to__isnull=True)
"""Said as the indexes say it, so that they are found."""
WEEK = timedelta(days=7)

_SHOWN = (
    "number",
    "title",
    "state",
    "place_id",
    "place_words",
    "supports",
    "due_on",
    "reported_at",
    "closed_at",
    "category_id",
    "lead_id",
    "community_id",
)


class Group(StrEnum):
    """Wider than one state."""

    OPEN = "open"
    ENDED = "ended"
    ALL = "all"


class Due(StrEnum):
    LATE = "late"
    TODAY = "today"
    WEEK = "week"


class Sort(StrEnum):
    DUE = "due"
    NEWEST = "newest"
    OLDEST = "oldest"
    SUPPORTS = "supports"


ORDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Sort.DUE: ("due_on", "id"),
        Sort.NEWEST: LATEST,
        Sort.OLDEST: ("reported_at", "id"),
        Sort.SUPPORTS: ("-supports", "-id"),
    }
)
ORDER_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        Sort.DUE: _("按时限从紧到松"),
        Sort.NEWEST: _("按提出从新到旧"),
        Sort.OLDEST: _("按提出从旧到新"),
        Sort.SUPPORTS: _("按也遇到的户数从多到少"),
    }
)
ME = "me"
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks of the backlog; what is blank or nought does not matter to them."""

    words: str = ""
    state: str = Group.OPEN
    """One state, or a Group of them."""
    category: int = 0
    place: int = 0
    """A courtyard."""
    lead: str = ""
    """ME, NOBODY, or a user's key in digits."""
    due: str = ""
    age: int = 0
    """Brought up so many days ago or more."""
    least: int = 0
    """Met with by so many others or more."""
    sort: str = ""

    @property
    def is_of_open(self) -> bool:
        return self.state == Group.OPEN or self.state in OPEN

    @property
    def order(self) -> Sort:
        """What has ended has no day to be done by."""
        if self.sort and (self.sort != Sort.DUE or self.is_of_open):
            return Sort(self.sort)
        return Sort.DUE if self.is_of_open else Sort.NEWEST


class Row(NamedTuple):
    """A matter's row, told in words; `haste` is Due.LATE or Due.TODAY where its day is near."""

    pk: int
    number: str
    title: str
    place: str
    category: str
    state: str
    supports: int
    lead: str
    due: str
    haste: str
    reported: str


def views(shared_by: int) -> dict[str, tuple[Text, Wish]]:
    """The views that everyone has, by the name in the address; `shared_by` is how many make a
    matter worth a study of its own (I-10).
    """
    return {
        "open": (_("没办完的"), Wish()),
        "today": (_("今天到期"), Wish(due=Due.TODAY)),
        "late": (_("超期"), Wish(due=Due.LATE)),
        "mine": (_("我负责的"), Wish(lead=ME)),
        "confirm": (_("等居民确认"), Wish(state=State.TO_CONFIRM)),
        "shared": (_("%d 户以上也遇到"), Wish(least=shared_by, sort=Sort.SUPPORTS)),
        "all": (_("全部"), Wish(state=Group.ALL)),
    }


def backlog(
    actor: Actor, community_id: int, wish: Wish, *, day: date, after: str = "", before: str = ""
) -> keyset.Page[Matter]:
    """One page of what a wish asks for in a community, with what a row shows and no more."""
    found = wished(actor, community_id, wish, day=day)
    # Names are fetched for the page alone: joined, they would be joined to all that a search finds.
    rows, order = found.only(*_SHOWN), ORDERS[wish.order]
    if wanted := terms(wish.words):
        words = Words(community_id, wanted)
        return searched(rows, words, order, Turn(after, before), day=day)
    return keyset.page(rows, order, after=after, before=before)


def whole(actor: Actor, found: keyset.Page[Matter]) -> keyset.Page[Matter]:
    """A page of the backlog with all that a row's matter holds, in one statement more."""
    keys = [row.pk for row in found.rows]
    rows = matters_for(actor).select_related("community", "category", "place").in_bulk(keys)
    return replace(found, rows=[rows[pk] for pk in keys if pk in rows])


def wished(actor: Actor, community_id: int, wish: Wish, *, day: date) -> QuerySet[Matter]:
    """What a wish asks for, but for its words."""
    return matters_for(actor).filter(
        _of_state(wish),
        _of_due(wish, day),
        _of_lead(wish, actor),
        _of_rest(wish, day),
        community_id=community_id,
    )


def names_of(
    rows: Iterable[Matter], workers: Mapping[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Labels of the rows' places, and names of those in charge, of whom `workers` are known."""
    places = {row.place_id for row in rows if row.place_id}
    leads = {row.lead_id for row in rows if row.lead_id} - set(workers)
    strangers = User.objects.filter(pk__in=leads).values_list("pk", "name") if leads else ()
    labels = Place.objects.filter(pk__in=places).values_list("pk", "label") if places else ()
    return dict(labels), {**workers, **dict(strangers)}


def _of_state(wish: Wish) -> Q:
    if wish.state == Group.ALL:
        return Q()
    if wish.state == Group.ENDED:
        return Q(state__in=sorted(END))
    one = Q() if wish.state == Group.OPEN else Q(state=wish.state)
    return one & STANDS_OPEN if wish.is_of_open else one


def _of_due(wish: Wish, day: date) -> Q:
    bounds = {
        Due.LATE: Q(due_on__lt=day),
        Due.TODAY: Q(due_on=day),
        Due.WEEK: Q(due_on__gte=day, due_on__lt=day + WEEK),
    }
    return Q(state__in=WAITING) & bounds[Due(wish.due)] if wish.due else Q()


def _of_lead(wish: Wish, actor: Actor) -> Q:
    if not wish.lead:
        return Q()
    if wish.lead == NOBODY:
        return Q(lead__isnull=True)
    return Q(lead_id=(actor.user_id or 0) if wish.lead == ME else int(wish.lead))


def _of_rest(wish: Wish, day: date) -> Q:
    found = Q()
    if wish.category:
        found &= Q(category_id=wish.category)
    if wish.place:
        found &= Q(courtyard_id=wish.place)
    if wish.age:
        found &= Q(reported_at__lt=_start_of(day - timedelta(days=wish.age - 1)))
    if wish.least:
        found &= Q(supports__gte=wish.least)
    return found


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=LOCAL)


def picked(actor: Actor, community_id: int, pks: list[int]) -> list[Matter]:
    """A selection out of the backlog, oldest first; what is not of this community is left out."""
    found = matters_for(actor).filter(community_id=community_id, pk__in=pks)
    return list(found.only("number", "title", "state", "community_id").order_by("pk"))


def saved_views(actor: Actor, community_id: int) -> QuerySet[SavedView]:
    """One's own, by name."""
    return SavedView.objects.filter(
        user_id=actor.user_id or 0, community_id=community_id, page=PAGE
    ).order_by("name", "pk")
