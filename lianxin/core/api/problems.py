"""Refusals told as `application/problem+json` (RFC 9457), the same words as on a page."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, ConfigDict, Field

from lianxin.core.errors import Invalid, Refused
from lianxin.core.flow import Text

MEDIA = "application/problem+json"
SHAPES = "#/components/schemas/{model}"
"""Where the document of the API keeps its shapes."""
MOST_TOLD = 3
"""In one sentence; every one stands beside its field."""
TITLES: Mapping[int, Text] = MappingProxyType(
    {
        400: gettext_lazy("看不懂这个请求"),
        401: gettext_lazy("先出示令牌"),
        403: gettext_lazy("这一步不归您"),
        404: gettext_lazy("没有找到"),
        405: gettext_lazy("这个地址不能这样用"),
        409: gettext_lazy("情况已经变了"),
        412: gettext_lazy("您看到的不是最新的样子"),
        413: gettext_lazy("太大了"),
        422: gettext_lazy("有地方要改"),
        429: gettext_lazy("太频繁了，歇一会儿"),
    }
)
WORDS: Mapping[int, Text] = MappingProxyType(
    {
        401: gettext_lazy("没有令牌、令牌抄错了、到期了，或者已经收回。"),
        404: gettext_lazy("没有这个地址，或者它不对您公开。"),
        405: gettext_lazy("换一种方法试试，说明在 /api/v1/docs/。"),
        413: gettext_lazy("一次最多传 24 MB，照片分几次传，或者拍小一档。"),
    }
)


class Fault(BaseModel):
    """One place of what was sent, and what is wrong with it."""

    field: str = Field(examples=["words"])
    detail: str = Field(examples=["说一说是什么事。"])


class Unfit(Invalid):
    """More than one thing may be wrong with what was sent: all are told at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("；".join(fault.detail for fault in faults[:MOST_TOLD]))
        self.faults = faults


class Problem(BaseModel):
    """Why something was not done."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "有地方要改",
                    "status": 422,
                    "detail": "说一说是什么事。",
                    "errors": [{"field": "words", "detail": "说一说是什么事。"}],
                }
            ]
        }
    )
    type: str = Field(default="about:blank", examples=["about:blank"])
    title: str = Field(examples=["没有找到"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["没有这个地址，或者它不对您公开。"])
    errors: list[Fault] = []


def refused(status: int) -> dict[str, Any]:
    """How a refusal stands in the schema of an operation."""
    schema = {"$ref": SHAPES.format(model=Problem.__name__)}
    return {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA: {"schema": schema}},
    }


def problem(
    status: int,
    detail: str = "",
    *,
    faults: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer that says what was refused and why."""
    title = str(TITLES.get(status, _("没有办成")))
    told = Problem(
        title=title,
        status=status,
        detail=detail or str(WORDS.get(status, title)),
        errors=list(faults),
    )
    answer = JsonResponse(
        told.model_dump(), status=status, json_dumps_params={"ensure_ascii": False}
    )
    answer["Content-Type"] = MEDIA
    for name, value in (headers or {}).items():
        answer[name] = value
    return answer


def refusal(refused: Refused) -> HttpResponse:
    """A domain's refusal, with the number that it carries itself."""
    faults = [Fault(field=refused.field, detail=refused.message)] if refused.field else []
    if isinstance(refused, Unfit):
        faults = list(refused.faults)
    headers = {401: {"WWW-Authenticate": "Bearer"}, 429: {"Retry-After": "60"}}
    return problem(
        refused.status, refused.message, faults=faults, headers=headers.get(refused.status)
    )
