"""Works as everybody may read of them, and what those who live there say of theirs."""

from datetime import date
from typing import Annotated

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Leaf,
    Ref,
    Scope,
    Shape,
    Slug,
    Turning,
    Words,
    as_told,
    enumerated,
    keep_home,
    turned,
)
from lianxin.places.queries import community_by_slug
from lianxin.works import actions
from lianxin.works.api.door import router
from lianxin.works.models import Milestone, Piece, PieceKind, PieceState, Project, State
from lianxin.works.queries import project_at
from lianxin.works.queries.project import Voice, buildings_asked, own_say, story
from lianxin.works.queries.shelf import front
from lianxin.works.rules import PROJECT_FLOW
from lianxin.works.rules.acceptance import Verdict

StateOfWorks = Annotated[State, enumerated(State)]
KindOfPiece = Annotated[PieceKind, enumerated(PieceKind)]
StateOfPiece = Annotated[PieceState, enumerated(PieceState)]
VerdictTold = Annotated[Verdict, enumerated(Verdict)]


class WorksRow(Shape):
    """A piece of building work as a list tells it."""

    id: int
    title: str = Field(examples=["楼顶防水"])
    office: str = Field(description="谁请人做的", examples=["街道办事处"])
    state: StateOfWorks
    state_name: str
    starts_on: date | None
    ends_on: date | None
    todo: int
    done: int
    put_off: int


class WorksLeaf(Leaf):
    """What runs, and a page of what is settled, the latest first."""

    running: list[WorksRow]
    items: list[WorksRow]


class PieceTold(Shape):
    """What one building or room gets."""

    id: int
    where: str = Field(examples=["62号院1号楼"])
    kind: KindOfPiece
    state: StateOfPiece
    done_on: date | None
    why: str = Field(description="没做成的原因")
    warranty_until: date | None = Field(description="保修到哪天")


class MilestoneTold(Shape):
    """A step on the way, planned for a day."""

    id: int
    title: str
    due_on: date
    reached_on: date | None
    words: str


class VoiceTold(Shape):
    """How those of one building found it."""

    place: int
    where: str
    fine: int
    spoken: int
    verdict: VerdictTold


class WorksTold(WorksRow):
    """A piece of work with its parts, its steps and what residents say."""

    words: str
    reason: str
    asked_until: date | None = Field(description="请住户说到哪天")
    revision: int
    pieces: list[PieceTold]
    milestones: list[MilestoneTold]
    voices: list[VoiceTold]
    own: bool | None = Field(description="您说过行（true）还是不行（false）；没说过是空的")
    verbs: list[str] = Field(examples=[["finish", "reach"]], description="这个令牌现在能办的")


class SaysOfWorks(Body):
    """Whether it is fine in one's own building, and what is not."""

    place: Ref = Field(description="哪栋楼：编号在 voices 里", examples=[12])
    is_fine: bool
    words: Words = Field("", max_length=300, description="不行的，写一句哪里不行")


class WhichWorks(Turning):
    """Which page; it has twenty."""


@router.reads(
    "/communities/{slug}/works",
    scope=Scope.COMMUNITY_READ,
    gives=WorksLeaf,
    says="在做的工程，和做完的",
    is_open=True,
)
def works(request: Call, slug: Slug, which: Query[WhichWorks]) -> WorksLeaf:
    community = community_by_slug(slug)
    found = front(request.actor, community.pk, after=which.after, before=which.before)
    leaf = turned(_Settled, found.page, row_of)
    return WorksLeaf(running=[row_of(each) for each in found.running], **leaf.model_dump())


class _Settled(Leaf):
    items: list[WorksRow]


@router.reads(
    "/communities/{slug}/works/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=WorksTold,
    says="一项工程：做到哪一步，住户怎么说",
    is_open=True,
)
def one(request: Call, slug: Slug, pk: Key) -> WorksTold:
    return told_works(request, slug, pk)


@router.writes(
    "/communities/{slug}/works/{int:pk}/say",
    scope=Scope.WORKS_WRITE,
    gives=WorksTold,
    says="自己那栋楼验收：行，或者哪里不行",
)
def say(request: Call, slug: Slug, pk: Key, told: SaysOfWorks) -> WorksTold:
    project = project_at(request.actor, slug, pk)
    keep_home(request, project.community_id)
    actions.say(
        request.actor,
        pk,
        place=told.place,
        is_fine=told.is_fine,
        words=told.words,
        now=http.now(),
    )
    return told_works(request, slug, pk)


def told_works(request: Call, slug: str, pk: int) -> WorksTold:
    project = project_at(request.actor, slug, pk)
    request.version = project.revision
    told = story(request.actor, project, today=http.today())
    own = own_say(request.actor, project)
    steps = PROJECT_FLOW.open_to(request.actor, project)
    is_asked = bool(buildings_asked(project)) if project.state == State.ASKING else False
    verbs = {step.verb for step in steps} & _TOLD
    return WorksTold.model_validate(
        {
            **_facts(project),
            "words": project.words,
            "reason": project.reason,
            "asked_until": project.asked_until,
            "revision": project.revision,
            "pieces": [_piece(each) for room in told.buildings for each in room.pieces],
            "milestones": [_milestone(each.milestone) for each in told.stones],
            "voices": [_voice(each) for each in told.voices],
            "own": own.is_fine if own else None,
            "verbs": sorted(verbs if is_asked else verbs - {"say"}),
        }
    )


_TOLD = frozenset(
    {
        "say", "start", "finish", "put_off", "redo", "reach", "hand_in", "pass", "fail",
        "accept", "accept_part", "remedy",
    }
)  # fmt: skip


def row_of(project: Project) -> WorksRow:
    return WorksRow.model_validate(_facts(project))


def _facts(project: Project) -> dict[str, object]:
    state = State(project.state)
    return {
        "id": project.pk,
        "title": project.title,
        "office": project.office,
        "state": state,
        "state_name": str(state.label),
        "starts_on": project.starts_on,
        "ends_on": project.ends_on,
        "todo": project.todo,
        "done": project.done,
        "put_off": project.put_off,
    }


def _piece(piece: Piece) -> PieceTold:
    return as_told(PieceTold, piece)


def _milestone(milestone: Milestone) -> MilestoneTold:
    return as_told(MilestoneTold, milestone)


def _voice(voice: Voice) -> VoiceTold:
    return VoiceTold(
        place=voice.place.pk,
        where=voice.place.public_label,
        fine=voice.fine,
        spoken=voice.spoken,
        verdict=voice.verdict,
    )
