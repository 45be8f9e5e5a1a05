"""Who acts, and how a refusal is answered."""

from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import translation

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.actor import GUEST, Actor
from lianxin.core.errors import Refused
from lianxin.people.queries import actor_of

Answer = Callable[[HttpRequest], HttpResponse]
SEEN = "seen_at"
API = "/api/"
FORMS_ONLY = 405
TOUCH_SECONDS = 60
"""How stale the mark of the last request may be: not every page is a write."""


class ActorMiddleware:
    """Put the actor on the request; staff who were idle too long are signed out (S-15)."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = _actor(request)
        if actor.posts and _was_idle(request):
            logout(request)
            return redirect_to_login(request.get_full_path())
        request.actor = actor  # type: ignore[attr-defined]  # core.http.Request declares it
        return self.answer(request)


def _actor(request: HttpRequest) -> Actor:
    # The API knows nobody by their browser: its gate asks for a token.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path.startswith(API):
        return GUEST
    granted = request.session.get(http.GRANTED, ())
    if isinstance(request.user, User):
        return actor_of(request.user, today=http.today(), granted=granted)
    return Actor(granted=frozenset(granted))


def _was_idle(request: HttpRequest) -> bool:
    moment = int(http.now().timestamp())
    seen = int(request.session.get(SEEN, moment))
    if moment - seen > settings.STAFF_IDLE_SECONDS:
        return True
    if moment - seen >= TOUCH_SECONDS or SEEN not in request.session:
        request.session[SEEN] = moment
    return False


class LanguageMiddleware:
    """Tell a page in English to whom asked for it.

    A deed is told in Chinese whoever does it: its words go into the journal and to other people.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = http.ENGLISH if http.reads_english(request) else settings.LANGUAGE_CODE
        with translation.override(language):
            return self.answer(request)


class SlenderPageMiddleware(GZipMiddleware):
    """Compress pages for slow lines; pictures and papers are compressed as they are."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class PageAboveMiddleware:
    """Lead a browser that looks at an address which only takes forms to the page above it.

    One comes there after a refused form: by Enter in the address bar, by signing in again, or by
    changing to 长辈版. A program is told that it may not look (405).
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.status_code != FORMS_ONLY or not _looks(request):
            return response
        return redirect(_page_above(request.path_info))


def _looks(request: HttpRequest) -> bool:
    is_browser = "text/html" in request.headers.get("Accept", "")
    return request.method == "GET" and is_browser and not request.path.startswith(API)


def _page_above(path: str) -> str:
    while path != "/":
        path = f"{path.rstrip('/').rpartition('/')[0]}/"
        with suppress(Resolver404):
            # A step's address takes forms too, and reads any word as the name of a step.
            if "verb" not in resolve(path).kwargs:
                return path
    return "/"


class RefusalMiddleware:
    """Turn a refusal into its page, with its number and its sentence."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        context = {"message": error.message, "status": error.status}
        return render(request, "refused.html", context, status=error.status)
