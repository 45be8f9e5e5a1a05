"""The public board: of each member just what they let it show, in each courtyard (S-06)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from lianxin.core.errors import NotFound
from lianxin.core.models import Upload
from lianxin.party.models import (
    Board,
    Claim,
    Commendation,
    Member,
    Pledge,
    Portrait,
)
from lianxin.party.queries.posts import holding_on
from lianxin.party.rules.commendation import PUBLIC
from lianxin.party.rules.posts import NAME, PHOTO, PLEDGE, POST
from lianxin.people.models import Consent, Purpose
from lianxin.people.rules import in_force
from lianxin.places.models import Community, Place
from lianxin.places.queries import community_by_slug, courtyards


@dataclass(frozen=True, slots=True)
class Shown:
    """What a board shows of one member."""

    name: str
    portrait: Upload | None
    posts: list[tuple[str, str]]
    """Name and duties."""
    pledge: str


@dataclass(frozen=True, slots=True)
class Sheet:
    board: Board
    community: Community
    courtyard: Place
    members: list[Shown]


@dataclass(frozen=True, slots=True)
class Boards:
    """The community's boards, and what it commends."""

    board: Board | None
    community: Community
    courtyards: list[Place]
    """Those where somebody is shown."""
    commendations: list[Commendation]


def _consents(today: date) -> QuerySet[Consent]:
    return Consent.objects.filter(in_force(today), purpose=Purpose.POST_BOARD)


def _here(courtyard: Place) -> Q:
    return Q(home=courtyard) | Q(home__courtyard=courtyard)


def _showable(today: date) -> QuerySet[Member]:
    """Members who let their name be shown in the courtyard where they live."""
    given = _consents(today).filter(person=OuterRef("person"), field=NAME)
    living = Member.objects.filter(left_on__isnull=True, home__isnull=False)
    return living.filter(Exists(given.filter(where=_yard())))


def _yard() -> Coalesce:
    return Coalesce(OuterRef("home__courtyard__label"), OuterRef("home__label"))


def boards(slug: str, *, today: date) -> Boards:
    """Everything that is public of a community's Party work."""
    community = community_by_slug(slug)
    board = Board.objects.filter(community=community, is_open=True).first()
    yards: list[Place] = []
    if board:
        homes = _showable(today).filter(community=community)
        ids = homes.values_list(Coalesce("home__courtyard_id", "home_id"), flat=True)
        yards = list(courtyards(community.pk).filter(pk__in=set(ids)))
    told = Commendation.objects.filter(community=community, state__in=PUBLIC)
    return Boards(board, community, yards, list(told.order_by("-opened_at", "-pk")))


def sheet(slug: str, courtyard_pk: int, *, today: date) -> Sheet:
    """One courtyard's board; NotFound where the community has none, or nobody is shown there."""
    community = community_by_slug(slug)
    board = Board.objects.filter(community=community, is_open=True).first()
    courtyard = courtyards(community.pk).filter(pk=courtyard_pk).first()
    if board is None or courtyard is None:
        raise NotFound
    return Sheet(board, community, courtyard, _shown_in(courtyard, today))


def _shown_in(courtyard: Place, today: date) -> list[Shown]:
    members = list(_showable(today).filter(_here(courtyard)).order_by("name", "pk"))
    ids = [member.pk for member in members]
    allowed: dict[int, set[str]] = defaultdict(set)
    given = _consents(today).filter(
        where=courtyard.label, person__in=[m.person_id for m in members]
    )
    for person, field in given.values_list("person_id", "field"):
        allowed[person].add(field)
    portraits = {
        each.member_id: each.upload
        for each in Portrait.objects.select_related("upload").filter(member__in=ids)
    }
    pledges = dict(
        Pledge.objects.filter(member__in=ids, until__isnull=True).values_list("member", "words")
    )
    posts = _posts_of(ids, today)
    return [
        Shown(
            member.name,
            portraits.get(member.pk) if PHOTO in fields else None,
            posts[member.pk] if POST in fields else [],
            pledges.get(member.pk, "") if PLEDGE in fields else "",
        )
        for member in members
        for fields in (allowed[member.person_id or 0],)
    ]


def _posts_of(ids: list[int], today: date) -> Mapping[int, list[tuple[str, str]]]:
    held: dict[int, list[tuple[str, str]]] = defaultdict(list)
    claims = Claim.objects.filter(holding_on(today), member__in=ids).order_by("since", "pk")
    for member, name, duties in claims.values_list("member", "post__name", "post__duties"):
        held[member].append((name, duties))
    return held


def is_on_board(upload: Upload, *, today: date) -> bool:
    """Whether a portrait is shown to all: its member lets it be, and the board is open."""
    given = _consents(today).filter(person=OuterRef("person"), field=PHOTO, where=_yard())
    shown = _showable(today).filter(Exists(given), portrait__upload=upload)
    open_boards = Board.objects.filter(is_open=True).values("community")
    return shown.filter(community__in=open_boards).exists()
