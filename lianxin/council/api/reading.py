"""The council's sessions and resolutions as everybody may read them."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpResponse
from ninja import Query
from pydantic import Field

from lianxin.core import http, keyset
from lianxin.core.api import PDF, Call, Key, Leaf, Scope, Shape, Slug, Turning, enumerated, turned
from lianxin.core.errors import NotFound
from lianxin.council import pdf
from lianxin.council.api.door import WhichCouncil, router
from lianxin.council.models import Resolution, Session, SessionState
from lianxin.council.queries.access import sessions_for
from lianxin.council.queries.overview import Overview, overview
from lianxin.council.queries.resolutions import Told, one_resolution, resolutions
from lianxin.council.queries.sitting import Row, Sitting, sitting
from lianxin.council.rules import ITEM_FLOW
from lianxin.places.queries import community_by_slug

LATEST = ("-starts_at", "-pk")
StateOfSession = Annotated[SessionState, enumerated(SessionState)]


class CouncilTold(Shape):
    """A community's council of residents."""

    community: str = Field(examples=["lishanlu"])
    name: str = Field(examples=["历山路社区居民议事会"], description="还没有议事会就是空的")
    members: int = Field(examples=[11])
    quorum: str = Field(examples=["过半数"], description="到会要多少")
    majority: str = Field(examples=["过半数"], description="通过要多少")


class SessionRow(Shape):
    """A session as a list tells it."""

    id: int
    number: int = Field(examples=[12], description="第几次")
    title: str
    state: StateOfSession
    starts_at: datetime
    venue: str
    published_at: datetime | None = Field(description="纪要哪天公布的")


class SessionLeaf(Leaf):
    """A page of sessions, the latest first."""

    items: list[SessionRow]


class WhichSessions(WhichCouncil, Turning):
    """Whose sessions, and which page of them."""


class ItemTold(Shape):
    """One item of the agenda; without its words where the topic is not for everybody."""

    id: int
    position: int
    title: str
    state: str = Field(examples=["resolved"])
    motion: str
    ayes: int
    noes: int
    abstentions: int
    resolution: int | None = Field(description="决议的编号")


class SessionTold(SessionRow):
    """A session with its agenda."""

    called: int = Field(description="应到")
    came: int = Field(description="到会")
    items: list[ItemTold]


class ResolutionRow(Shape):
    """What was resolved: what, who, by when."""

    id: int
    what: str = Field(examples=["7号楼的公共阀门由物业公司更换"])
    lead_office: str = Field(examples=["东舍坊物业"])
    due_on: date
    resolved_at: datetime
    finished_at: datetime | None
    result: str = Field(examples=["done"], description="空的就是还在办")
    session: int


class ResolutionLeaf(Leaf):
    """A page of resolutions, the latest first."""

    items: list[ResolutionRow]


class ResolutionTold(ResolutionRow):
    """A resolution, who asked for it and what came of it."""

    motion: str
    ayes: int
    noes: int
    abstentions: int
    matter: str = Field(description="从哪件诉求来；不公开的不写", examples=["LSL-2026-000012"])
    households: int = Field(description="有几户要求过")
    solved: int = Field(description="答了的人里，几户说解决了")
    answered: int
    is_late: bool
    verbs: list[str] = Field(examples=[["progress", "finish"]], description="这个令牌现在能办的")


@router.reads(
    "/communities/{slug}/council",
    scope=Scope.COMMUNITY_READ,
    gives=CouncilTold,
    says="一个社区的居民议事会，或共驻共建联席会",
    is_open=True,
)
def council(request: Call, slug: Slug, which: Query[WhichCouncil]) -> CouncilTold:
    return _council(overview(request.actor, slug, now=http.now(), kind=which.kind))


def _council(seen: Overview) -> CouncilTold:
    return CouncilTold(
        community=seen.community.slug,
        name=seen.council.name if seen.council else "",
        members=len(seen.members),
        quorum=seen.quorum,
        majority=seen.majority,
    )


@router.reads(
    "/communities/{slug}/sessions",
    scope=Scope.COMMUNITY_READ,
    gives=SessionLeaf,
    says="议事会开过的、要开的会，新的在前",
    is_open=True,
)
def sessions(request: Call, slug: Slug, which: Query[WhichSessions]) -> SessionLeaf:
    community = community_by_slug(slug)
    rows = sessions_for(request.actor).filter(
        council__community=community, council__kind=which.kind
    )
    return turned(SessionLeaf, keyset.page(rows, LATEST, **which.marks), _session)


@router.reads(
    "/communities/{slug}/sessions/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=SessionTold,
    says="一次会：议程和表决",
    is_open=True,
)
def session(request: Call, slug: Slug, pk: Key) -> SessionTold:
    seen = sitting(request.actor, slug, pk, now=http.now())
    request.version = seen.session.revision
    return _sitting(seen)


@router.papers(
    "/communities/{slug}/sessions/{int:pk}/minutes",
    scope=Scope.COMMUNITY_READ,
    says="一次会的纪要，PDF：公布的人人能读",
    is_open=True,
)
def minutes(request: Call, slug: Slug, pk: Key) -> HttpResponse:
    now = http.now()
    seen = sitting(request.actor, slug, pk, now=now)
    if not seen.passages:
        raise NotFound
    paper = pdf.minutes(seen, today=http.local_day(now))
    return HttpResponse(paper, content_type=PDF)


def _session(session: Session) -> SessionRow:
    return SessionRow.model_validate(_facts(session))


def _facts(session: Session) -> dict[str, object]:
    return {
        "id": session.pk,
        "number": session.number,
        "title": session.title,
        "state": SessionState(session.state),
        "starts_at": session.starts_at,
        "venue": session.venue,
        "published_at": session.published_at,
    }


def _sitting(seen: Sitting) -> SessionTold:
    items = [_item(row) for row in seen.rows]
    facts = {**_facts(seen.session), "called": len(seen.seats), "came": seen.came, "items": items}
    return SessionTold.model_validate(facts)


def _item(row: Row) -> ItemTold:
    item = row.item
    resolution = getattr(item, "resolution", None)
    return ItemTold(
        id=item.pk,
        position=item.position,
        title=item.title if row.is_shown else "",
        state=item.state,
        motion=item.motion if row.is_shown else "",
        ayes=item.ayes,
        noes=item.noes,
        abstentions=item.abstentions,
        resolution=resolution.pk if resolution and row.is_shown else None,
    )


class WhichResolutions(Turning):
    """Which resolutions; a page has thirty."""

    only: str = Field("", pattern="^(open|late|done|)$", description="在办、晚了、落实了")


@router.reads(
    "/communities/{slug}/resolutions",
    scope=Scope.COMMUNITY_READ,
    gives=ResolutionLeaf,
    says="议事会的决议，新的在前，一页三十条",
    is_open=True,
)
def resolutions_(request: Call, slug: Slug, which: Query[WhichResolutions]) -> ResolutionLeaf:
    seen = resolutions(
        request.actor,
        slug,
        only=which.only,
        after=which.after,
        before=which.before,
        now=http.now(),
    )
    return turned(ResolutionLeaf, seen.page, _resolution)


@router.reads(
    "/communities/{slug}/resolutions/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=ResolutionTold,
    says="一项决议：谁要求的、怎么定的、办得怎么样",
    is_open=True,
)
def resolution(request: Call, slug: Slug, pk: Key) -> ResolutionTold:
    return told_resolution(request, slug, pk)


def told_resolution(request: Call, slug: str, pk: int) -> ResolutionTold:
    """As it stands now; its version is its item's, where all of its steps are taken."""
    found = one_resolution(request.actor, slug, pk, now=http.now())
    request.version = found.resolution.item.revision
    steps = ITEM_FLOW.open_to(request.actor, found.resolution.item)
    verbs = {step.verb for step in steps} & {"progress", "finish", "dissent"}
    return _told(found, sorted(verbs if found.may_dissent else verbs - {"dissent"}))


def _resolution(resolution: Resolution) -> ResolutionRow:
    return ResolutionRow.model_validate(_decided(resolution))


def _decided(resolution: Resolution) -> dict[str, object]:
    return {
        "id": resolution.pk,
        "what": resolution.what,
        "lead_office": resolution.lead_office,
        "due_on": resolution.due_on,
        "resolved_at": resolution.resolved_at,
        "finished_at": resolution.finished_at,
        "result": resolution.result,
        "session": resolution.item.session_id,
    }


def _told(told: Told, verbs: list[str]) -> ResolutionTold:
    item = told.resolution.item
    matter = item.matter.number if item.matter and told.shows_matter else ""
    return ResolutionTold.model_validate(
        {
            **_decided(told.resolution),
            "motion": item.motion,
            "ayes": item.ayes,
            "noes": item.noes,
            "abstentions": item.abstentions,
            "matter": matter,
            "households": told.households,
            "solved": told.solved,
            "answered": told.answered,
            "is_late": told.is_late,
            "verbs": verbs,
        }
    )
