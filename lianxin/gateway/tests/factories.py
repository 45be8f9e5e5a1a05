"""Tokens, and callers who use them."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from lianxin.accounts.models import User
from lianxin.core.scopes import DESK_SCOPES, PARTY_SCOPES, Scope
from lianxin.gateway.actions import give
from lianxin.gateway.models import Token
from lianxin.people.queries import actor_of
from lianxin.places.models import Community

OWN = frozenset(Scope) - DESK_SCOPES - PARTY_SCOPES


def token_for(
    user: User,
    community: Community,
    *,
    scopes: Collection[str] = OWN,
    is_desk: bool = False,
    name: str = "楼长的表格",
    now: datetime | None = None,
) -> tuple[Token, str]:
    """A token as its owner makes it, with its words."""
    now = now or timezone.now()
    actor = actor_of(user, today=now.date())
    given = give(actor, community, name=name, scopes=scopes, days=30, now=now, is_desk=is_desk)
    return given.token, given.words


class Program:
    """A program with a token, or without one."""

    def __init__(self, words: str = "") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.headers = {"Authorization": f"Bearer {words}"} if words else {}

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        return self.client.get(
            f"/api/v1{path}", query or {}, headers={**self.headers, **_named(headers)}
        )

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.client.post(
            f"/api/v1{path}",
            json.dumps({} if body is None else body),
            content_type="application/json",
            headers={**self.headers, **_named(headers)},
        )


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def resident_program(user: User, community: Community) -> Program:
    return Program(token_for(user, community)[1])


def desk_program(user: User, community: Community) -> Program:
    scopes = frozenset(Scope)
    return Program(token_for(user, community, scopes=scopes, is_desk=True, name="工作台")[1])


def done(answer: Any, status: int = 200) -> Any:
    """What an answer tells, which is of that number."""
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def fields(answer: Any) -> set[str]:
    """Which fields a refusal finds wrong."""
    return {each["field"] for each in done(answer, 422)["errors"]}
