"""What the house style asks and no linter holds."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Field

ROOT = Path(__file__).parents[1]
SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf8")
    for folder in ("lianxin", "tests", "bench")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
}
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["tool"]
FLOORS = [
    set(re.findall(r"\w+", line)) for line in SETTINGS["importlinter"]["contracts"][0]["layers"]
]
WITHOUT_REASON = re.compile(
    r"# (?:noqa(?:: [A-Z0-9, ]+)?|type: ignore(?:\[[^]]*\])?)$", re.MULTILINE
)


def is_test(name: str) -> bool:
    return "tests/" in name


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for name, text in SOURCES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node


def floor_of(app: str) -> int:
    """Counted from the roof; what is not of this house lies beneath it."""
    return next((number for number, floor in enumerate(FLOORS) if app in floor), len(FLOORS))


def foreign_keys() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, Field) and isinstance(field.related_model, type):
                yield str(field), model._meta.app_label, field.related_model._meta.app_label


def test_foreign_keys_point_only_downward():
    upward = [
        key
        for key, here, there in foreign_keys()
        if here != there and floor_of(there) <= floor_of(here) < len(FLOORS)
    ]
    assert upward == []


def test_a_file_is_short_enough_to_be_read_at_once():
    long = {
        name: text.count("\n")
        for name, text in SOURCES.items()
        if text.count("\n") > (500 if is_test(name) else 300)
    }
    assert long == {}


def test_a_function_is_short_enough_to_be_seen_at_once():
    long = [
        f"{name}: {each.name}"
        for name, each in functions()
        if each.end_lineno and each.end_lineno - each.lineno >= 40
    ]
    assert long == []


def test_whatever_is_ignored_says_why_it_is():
    silent = [
        f"{name}: {found}"
        for name, text in SOURCES.items()
        for found in WITHOUT_REASON.findall(text)
    ]
    assert silent == []


def test_the_name_of_a_test_finishes_a_sentence():
    short = [
        f"{name}: {each.name}"
        for name, each in functions()
        if each.name.startswith("test_") and each.name.count("_") < 4
    ]
    assert short == []


def test_a_task_is_set_in_the_transaction_of_its_deed():
    """After the commit a host can die, and what was done would never be told of."""
    late = re.compile(r"on_commit\((?:[^()]|\([^()]*\))*enqueue")
    assert not [name for name, source in SOURCES.items() if late.search(source)]
