"""The OpenAPI document of what the API is, made from the operations themselves."""

from functools import cache
from typing import Any

from django.utils import translation
from ninja.openapi.schema import OpenAPISchema

from lianxin.core.api.problems import SHAPES, Problem
from lianxin.gateway.api import TAGS, api

ROOT = "/api/v1"
WORDS = (
    "居民和工作人员在网页上做的事，程序拿着本人给的令牌也能做，走的是同一条路、守的是同一套规矩。"
    "令牌在“我的 → 给程序用的令牌”里办；办法和例子在 docs/api.md。"
)


class _Document(OpenAPISchema):
    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Two shapes of one name would each be told as the other."""
        for name, told in definitions.items():
            if self.schemas.setdefault(name, told) != told:
                raise ValueError(f"two shapes are called {name}")


@cache
def contract() -> dict[str, Any]:
    """The document, always in Chinese: what it says is part of the agreement."""
    with translation.override("zh-hans"):
        told: dict[str, Any] = dict(_Document(api, ROOT.removeprefix("/")))
    told["info"] |= {
        "description": WORDS,
        "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
    }
    shape = Problem.model_json_schema(ref_template=SHAPES, mode="serialization")
    told["components"]["schemas"] |= {**shape.pop("$defs"), Problem.__name__: shape}
    told["tags"] = [{"name": tag} for tag in TAGS]
    told["servers"] = [{"url": "/"}]
    told["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "lx_ 开头的令牌"}
    }
    for path in told["paths"].values():
        for operation in path.values():
            _told(operation)
    return told


def _told(operation: dict[str, Any]) -> None:
    """Marks among the headers."""
    for status, answer in operation["responses"].items():
        if int(status) in (200, 304) and operation["operationId"] and "get" not in answer:
            answer["headers"] = {"ETag": {"schema": {"type": "string"}}}
