"""Pictures, to whoever sees what they belong to."""

import uuid

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import SIZES, picture
from lianxin.matters.portal import visit
from lianxin.matters.queries.drafts import own_photo
from lianxin.matters.queries.portal import photo_for


@require_safe
def photo(request: Request, key: uuid.UUID, size: str) -> HttpResponseBase:
    if size not in SIZES:
        raise NotFound
    found = photo_for(request.actor, key)
    if found is not None:
        return picture(found.upload, size, is_public=found.matter.shown_at is not None)
    owner = visit.owner_of(request) if request.session.session_key else ""
    drafted = own_photo(owner, key) if owner else None
    if drafted is None:
        raise NotFound
    return picture(drafted.upload, size, is_public=False)
