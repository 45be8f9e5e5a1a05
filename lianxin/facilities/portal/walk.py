"""Walking through an exhibition on a phone: one thing a page, on to the next, with its voice."""

import re
import uuid

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import LONG, SIZES, picture
from lianxin.facilities.models import Sound
from lianxin.facilities.queries import facility_at
from lianxin.facilities.queries.exhibits import exhibit_by_code, picture_for, sound_for, stop

_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


@require_safe
def exhibit(request: Request, slug: str, pk: int, item: int) -> HttpResponse:
    room = facility_at(request.actor, slug, pk)
    found = stop(request.actor, room, item)
    context = {"community": room.community, "room": room, "stop": found}
    return render(request, "facilities/exhibit.html", context)


@require_safe
def code(request: Request, code: str) -> HttpResponse:
    """What the code beside a thing leads to; who scans it is not counted (B-01)."""
    found = exhibit_by_code(request.actor, code)
    return redirect("facilities:exhibit", found.room.community.slug, found.room_id, found.pk)


@require_safe
def photo(request: Request, slug: str, key: uuid.UUID, size: str) -> HttpResponseBase:
    if size not in SIZES:
        raise NotFound
    return picture(picture_for(request.actor, slug, key), size, is_public=True)


@require_safe
def sound(request: Request, slug: str, key: uuid.UUID) -> HttpResponse:
    """A recording whole or in part: a phone that cannot ask for a part plays nothing at all."""
    return _played(sound_for(request.actor, slug, key), request.headers.get("Range", ""))


def _played(found: Sound, wanted: str) -> HttpResponse:
    with found.file.open("rb") as file:
        data = file.read()
    total = len(data)
    first, last, status = 0, total - 1, 200
    if asked := _RANGE.match(wanted):
        first, last = _part(asked[1], asked[2], total)
        status = 206 if 0 <= first <= last else 416
    if status == 416:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{total}"})
    response = HttpResponse(data[first : last + 1], status=status, content_type=found.kind)
    response["Accept-Ranges"] = "bytes"
    if status == 206:
        response["Content-Range"] = f"bytes {first}-{last}/{total}"
    patch_cache_control(response, max_age=LONG, public=True)
    return response


def _part(start: str, end: str, total: int) -> tuple[int, int]:
    """The first and last byte that are asked for; the last before the first where there is none."""
    if not start:
        return (max(0, total - int(end)), total - 1) if end and int(end) else (total, total - 1)
    return int(start), min(int(end), total - 1) if end else total - 1
