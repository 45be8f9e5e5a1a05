"""The street, its communities and their courtyards, as `data/places.yaml` has them."""

from dataclasses import dataclass, field
from functools import cached_property

from lianxin.core.actor import CLOCK
from lianxin.demo.cast import BEGINNING
from lianxin.demo.script import read
from lianxin.matters.models import Category
from lianxin.places.actions import Courtyard, found_street, open_community, survey
from lianxin.places.models import Community, Place, Subdistrict


@dataclass
class Town:
    street: Subdistrict
    communities: dict[str, Community] = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[tuple[int, str], Place]:
        """Every place by its community and whole label."""
        return {(place.community_id, place.label): place for place in Place.objects.all()}

    @cached_property
    def categories(self) -> dict[str, Category]:
        return {category.code: category for category in Category.objects.all()}

    def place(self, slug: str, label: str) -> Place | None:
        return self.places[self.communities[slug].pk, label] if label else None


def lay_out() -> Town:
    """Found the street and put every courtyard on the map."""
    plan = read("places")
    street = found_street(CLOCK, Subdistrict(**plan["street"]), now=BEGINNING)
    town = Town(street)
    for row in plan["communities"]:
        yards = row["courtyards"]
        lies = {name: tuple(point) for name, point in row["lies"].items()}
        fields = {name: row[name] for name in row if name not in ("courtyards", "lies")}
        made = Community(subdistrict=street, **fields)
        town.communities[row["slug"]] = open_community(CLOCK, made, now=BEGINNING)
        for name, buildings in yards.items():
            survey(CLOCK, made, Courtyard(name, buildings, lies[name]), now=BEGINNING)
    return town
