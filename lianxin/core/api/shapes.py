"""The shapes of what is sent and told, and a list's pages."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Annotated, Any, TypeVar

from django.db.models import Model
from ninja.params import functions
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from lianxin.core.fields import FIRST_DAY, LAST_DAY, LONG_AGO
from lianxin.core.keyset import Page

Row = TypeVar("Row", bound=Model)
Told = TypeVar("Told")
ShapeOf = TypeVar("ShapeOf", bound=BaseModel)
MOST_ROWS = 100


class Shape(BaseModel):
    """Something told."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True, frozen=True)


def as_told(kind: type[ShapeOf], thing: object, **besides: Any) -> ShapeOf:
    """A thing told by its own fields of the same names, and what is to be said of it besides."""
    own = {each: getattr(thing, each) for each in kind.model_fields if each not in besides}
    return kind.model_validate(own | besides)


Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
"""What no database keeps is no word."""
Slug = Annotated[
    str,
    functions.Path(
        pattern=r"^[-a-zA-Z0-9_]+$",
        max_length=40,
        description="社区的短名",
        examples=["lishanlu"],
    ),
]

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A day on which something is done."""
LongAgo = Annotated[date, Field(ge=LONG_AGO, le=LAST_DAY)]
"""A day of somebody's life, or on which something was founded."""
Hour = Annotated[
    str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), Field(examples=["14:30"])
]
"""An hour of the day where the community is."""


def enumerated(choices: type[Enum]) -> WithJsonSchema:
    """What a choice may be, told where it stands: two apps may both have a State."""
    return WithJsonSchema({"type": "string", "enum": [each.value for each in choices]})


Key = Annotated[int, functions.Path(ge=1, le=2**63 - 1, description="编号")]
"""A record's number in an address."""
Ref = Annotated[int, Field(ge=1, le=2**63 - 1)]
"""A record's number in what is sent."""


class Body(BaseModel):
    """Something sent: what it does not know it refuses, so that a typing error is heard of."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Body):
    """Nothing need be said."""


class Turning(BaseModel):
    """Which page of a list: after or before a cursor, as the last page gave it."""

    after: Words = Field("", max_length=400, description="上一页给的 next")
    before: Words = Field("", max_length=400, description="上一页给的 previous")
    limit: int = Field(20, ge=1, le=MOST_ROWS, description="一页几条")

    @property
    def marks(self) -> dict[str, Any]:
        return {"after": self.after, "before": self.before, "size": self.limit}


class Leaf(Shape):
    """A page of a list; what is blank is the end in that way."""

    next: str = Field("", examples=["WyIyMDI2LTAzLTAyIiwxMl0"], description="下一页的 after")
    previous: str = Field("", description="上一页的 before")


LeafOf = TypeVar("LeafOf", bound=Leaf)


def turned(kind: type[LeafOf], page: Page[Row], tell: Callable[[Row], object]) -> LeafOf:
    """A page of rows, each told in its shape."""
    items = [tell(row) for row in page.rows]
    return kind.model_validate({"items": items, "next": page.next, "previous": page.previous})
