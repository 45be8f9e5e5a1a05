"""How many have to be there and how many have to agree (P-07, P-08, P-10), in whole people."""

from dataclasses import dataclass

from lianxin.core.packs import Rule
from lianxin.core.shares import at_least, more_than
from lianxin.party.models import ONE_BY_ONE, MotionKind


@dataclass(frozen=True, slots=True)
class Keys:
    """Which two rules a vote follows."""

    present: str
    ayes: str
    is_strict: bool
    """Whether the first is to be exceeded, not just reached."""

    def needed(self, present: Rule, ayes: Rule, entitled: int) -> tuple[int, int]:
        """How many must be there, and how many must say aye, of those entitled."""
        least = more_than if self.is_strict else at_least
        return least(present.value, entitled), more_than(ayes.value, entitled)


COMMITTEE_PRESENT = "party.committee_present"
ORDINARY = Keys("party.vote_present", "party.vote_ayes", is_strict=False)
ON_PERSONS = Keys("party.admission_present", "party.admission_ayes", is_strict=True)


def keys_of(kind: str) -> Keys:
    return ON_PERSONS if MotionKind(kind) in ONE_BY_ONE else ORDINARY
