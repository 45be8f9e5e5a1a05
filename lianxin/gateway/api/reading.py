"""The document told to people: chapters, operations, what is sent and what comes back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lianxin.gateway.api.contract import contract

_PLAIN: Mapping[str, Any] = {
    "string": "…",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "array": [],
    "object": {},
    "null": None,
}
_FORMATS = {"date": "2026-03-02", "date-time": "2026-03-02T01:00:00Z"}
_OF_EVERY = frozenset({"Accept-Language", "If-None-Match", "Idempotency-Key", "If-Match"})
MOST_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is about one thing."""

    name: str
    operations: list["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """One operation, with what it is called by."""

    name: str
    method: str
    path: str
    says: str
    scope: str
    is_open: bool
    has_version: bool
    parameters: list[dict[str, Any]]
    body: str
    """An example of what is sent, as JSON; blank where nothing is."""
    answer: str
    status: str


@cache
def chapters() -> list[Chapter]:
    """Every operation, in the order of the document."""
    document = contract()
    found: dict[str, list[Told]] = {tag["name"]: [] for tag in document["tags"]}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(_told(method, path, operation))
    return [Chapter(name, operations) for name, operations in found.items() if operations]


def _answer(content: Mapping[str, Any]) -> str:
    """An example in JSON, or of what kind the paper is."""
    if told := content.get("application/json"):
        return _written(example(told["schema"]))
    return next(iter(content))


def _told(method: str, path: str, operation: dict[str, Any]) -> Told:
    status = next(code for code in map(str, operation["responses"]) if code.startswith("2"))
    answers = {str(code): answer for code, answer in operation["responses"].items()}
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    headers = {each["name"] for each in operation["parameters"]}
    return Told(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        says=operation["summary"],
        scope=operation["x-scope"],
        is_open=operation["x-open"],
        has_version="If-Match" in headers,
        parameters=[each for each in operation["parameters"] if each["name"] not in _OF_EVERY],
        body=_written(example(sent["schema"])) if sent else "",
        answer=_answer(answers[status]["content"]),
        status=status,
    )


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def example(schema: dict[str, Any], depth: int = 0) -> Any:
    """Something that fits a schema, by the examples that stand in it."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return example(contract()["components"]["schemas"][name], depth)
    for told in ("examples", "enum"):
        if schema.get(told):
            return schema[told][0]
    if choices := schema.get("anyOf") or schema.get("allOf"):
        return example(choices[0], depth)
    if depth < MOST_DEPTH and schema.get("type") == "object" and "properties" in schema:
        return {name: example(each, depth + 1) for name, each in schema["properties"].items()}
    if schema.get("type") == "array" and depth < MOST_DEPTH:
        return [example(schema.get("items", {}), depth + 1)]
    return _of_kind(schema)


def _of_kind(schema: dict[str, Any]) -> Any:
    if "default" in schema:
        return schema["default"]
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    return _PLAIN.get(schema.get("type", ""), "…")
