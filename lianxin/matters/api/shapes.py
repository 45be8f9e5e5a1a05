"""How matters are told to programs."""

from datetime import date, datetime
from typing import Annotated

from ninja.params import functions
from pydantic import Field

from lianxin.core.api import Call, Leaf, Shape, enumerated
from lianxin.matters.models import Matter, MatterKind, Stage, State
from lianxin.matters.rules import FLOW

Number = Annotated[
    str,
    functions.Path(
        pattern=r"^[A-Za-z0-9-]+$",
        max_length=20,
        description="诉求的编号",
        examples=["LSL-2026-000123"],
    ),
]
_NUMBER = Field(examples=["LSL-2026-000123"])
_WORDS = Field(examples=["东舍坊118号院7号楼的暖气片是凉的"])
MatterState = Annotated[State, enumerated(State)]
KindOfMatter = Annotated[MatterKind, enumerated(MatterKind)]


class MatterRow(Shape):
    """A matter as a list tells it."""

    number: str = _NUMBER
    title: str = _WORDS
    state: MatterState
    state_name: str = Field(examples=["办理中"])
    community: str = Field(examples=["lishanlu"])
    category: str = Field(examples=["heating"])
    place: str = Field(examples=["东舍坊118号院 7号楼"])
    supports: int = Field(examples=[3], description="还有几户也遇到")
    reported_at: datetime
    due_on: date = Field(description="下一步最晚哪天")
    closed_at: datetime | None
    revision: int = Field(examples=[7], description='版本：If-Match 里写 "7"')


class MatterLeaf(Leaf):
    """A page of matters."""

    items: list[MatterRow]


class MatterNow(MatterRow):
    """A matter as it stands after a deed, and what the caller could do next."""

    kind: KindOfMatter
    lead_office: str = Field(examples=["历山路社区居委会"])
    outcome: str = Field(examples=["换了阀门，暖气热了"])
    is_focal: bool
    is_public: bool
    verbs: list[str] = Field(examples=[["reply", "report_done"]], description="您现在能走的步")


class CourseLine(Shape):
    """One step that was taken."""

    at: datetime
    deed: str = Field(examples=["report_done"])
    what: str = Field(examples=["办完了，请大家确认"])
    by: str = Field(examples=["历山路社区居委会"])
    quote: str = Field(examples=["换了阀门，暖气热了"])


class Tally(Shape):
    """What those asked have answered, the silent told as well."""

    solved: int
    partly: int
    not_solved: int
    silent: int


class Decided(Shape):
    """What the council resolved on it."""

    what: str
    decided_by: str
    lead_office: str
    due_on: date


class PhotoTold(Shape):
    """A picture, which a browser shows at its address; of a matter that is not public to few."""

    stage: Annotated[Stage, enumerated(Stage)]
    at: datetime
    url: str = Field(examples=["/photo/6f1f0b3e-7c1a-4a53-8a40-1d9a9b0f3c11/full/"])


class MatterWhole(MatterNow):
    """A matter as its page tells it."""

    words: str = _WORDS
    promise: str = Field(examples=["历山路社区居委会在办，定在3月12日前办好。"])
    course: list[CourseLine] = Field(description="经过，最近的在前")
    photos: list[PhotoTold]
    answers: Tally | None = Field(description="问到的人怎么说；还没有问就没有")
    resolution: Decided | None
    is_own: bool = Field(description="是不是您提的")
    has_joined: bool = Field(description="您有没有说“我也遇到”")
    follows: bool = Field(description="您有没有关注")
    question: str = Field(description="社区问您的、还没有回答的话")
    is_asked: bool = Field(description="是不是在等您说解决了没有")


def row_of(matter: Matter) -> MatterRow:
    return MatterRow.model_validate(_row(matter))


def _row(matter: Matter) -> dict[str, object]:
    state = State(matter.state)
    return {
        "number": matter.number,
        "title": matter.title,
        "state": state,
        "state_name": str(state.label),
        "community": matter.community.slug,
        "category": matter.category.code,
        "place": matter.place_label,
        "supports": matter.supports,
        "reported_at": matter.reported_at,
        "due_on": matter.due_on,
        "closed_at": matter.closed_at,
        "revision": matter.revision,
    }


def now_of(call: Call, matter: Matter) -> dict[str, object]:
    call.version = matter.revision
    return {
        **_row(matter),
        "kind": MatterKind(matter.kind),
        "lead_office": matter.lead_office,
        "outcome": matter.outcome,
        "is_focal": matter.is_focal,
        "is_public": matter.is_public,
        "verbs": [step.verb for step in FLOW.open_to(call.actor, matter)],
    }


def told_now(call: Call, matter: Matter) -> MatterNow:
    return MatterNow.model_validate(now_of(call, matter))
