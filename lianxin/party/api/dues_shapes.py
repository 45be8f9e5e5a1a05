"""How members' dues are told to who leads their branch; money is in fen."""

from datetime import date

from pydantic import Field

from lianxin.core.api import Day, Leaf, Shape, Turning


class DuesRow(Shape):
    """A member and one month's dues."""

    member: int
    name: str = Field(examples=["董建国"])
    due: int | None = Field(description="该交多少分；还没核定是空的，免交是 0")
    paid: int | None = Field(description="交了多少分；没交是空的")
    paid_on: date | None
    missed: int = Field(description="连着几个月没交")


class DuesLeaf(Leaf):
    """A page of a month's list, by name."""

    month: date
    collected: int = Field(description="这个月一共收了多少分")
    items: list[DuesRow]


class WhichDues(Turning):
    """Of which month, and of one branch."""

    month: Day | None = Field(None, description="哪个月：写这个月的任何一天")
    branch: int | None = Field(None, ge=1, le=999_999_999)


class DuesPaid(Shape):
    """What was paid for a month."""

    id: int
    month: date
    amount: int
    paid_on: date


class DuesEased(Shape):
    """An application for less, and what became of it."""

    id: int
    from_month: date
    until_month: date
    amount: int
    why: str
    meeting: str
    approval: str
    approved_on: date | None
    refused_on: date | None


class DuesGiven(Shape):
    """What was given beyond dues."""

    id: int
    amount: int
    given_on: date
    handed_on: date | None
    receipt: str


class DuesOfMember(Shape):
    """All about one member's dues but what they earn."""

    row: DuesRow
    livelihood: str = Field(examples=["waged"])
    payments: list[DuesPaid]
    reliefs: list[DuesEased]
    gifts: list[DuesGiven]


class DuesCollected(Shape):
    """How many members' dues had not been written down before."""

    month: date
    count: int
