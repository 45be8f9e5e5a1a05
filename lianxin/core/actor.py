"""Who acts: a plain value that rules can judge without asking the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    MEMBER = "member"
    STAFF = "staff"
    SECRETARY = "secretary"
    PARTY = "party"
    CARE = "care"
    WORK_COMMITTEE = "committee"
    STREET = "street"
    ADMIN = "admin"


DESK = (Role.STAFF, Role.SECRETARY, Role.STREET)
"""Those who work with a community's private records."""
PARTY = (Role.PARTY, Role.WORK_COMMITTEE)
"""Those who work with a whole community's Party records, which the desk alone does not open (S-18);
who leads a branch or group sees that one, see `party.rules`.
"""
CARE = (Role.CARE,)
"""Those who coordinate a community's care, which the desk alone does not open either."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A user, the persons they are to communities, and their posts as (role, community id)."""

    user_id: int | None = None
    person_ids: frozenset[int] = frozenset()
    posts: frozenset[tuple[Role, int]] = frozenset()
    name: str = ""
    home_id: int | None = None
    granted: frozenset[int] = field(default=frozenset())
    """Matters whose private link this guest has opened."""
    keys: frozenset[str] = frozenset()
    """Tokens of the private links by which this guest comes now."""
    is_clock: bool = False
    unread: int = 0
    """How much is new in the inbox: every page shows it."""

    def holds(self, roles: Role | Iterable[Role], community_id: int) -> bool:
        wanted = (roles,) if isinstance(roles, Role) else roles
        return any((role, community_id) in self.posts for role in wanted)

    def places(self, *roles: Role) -> frozenset[int]:
        return frozenset(place for role, place in self.posts if role in roles)

    @property
    def is_known(self) -> bool:
        return self.user_id is not None


GUEST = Actor()
CLOCK = Actor(name="连心桥", is_clock=True)
"""The clock: what happens because a day has passed, with nobody pressing a button."""
