"""Tables in and out, for the walk over every address: everybody's own, and the desk's."""

from typing import Any

from lianxin.places.models import Community

OWN: set[str] = set()
DESK = {"sheets_desk:kinds"}
PARTY_DESK = {
    "sheets_desk:in", "sheets_desk:blank", "sheets_desk:out", "sheets_desk:run",
    "sheets_desk:marked", "sheets_desk:step",
}  # fmt: skip
VERBS = {"sheets_desk:step": "drop"}


def hidden_in(_community: Community, _secret: str, _users: object) -> dict[str, dict[str, Any]]:
    """The roster's own world hides the tables; here it is only said of which kind they are."""
    return {"sheets_desk": {"kind": "members"}}
