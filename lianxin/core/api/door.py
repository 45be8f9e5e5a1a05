"""An app's operations: each says what scope it needs, what it gives and how it may refuse."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar, cast

from ninja import Router
from ninja.responses import Status
from pydantic import BaseModel

from lianxin.core.api.problems import refused
from lianxin.core.scopes import Scope

Function = TypeVar("Function", bound=Callable[..., Any])
SCOPE, OPEN = "x-scope", "x-open"
"""Under which names the schema tells, and the gate asks, what an operation needs."""
PDF = "application/pdf"
REFUSALS = (400, 401, 403, 404, 422, 429)
"""What any operation may answer."""
LANGUAGE = {
    "in": "header",
    "name": "Accept-Language",
    "schema": {"type": "string", "default": "zh-hans"},
    "description": "zh-hans 或 en：状态和错误用哪种文字说",
    "required": False,
}
KNOWN = {
    "in": "header",
    "name": "If-None-Match",
    "schema": {"type": "string"},
    "description": "上次的 ETag；没变就答 304，不再传内容",
    "required": False,
}
ONCE = {
    "in": "header",
    "name": "Idempotency-Key",
    "schema": {"type": "string", "maxLength": 100},
    "description": "自己起的、每次不同的一串字。断线后用同一串重发，不会办两遍。",
    "required": False,
}
SEEN = {
    "in": "header",
    "name": "If-Match",
    "schema": {"type": "string"},
    "description": "您看到的版本（ETag）；已经变了就答 412，什么都不做",
    "required": False,
}


def _answering(function: Function, status: int) -> Function:
    """The same, told under another status than 200."""

    @wraps(function)
    def answered(*args: Any, **kwargs: Any) -> Any:
        return Status(status, function(*args, **kwargs))

    return cast("Function", answered)


class Door(Router):
    """A router whose operations are declared in one line each."""

    def reads(
        self,
        path: str,
        *,
        scope: Scope | None,
        gives: type[BaseModel],
        says: str,
        is_open: bool = False,
    ) -> Callable[[Function], Function]:
        """Something to read; `is_open` where a caller without a token reads what all may."""
        answers: dict[Any, Any] = {200: gives, 304: None}
        return self._operation(
            "GET", path, scope, answers, says, headers=(LANGUAGE, KNOWN), is_open=is_open
        )

    def papers(
        self, path: str, *, scope: Scope | None, says: str, media: str = PDF, is_open: bool = False
    ) -> Callable[[Function], Function]:
        """A paper, made by the same code as a page's; the operation gives the whole response."""
        answers: dict[Any, Any] = {200: None, 304: None}
        headers = (LANGUAGE, KNOWN)
        return self._operation(
            "GET", path, scope, answers, says, headers=headers, is_open=is_open, media=media
        )

    def writes(
        self,
        path: str,
        *,
        scope: Scope | None,
        gives: type[BaseModel],
        says: str,
        status: int = 200,
        has_version: bool = False,
    ) -> Callable[[Function], Function]:
        """A deed; done once however often it is sent under one key."""
        headers = (LANGUAGE, ONCE, SEEN) if has_version else (LANGUAGE, ONCE)
        declare = self._operation("POST", path, scope, {status: gives}, says, headers=headers)
        return lambda function: declare(_answering(function, status))

    def _operation(
        self,
        method: str,
        path: str,
        scope: Scope | None,
        answers: dict[Any, Any],
        says: str,
        *,
        headers: Sequence[dict[str, Any]],
        is_open: bool = False,
        media: str = "",
    ) -> Callable[[Function], Function]:
        # Only told: as answers of its own each would be a model more, five thousand in all.
        more = [409, 413] * (method == "POST") + [412] * (SEEN in headers)
        told = {each: refused(each) for each in sorted((*REFUSALS, *more))}
        if media:
            told[200] = {"content": {media: {}}}
        extra = {
            "responses": told,
            "parameters": [dict(header) for header in headers],
            "security": [{"token": []}, *([{}] if is_open else [])],
            SCOPE: str(scope or ""),
            OPEN: is_open,
        }

        def declared(function: Function) -> Function:
            name = f"{function.__module__.split('.')[1]}_{function.__name__}".rstrip("_")
            self.add_api_operation(
                path,
                [method],
                function,
                response=answers,
                operation_id=name,
                url_name=name,
                summary=says,
                openapi_extra=extra,
            )
            return function

        return declared
