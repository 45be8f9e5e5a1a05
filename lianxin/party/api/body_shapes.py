"""How Party organisations are told to who leads them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from lianxin.core.api import Body, Day, Shape, Words, enumerated
from lianxin.party.models import BodyKind, Duty

KindOfBody = Annotated[BodyKind, enumerated(BodyKind)]
DutyHeld = Annotated[Duty, enumerated(Duty)]


class PartyBodyNode(Shape):
    """An organisation in the tree, under its parent."""

    id: int
    parent: int | None
    kind: KindOfBody
    branch_kind: str = Field(examples=["residents"])
    name: str = Field(examples=["第七党支部"])
    members: int | None = Field(description="党员几名；太少又不归您管的，不说")
    head: str = Field(examples=["董建国"], description="书记或组长；空的就是没有")


class PartyLayer(Shape):
    """One of the five layers of a community's Party work, in numbers."""

    name: str
    count: int


class MemberFoundInTree(Shape):
    """A member who was looked for by name."""

    id: int
    name: str
    branch: str
    group: str


class PartyTree(Shape):
    """The organisations as they stood on a day."""

    on: date
    bodies: list[PartyBodyNode]
    layers: list[PartyLayer]
    found: list[MemberFoundInTree]


class WhichTree(Body):
    """On which day; whoever is found by name was looked at, which is written down."""

    on: Day | None = Field(None, description="哪一天的样子；不写是今天")
    q: Words = Field("", max_length=30, description="找一个组织或一位党员")


class PartyTermTold(Shape):
    """A duty that somebody holds or held."""

    id: int
    member: int
    name: str = Field(examples=["董建国"])
    duty: DutyHeld
    since: date
    due_on: date | None
    ended_on: date | None


class PartyCompanion(Shape):
    """A member of another branch who keeps a themed one company."""

    member: int
    name: str
    since: date


class PartyBodyTold(Shape):
    """An organisation as those who lead it or all see it."""

    id: int
    kind: KindOfBody
    branch_kind: str
    name: str = Field(examples=["第七党支部"])
    parent: int | None
    founded_on: date
    dissolved_on: date | None
    approval: str
    members: int | None = Field(description="党员几名；太少又不归您管的，不说")
    full: int | None = Field(description="其中正式党员几名")
    remarks: list[str] = Field(description="同规定不一样的地方")
    due_on: date | None = Field(description="下一次换届的日子")
    terms: list[PartyTermTold]
    past: list[PartyTermTold]
    children: list[int]
    company: list[PartyCompanion]
    elections: list[int]
    verbs: list[str] = Field(examples=[["appoint", "release"]], description="您现在能走的步")
