"""Places in the article: there under their names, open, with what is said to be in them."""

from collections.abc import Mapping

from lianxin.activities.models import HELD_STATES, Activity
from lianxin.demo.proof.look import Fact, Look
from lianxin.facilities.models import EquipmentKind, Room, RoomKind

KINDS = {str(kind.label): kind for kind in EquipmentKind}


def _no_facility(community: str, fact: Fact) -> str:
    found = Room.objects.filter(community__name=community, name=fact["name"]).first()
    if found is None:
        return "no such place"
    if not (found.is_in_use and found.is_shown):
        return "is not open"
    if found.partner != fact.get("partner", found.partner):
        return f"was set up with {found.partner}"
    return _no_screening(found) or _nothing_in(found, fact)


def _no_screening(room: Room) -> str:
    """What is at fault with a cinema: its screenings are activities, each of a listed film."""
    if room.kind != RoomKind.CINEMA:
        return ""
    shown = Activity.objects.filter(film__room=room, state__in=sorted(HELD_STATES))
    return "" if shown.filter(starts_at__year=2015).exists() else "showed nothing in 2015"


def _nothing_in(room: Room, fact: Fact) -> str:
    here = set(room.things.filter(retired_at__isnull=True).values_list("kind", flat=True))
    lacking = [name for name in fact.get("equipment", ()) if KINDS[name] not in here]
    if lacking:
        return f"has no {'、'.join(lacking)}"
    is_empty = room.kind == RoomKind.EXHIBITION and not room.exhibits.exists()
    return "shows nothing" if is_empty else ""


LOOKS: Mapping[str, Look] = {"facility": _no_facility}
"""How a named place is looked for."""
