"""The edge: what a request carries here, and the clock that is read once for each."""

import hashlib
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django_htmx.middleware import HtmxDetails

from lianxin.core.actor import Actor
from lianxin.core.flow import Text
from lianxin.core.secrets import blind_index

ELDER = "elder"
"""The cookie that remembers 长辈版."""
LANGUAGE, ENGLISH = "language", "en"
"""The cookie that remembers who reads English."""
SAFE = frozenset({"GET", "HEAD"})
YEAR_SECONDS = 365 * 24 * 3600
GRANTED = "granted"
"""Where a session keeps the matters whose private link it has opened."""


class Request(HttpRequest):
    """A request after the middleware: it knows its actor."""

    actor: Actor
    htmx: HtmxDetails


def is_elder(request: HttpRequest) -> bool:
    """Whether the reader has chosen 长辈版."""
    return request.COOKIES.get(ELDER) == "1"


def keep_elder(response: HttpResponse, *, is_on: bool) -> None:
    """Let the browser remember 长辈版, or forget it."""
    if is_on:
        response.set_cookie(ELDER, "1", max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(ELDER)


def is_wechat(request: HttpRequest) -> bool:
    """Whether the page is read inside WeChat, where nothing goes on once it is closed."""
    return "MicroMessenger" in request.headers.get("User-Agent", "")


def mark_of(actor: Actor) -> str:
    """By what a telephone knows whose letters it keeps; it tells nothing to others."""
    return blind_index(f"letters of {actor.user_id}")[:16] if actor.is_known else ""


def reads_english(request: HttpRequest) -> bool:
    """Whether this browser was asked for English; deeds are told in Chinese all the same."""
    return request.method in SAFE and request.COOKIES.get(LANGUAGE) == ENGLISH


def keep_language(response: HttpResponse, language: str) -> None:
    """Let the browser remember English, or forget it."""
    if language == ENGLISH:
        response.set_cookie(LANGUAGE, language, max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(LANGUAGE)


def now() -> datetime:
    return timezone.now()


def local_day(moment: datetime) -> date:
    """The day that a moment is in Shanghai."""
    return timezone.localtime(moment).date()


def today() -> date:
    return local_day(now())


def namespace_of(request: HttpRequest) -> str:
    """The namespace of the address that was asked for."""
    return request.resolver_match.namespace if request.resolver_match else ""


def unless_known(
    request: HttpRequest, body: bytes, mime: str, changed_at: datetime | None
) -> HttpResponse:
    """What somebody asks for again and again: sent whole only when it has changed since."""
    answer = HttpResponse(body, content_type=mime)
    answer["ETag"] = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    answer["Cache-Control"] = "max-age=300"
    moment = int(changed_at.timestamp()) if changed_at else None
    if moment is not None:
        answer["Last-Modified"] = http_date(moment)
    known = get_conditional_response(request, answer["ETag"], moment, answer)
    return known if isinstance(known, HttpResponse) else answer


def say(request: HttpRequest, words: Text, *, undo: str = "", is_done: bool = True) -> None:
    """Tell on the next page what was done, or why it was not; a POST to `undo` takes it back."""
    messages.add_message(
        request, messages.SUCCESS if is_done else messages.INFO, str(words), extra_tags=undo
    )
