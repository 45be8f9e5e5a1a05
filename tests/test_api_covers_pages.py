"""Every page address stands beside the operations that do the same, or with why it needs none."""

from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from django.urls import get_resolver

from lianxin.gateway.api.contract import contract
from tests.test_walk import named

LEDGER = yaml.safe_load(Path(__file__).with_name("api_pages.yaml").read_text(encoding="utf8"))
DOES_THE_SAME = {
    f"{space}:{name}": operations.split()
    for space, pages in LEDGER["does_the_same"].items()
    for name, operations in pages.items()
}
HAS_NONE = [name for group in LEDGER["has_none"] for name in group["pages"].split()]
"""Names of pages, or their beginning and a star."""
PAGES = {
    name
    for name, _made_from in named(get_resolver().url_patterns)
    if not name.startswith(("api:", "api_docs:"))
}
OPERATIONS = {
    operation["operationId"]
    for methods in contract()["paths"].values()
    for operation in methods.values()
}


def standing(page):
    """How often a page stands in the ledger."""
    return (page in DOES_THE_SAME) + sum(fnmatchcase(page, each) for each in HAS_NONE)


def test_each_page_has_its_operations_or_one_reason_why_not():
    # Say in api_pages.yaml what does the same as the page, or why nothing does.
    assert {page for page in PAGES if standing(page) != 1} == set()


def test_no_page_and_no_operation_stands_in_the_ledger_that_is_gone():
    assert set(DOES_THE_SAME) - PAGES == set()
    assert [each for each in HAS_NONE if not any(fnmatchcase(page, each) for page in PAGES)] == []
    told = {each for operations in DOES_THE_SAME.values() for each in operations}
    assert {each for each in told if not any(fnmatchcase(op, each) for op in OPERATIONS)} == set()


def test_each_reason_is_given_once_and_in_words():
    reasons = [group["why"] for group in LEDGER["has_none"]]
    assert all(reasons)
    assert len(reasons) == len(set(reasons))
