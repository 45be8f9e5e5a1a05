import uuid

from lianxin.core.errors import NotFound
from lianxin.matters.models import Draft


def draft_for(owner: str, key: uuid.UUID, *, lock: bool = False) -> Draft:
    """One's own draft; without the session that began it, it does not exist."""
    found = Draft.objects.select_related("community__subdistrict", "place", "category").filter(
        pk=key, owner=owner
    )
    if draft := (found.select_for_update(of=("self",)) if lock else found).first():
        return draft
    raise NotFound
