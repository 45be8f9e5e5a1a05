"""Communities and their places: public."""

from typing import Annotated

from ninja import Query
from pydantic import Field

from lianxin.core import keyset
from lianxin.core.api import Call, Leaf, Scope, Shape, Slug, Turning, as_told, enumerated, turned
from lianxin.places.api.door import router
from lianxin.places.models import Community, Kind, Place
from lianxin.places.queries import communities, community_by_slug, places_of

KindOfPlace = Annotated[Kind, enumerated(Kind)]


class CommunityRow(Shape):
    """One community."""

    slug: str = Field(examples=["lishanlu"])
    name: str = Field(examples=["历山路社区"])
    code: str = Field(examples=["370102001001"])
    subdistrict: str = Field(examples=["文化东路街道"])
    phone: str = Field(examples=["0531-86950000"])
    households: int = Field(examples=[3120])
    is_open: bool = Field(description="收不收新的事")


class Communities(Shape):
    """All of a street, in the order of their codes: nobody is ranked."""

    items: list[CommunityRow]


class PlaceRow(Shape):
    """A courtyard, a building in it, or an entrance of that."""

    id: int
    kind: KindOfPlace
    label: str = Field(examples=["东舍坊118号院 7号楼 2单元"])
    parent: int | None
    latitude: float | None
    longitude: float | None


class PlaceLeaf(Leaf):
    """A page of places."""

    items: list[PlaceRow]


@router.reads(
    "/communities",
    scope=Scope.COMMUNITY_READ,
    gives=Communities,
    says="街道的各个社区",
    is_open=True,
)
def communities_(request: Call) -> Communities:
    return Communities(items=[_community(each) for each in communities()])


@router.reads(
    "/communities/{slug}",
    scope=Scope.COMMUNITY_READ,
    gives=CommunityRow,
    says="一个社区",
    is_open=True,
)
def community(request: Call, slug: Slug) -> CommunityRow:
    return _community(community_by_slug(slug))


@router.reads(
    "/communities/{slug}/places",
    scope=Scope.COMMUNITY_READ,
    gives=PlaceLeaf,
    says="一个社区的院、楼、单元",
    is_open=True,
)
def places(request: Call, slug: Slug, turn: Query[Turning]) -> PlaceLeaf:
    rows = places_of(community_by_slug(slug).pk)
    return turned(PlaceLeaf, keyset.page(rows, ("label", "id"), **turn.marks), _place)


def _community(community: Community) -> CommunityRow:
    return as_told(CommunityRow, community, subdistrict=community.subdistrict.name)


def _place(place: Place) -> PlaceRow:
    return as_told(PlaceRow, place, parent=place.parent_id)
