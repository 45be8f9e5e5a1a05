from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.places.models import Community, DoorCode, Kind, Place, Subdistrict


class SubdistrictFactory(DjangoModelFactory[Subdistrict]):
    class Meta:
        model = Subdistrict

    name = factory.Sequence("第{}街道".format)
    code = factory.Sequence("{:09d}".format)
    district = "历下区"
    city = "济南市"
    jurisdictions = factory.LazyFunction(lambda: ["cn-jinan", "cn-shandong", "cn-national"])


class CommunityFactory(DjangoModelFactory[Community]):
    class Meta:
        model = Community

    subdistrict = factory.SubFactory(SubdistrictFactory)
    name = factory.Sequence("第{}社区".format)
    slug = factory.Sequence("c{}".format)
    code = factory.Sequence("{:012d}".format)
    prefix = factory.Sequence("T{:04d}".format)
    phone = "0531-0000 0118"
    households = 3000

    class Params:
        closed = factory.Trait(is_open=False)


class CourtyardFactory(DjangoModelFactory[Place]):
    class Meta:
        model = Place

    community: Any = factory.SubFactory(CommunityFactory)
    kind = Kind.COURTYARD
    name = factory.Sequence("东舍坊{}号院".format)
    label: Any = factory.SelfAttribute("name")
    public_label = factory.SelfAttribute("label")
    position = factory.Sequence(int)


class BuildingFactory(CourtyardFactory):
    community = factory.SelfAttribute("parent.community")
    parent = factory.SubFactory(CourtyardFactory)
    courtyard = factory.SelfAttribute("parent")
    kind = Kind.BUILDING
    name = factory.Sequence("{}号楼".format)
    label = factory.LazyAttribute(lambda place: f"{place.parent.label} {place.name}")


class EntranceFactory(BuildingFactory):
    parent = factory.SubFactory(BuildingFactory)
    courtyard = factory.SelfAttribute("parent.courtyard")
    kind = Kind.ENTRANCE
    name = factory.Sequence("{}单元".format)
    public_label = factory.SelfAttribute("parent.label")


class DoorCodeFactory(DjangoModelFactory[DoorCode]):
    class Meta:
        model = DoorCode

    place = factory.SubFactory(EntranceFactory)
