"""Relief: one's own, what waits at the desk, and the notice without names."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lianxin.accounts.models import User
from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page
from lianxin.core.money import yuan
from lianxin.funds.models import Account, AccountKind, ProjectState
from lianxin.people.queries import Contact, contact
from lianxin.places.models import Community, Place
from lianxin.places.queries import community_by_slug
from lianxin.services.models import (
    ENDED,
    GRANTED,
    Household,
    HouseholdCheck,
    Relief,
    ReliefPhoto,
    ReliefState,
)
from lianxin.services.queries.care_access import one
from lianxin.services.queries.law import YEAR_FEN, YEAR_TIMES, count_of
from lianxin.services.rules.relief import RELIEF_FLOW, WORKERS, visible_to

LATEST = ("-pk",)


def relief_for(actor: Actor, pk: int, *, lock: bool = False) -> Relief:
    found = Relief.objects.filter(visible_to(actor)).select_related(
        "community__subdistrict", "household__place", "person__user", "voucher"
    )
    return one(found.filter(pk=pk), lock=lock)


def relief_desk(actor: Actor, slug: str) -> Community:
    """A community whose relief the actor handles; to all others that desk does not exist."""
    community = community_by_slug(slug)
    if actor.holds(WORKERS, community.pk):
        return community
    raise NotFound


@dataclass(frozen=True, slots=True)
class Register:
    community: Community
    page: Page[Relief]
    contacts: Sequence[tuple[Relief, Contact]]
    waiting: int


def register(
    actor: Actor,
    slug: str,
    *,
    unmasked: Collection[int],
    is_over: bool,
    after: str = "",
    before: str = "",
) -> Register:
    """What waits for a step, or what is over, the latest first."""
    community = relief_desk(actor, slug)
    here = Relief.objects.filter(visible_to(actor), community=community)
    found = here.filter(state__in=ENDED) if is_over else here.exclude(state__in=ENDED)
    along = found.select_related("person__user", "household__place")
    page = keyset.page(along, LATEST, after=after, before=before)
    rows = [(each, contact(each.person, unmasked)) for each in page.rows]
    return Register(community, page, rows, here.exclude(state__in=ENDED).count())


@dataclass(frozen=True, slots=True)
class Left:
    """What a household may still have in a year."""

    fen: int
    times: int


def left_of(household: Household, community: Community, year: int, *, on: date) -> Left:
    had = Relief.objects.filter(household=household, year=year, state__in=GRANTED).aggregate(
        fen=Coalesce(Sum("granted_fen"), 0), times=Count("pk")
    )
    most = count_of(community, YEAR_FEN, on=on), count_of(community, YEAR_TIMES, on=on)
    return Left(most[0] - had["fen"], most[1] - had["times"])


@dataclass(frozen=True, slots=True)
class Dossier:
    relief: Relief
    contact: Contact
    checks: Sequence[tuple[HouseholdCheck, str]]
    left: Left
    payable: Sequence[tuple[int, str]]
    verbs: Collection[str]
    photos: Sequence[uuid.UUID]
    """Keys of the pictures of papers, in the order in which they came."""
    has_checked: bool
    """Whether the reader was in the home already, so that another must go."""


def dossier(actor: Actor, slug: str, pk: int, *, unmasked: Collection[int], today: date) -> Dossier:
    community = relief_desk(actor, slug)
    relief = relief_for(actor, pk)
    if relief.community_id != community.pk:
        raise NotFound
    checks = list(relief.checks.order_by("at", "pk"))
    users = User.objects.in_bulk({each.by_id for each in checks})
    return Dossier(
        relief,
        contact(relief.person, unmasked),
        [(each, users[each.by_id].name if each.by_id in users else "") for each in checks],
        left_of(relief.household, community, relief.year, on=today),
        payable(relief) if relief.state == ReliefState.ORDERED else [],
        {step.verb for step in RELIEF_FLOW.open_to(actor, relief)},
        list(relief.photos.order_by("pk").values_list("upload__key", flat=True)),
        any(each.by_id == actor.user_id for each in checks),
    )


def payable(relief: Relief) -> list[tuple[int, str]]:
    """The community's fund projects that are paid piece by piece and have enough left."""
    aside = Account.objects.filter(
        community=relief.community_id,
        kind=AccountKind.SET_ASIDE,
        balance__gte=relief.granted_fen,
        project__is_standing=True,
        project__state=ProjectState.DELIVERING,
    )
    rows = aside.order_by("project__title", "pk").values_list(
        "project", "project__title", "balance"
    )
    left = _("%(title)s（还有 %(left)s 元）")
    return [(pk, left % {"title": title, "left": yuan(balance)}) for pk, title, balance in rows]


def own(actor: Actor, community: Community) -> QuerySet[Relief]:
    mine = Relief.objects.filter(person_id__in=actor.person_ids, community=community)
    along = mine.select_related("household__place").prefetch_related(
        Prefetch("photos", ReliefPhoto.objects.select_related("upload").order_by("pk"))
    )
    return along.order_by("-asked_at", "-pk")


def noticed(community_id: int) -> QuerySet[Relief]:
    """What is posted now; its page tells neither who nor where."""
    found = Relief.objects.filter(community=community_id, state=ReliefState.NOTICED)
    return found.only("hardship", "granted_fen", "body", "decided_on", "notice_until", "state")


def photo_for(actor: Actor, key: uuid.UUID) -> ReliefPhoto:
    """A picture of a paper, for who may read what it was shown for."""
    found = ReliefPhoto.objects.select_related("relief__person", "relief__community", "upload")
    seen = Relief.objects.filter(visible_to(actor))
    if photo := found.filter(upload__key=key, relief__in=seen).first():
        return photo
    raise NotFound


def due_to_forget(*, today: date) -> list[int]:
    """Whose pictures of papers have had their last day."""
    over = Relief.objects.filter(photos_until__lt=today)
    return list(over.order_by("photos_until", "pk").values_list("pk", flat=True))


def due_to_order(*, today: date) -> list[int]:
    """Whose notice is over without anybody having spoken against it."""
    over = Relief.objects.filter(state=ReliefState.NOTICED, notice_until__lt=today)
    return list(over.order_by("pk").values_list("pk", flat=True))


def doors(community_id: int) -> list[Place]:
    """Where households live: a community's buildings and entrances, in order."""
    found = Place.objects.filter(community=community_id).exclude(kind="courtyard")
    return list(found.order_by("courtyard__position", "position", "pk"))
