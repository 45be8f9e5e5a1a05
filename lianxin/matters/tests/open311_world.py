"""What the tests of Open311 share: the spec's own texts where they are, and calls of both kinds."""

import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

DATA = Path(os.environ.get("LIANXIN_DATA", Path(__file__).parents[4] / "shared/data")) / "open311"
needs_the_spec = pytest.mark.skipif(not DATA.exists(), reason=f"the spec is not in {DATA}")
LISTS = frozenset(
    {"services", "attributes", "values", "service_requests", "errors", "endpoints", "formats"}
)


def valid(told: Any, schema: str) -> None:
    """Whether an answer is as the spec's schema has it; nothing where the schemas are not."""
    if not DATA.exists():
        return
    registry = Registry().with_resources(
        (path.name, DRAFT7.create_resource(json.loads(path.read_text(encoding="utf8"))))
        for path in (DATA / "schema").glob("*.json")
    )
    held = json.loads((DATA / "schema" / schema).read_text(encoding="utf8"))
    faults = [error.message for error in Draft7Validator(held, registry=registry).iter_errors(told)]
    assert faults == []


def as_json(xml: bytes) -> Any:
    """An XML answer as its JSON twin has it (the Spark convention)."""
    assert xml.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    return _value(ET.fromstring(xml))


def _value(node: ET.Element) -> Any:
    if node.tag in LISTS:
        return [_value(child) for child in node]
    if len(node):
        return {child.tag: _value(child) for child in node}
    text = node.text
    if text in ("true", "false"):
        return text == "true"
    if node.tag in ("lat", "long", "order") and text:
        return json.loads(text)
    return text


def told(client: Any, path: str, **query: str) -> Any:
    """What a call answers, once its two formats have been found to say the same."""
    answers = {form: client.get(f"/open311/{path}.{form}", query) for form in ("json", "xml")}
    assert {answer.status_code for answer in answers.values()} == {200}, answers
    assert answers["json"]["Content-Type"] == "application/json; charset=utf-8"
    assert answers["xml"]["Content-Type"] == "text/xml; charset=utf-8"
    found = answers["json"].json()
    assert _plain(as_json(answers["xml"].content)) == _plain(found)
    return found


def _plain(value: Any) -> Any:
    """XML knows no difference between nothing, blank words and an empty list, nor what number a
    word is.
    """
    if isinstance(value, list):
        return [_plain(each) for each in value] or None
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return None if value == "" else value


def faults(answer: Any) -> tuple[int, list[tuple[int, str]]]:
    """The status, and each error's code and words."""
    if answer["Content-Type"].startswith("text/xml"):
        told = [
            {"code": int(each["code"]), "description": each["description"]}
            for each in as_json(answer.content)
        ]
    else:
        told = answer.json()
    return answer.status_code, [(each["code"], each["description"]) for each in told]
