"""The gate before every operation: whose call it is, whether it is within its scopes and its pace,
and that what is sent twice is done once.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from hashlib import sha256
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja.operation import Operation

from lianxin.core import http, pace
from lianxin.core.api.callers import Caller
from lianxin.core.api.door import OPEN, SCOPE
from lianxin.core.api.problems import WORDS, problem, refusal
from lianxin.core.api.sent import MOST_BYTES
from lianxin.core.errors import Invalid, NotPermitted, Refused
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.core.secrets import blind_index
from lianxin.gateway.actions import touch
from lianxin.gateway.actions.once import Sent, Told, once
from lianxin.gateway.models import Token
from lianxin.gateway.queries.tokens import actor_by, token_said

Run = Callable[..., HttpResponseBase]
LONGEST_KEY = 100
AGAIN = "Idempotent-Replayed"
"""The header of an answer that was given before."""


class Unknown(Refused):
    status = 401


class TooLarge(Refused):
    status = 413


def gate(run: Run) -> Run:
    """Let an operation run only for who may; whatever is refused is told as a problem."""
    operation = run.__self__  # type: ignore[attr-defined]  # a bound method of its operation
    assert isinstance(operation, Operation)  # noqa: S101  # see above

    @wraps(run)
    def at_gate(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        language = translation.get_language_from_request(request)
        with translation.override(language):
            try:
                answer = _passed(request, operation, run, kwargs)
            except Refused as refused:
                answer = refusal(refused)
            except PermissionDenied:
                answer = problem(403)
            answer["Content-Language"] = translation.get_language() or ""
        answer["Cache-Control"] = "private, no-cache"
        patch_vary_headers(answer, ("Authorization", "Accept-Language"))
        return answer

    return at_gate


def _passed(
    request: HttpRequest, operation: Operation, run: Run, kwargs: dict[str, Any]
) -> HttpResponseBase:
    declared = operation.openapi_extra or {}
    now = http.now()
    token = _token(request, now=now)
    if token is None and not declared[OPEN]:
        raise Unknown(_("没有令牌。令牌在“我的”里给程序办，用 Authorization: Bearer 带上。"))
    caller = _caller(token, now=now)
    _keep_pace(request, token, now=now)
    if token is not None and declared[SCOPE] and declared[SCOPE] not in caller.scopes:
        raise NotPermitted(_("这个令牌没有“%(scope)s”这一项。") % {"scope": declared[SCOPE]})
    request.actor, request.caller = caller.actor, caller  # type: ignore[attr-defined]  # core.api.Call
    request.version = None  # type: ignore[attr-defined]  # the same
    if request.method == "GET":
        return _unless_known(request, run(request, **kwargs))
    _read(request)
    key = request.headers.get("Idempotency-Key", "")
    if not key or token is None:
        return run(request, **kwargs)
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Invalid(_("Idempotency-Key 最长 100 个看得见的字。"))
    told = once(token, Sent(key, _digest(request)), lambda: _told(run(request, **kwargs)), now=now)
    return told.whole if isinstance(told.whole, HttpResponseBase) else _again(told)


def _read(request: HttpRequest) -> None:
    """Take in what was sent, photographs and all; a page's limit is for words alone."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdigit() and int(length) > MOST_BYTES:
        raise TooLarge(str(WORDS[413]))
    request._body = request.read(MOST_BYTES)  # where Django keeps it


def _told(answer: HttpResponseBase) -> Told:
    body = answer.content.decode() if isinstance(answer, HttpResponse) else ""
    return Told(answer.status_code, body, answer)


def _again(told: Told) -> HttpResponse:
    media = "application/json; charset=utf-8"
    answer = HttpResponse(told.body, status=told.status, content_type=media)
    answer[AGAIN] = "true"
    return answer


def _token(request: HttpRequest, *, now: datetime) -> Token | None:
    """The token that a call carries; raises Unknown for one that is not good, or not any more."""
    said = request.headers.get("Authorization", "")
    if not said:
        return None
    kind, _space, words = said.partition(" ")
    token = token_said(words, now=now) if kind.lower() == "bearer" and words else None
    if token is None:
        _guest_pace(request, now=now)
        raise Unknown(_("这个令牌不对、到期了，或者已经收回。"))
    return token


def _caller(token: Token | None, *, now: datetime) -> Caller:
    if token is None:
        return Caller()
    touch(token, now=now)
    actor = actor_by(token, now=now)
    return Caller(actor, token.pk, token.community_id, frozenset(token.scopes))


def _keep_pace(request: HttpRequest, token: Token | None, *, now: datetime) -> None:
    if token is None:
        _guest_pace(request, now=now)
        return
    jurisdictions = token.community.subdistrict.jurisdictions
    most = rule("gateway.calls_an_hour", on=local_day(now), jurisdictions=jurisdictions).count
    pace.count("api", str(token.pk), most=most, now=now)


def _guest_pace(request: HttpRequest, *, now: datetime) -> None:
    most = rule("gateway.guest_calls_an_hour", on=local_day(now), jurisdictions=()).count
    pace.count("api-guest", str(get_adapter().get_client_ip(request)), most=most, now=now)


def _digest(request: HttpRequest) -> str:
    """Of what was sent, under a key: who reads the database cannot try out what it was, as with
    the few ways to mark a ballot.
    """
    said = (request.method or "", request.get_full_path(), request.headers.get("If-Match", ""))
    return blind_index(sha256("\n".join(said).encode() + b"\n" + request.body).hexdigest())


def _unless_known(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The answer under its mark, or nothing where the caller has it already."""
    if answer.status_code != 200 or not isinstance(answer, HttpResponse):
        return answer
    version = request.version  # type: ignore[attr-defined]  # core.api.Call
    digest = sha256(answer.content).hexdigest()[:16]
    mark = f'"{digest}"' if version is None else f'"{version}-{digest}"'
    known = {each.strip().removeprefix("W/") for each in _marks(request)}
    if mark in known or "*" in known:
        answer = HttpResponse(status=304)
    answer["ETag"] = mark
    return answer


def _marks(request: HttpRequest) -> list[str]:
    return request.headers.get("If-None-Match", "").split(",")


def told_as_problems(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """What is refused before any operation is reached, e.g. a method that an address has not."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        if answer.status_code == 405:
            return problem(405, headers={"Allow": answer.headers.get("Allow", "")})
        return answer

    return inner
