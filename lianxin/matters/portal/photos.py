"""Pictures, to whoever sees what they belong to."""

import mimetypes
import uuid

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.models import Upload
from lianxin.matters.portal import visit
from lianxin.matters.queries.drafts import own_photo
from lianxin.matters.queries.portal import photo_for

LONG = 30 * 24 * 3600
SIZES = ("small", "full")
SHORT = 60
"""Seconds that a browser keeps the large picture where the small one is not made yet."""


@require_safe
def photo(request: Request, key: uuid.UUID, size: str) -> HttpResponseBase:
    if size not in SIZES:
        raise NotFound
    found = photo_for(request.actor, key)
    if found is not None:
        return _file(found.upload, size, is_public=found.matter.shown_at is not None)
    owner = visit.owner_of(request) if request.session.session_key else ""
    drafted = own_photo(owner, key) if owner else None
    if drafted is None:
        raise NotFound
    return _file(drafted.upload, size, is_public=False)


def _file(upload: Upload, size: str, *, is_public: bool) -> FileResponse:
    is_ready = size == "full" or bool(upload.thumbnail)
    file = upload.thumbnail if size == "small" and upload.thumbnail else upload.file
    kind = mimetypes.guess_type(file.name or "")[0] or "application/octet-stream"
    response = FileResponse(file.open("rb"), content_type=kind)
    reach = {"public": True} if is_public else {"private": True}
    patch_cache_control(response, max_age=LONG if is_ready else SHORT, **reach)
    return response
