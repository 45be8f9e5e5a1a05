"""Whether the one box finds every named record by its name, for who works there."""

from collections.abc import Iterator
from datetime import date

from lianxin.core.actor import CARE, DESK, PARTY, Actor
from lianxin.core.seeking import Asked, Search, asked
from lianxin.demo.proof.look import Fact
from lianxin.home.queries.finding import Group, groups
from lianxin.places.models import Community


def lost(facts: Fact, *, today: date) -> Iterator[tuple[str, str, str]]:
    """Community, record, and what is at fault with finding it, or nothing."""
    for told in facts["communities"]:
        community = Community.objects.filter(name=told["name"]).first()
        for fact in told["named"]:
            fault = _fault(community, fact["name"], today) if community else "no such community"
            yield told["name"], f"{fact['kind']} {fact['name']}", fault


def _fault(community: Community, name: str, today: date) -> str:
    actor = Actor(user_id=0, posts=frozenset((role, community.pk) for role in DESK + PARTY + CARE))
    wanted = asked(name)
    search = Search(actor, community.pk, wanted, today)
    found = groups(search, community.slug, is_desk=True)
    return "" if any(_is_it(group, wanted) for group in found) else "is not found by its name"


def _is_it(group: Group, wanted: Asked) -> bool:
    """Something of that name, or the kind itself where a wall is called so."""
    is_kind = str(group.finder.label) == wanted.words
    return is_kind or any(
        all(part in hit.called for part in wanted.parts) for hit in group.hits if hit.url
    )
