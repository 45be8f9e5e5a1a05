"""A picture that was kept, as an answer to whoever may see it."""

import mimetypes

from django.http import FileResponse
from django.utils.cache import patch_cache_control

from lianxin.core.models import Upload

LONG = 30 * 24 * 3600
SIZES = ("small", "full")
SHORT = 60
"""Seconds that a browser keeps the large picture where the small one is not made yet."""


def picture(upload: Upload, size: str, *, is_public: bool) -> FileResponse:
    is_ready = size == "full" or bool(upload.thumbnail)
    file = upload.thumbnail if size == "small" and upload.thumbnail else upload.file
    kind = mimetypes.guess_type(file.name or "")[0] or "application/octet-stream"
    response = FileResponse(file.open("rb"), content_type=kind)
    reach = {"public": True} if is_public else {"private": True}
    patch_cache_control(response, max_age=LONG if is_ready else SHORT, **reach)
    return response
