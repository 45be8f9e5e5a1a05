"""How often each operation asks the database: as often with much as with little, and seldom."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxin.core import http
from lianxin.core.models import RulePack
from lianxin.core.scopes import DESK_SCOPES
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.api.contract import contract
from lianxin.gateway.api.reading import example
from lianxin.gateway.tests.growing_town import GrowingTown

MOST_TO_READ, MOST_TO_WRITE = 40, 70
LONGER = dict.fromkeys(
    ("reports_card", "reports_card_pdf", "reports_card_docx", "reports_card_xlsx"), 80
)
"""The running year's card counts each of its figures once."""
UNANSWERED = {"honours_recounted"}
"""Nothing has been counted yet."""
WRITTEN = 100
"""So many writes at least are done as they stand in the document's examples."""
OPERATIONS = [
    (method, path, operation)
    for path, methods in contract()["paths"].items()
    for method, operation in methods.items()
]


@pytest.fixture
def town(db, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(days=9))
    for key in ("gateway.calls_an_hour", "gateway.guest_calls_an_hour"):
        RulePack.objects.filter(key=key).update(value="1000000")
    cache.clear()
    return GrowingTown()


def asked(town, who, method, path, operation):
    """The answer's number and how many statements it took; nothing of it stays."""
    known = {"pk": 1, "ballot": 1, "thing": 1, "code": "matters_solved", **town.behind(path)}
    address = path.removeprefix("/api/v1").format(**known)
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    sent = example(body["schema"]) if body else None
    wanted = {
        each["name"]: example(each["schema"])
        for each in operation["parameters"]
        if each["in"] == "query" and each["required"]
    }
    program = town.programs[who]
    connection.queries_log.clear()
    point = transaction.savepoint()
    with CaptureQueriesContext(connection) as statements:
        answer = program.get(address, wanted) if method == "get" else program.post(address, sent)
    transaction.savepoint_rollback(point)
    return answer.status_code, len(statements)


def callers(operation):
    """Who may be answered: what is for the desk, its worker alone."""
    return ("staff",) if operation["x-scope"] in DESK_SCOPES else ("resident", "staff")


def readers(town):
    """By operation, whom it answers; asking also warms what is remembered between calls."""
    found = {}
    for method, path, operation in OPERATIONS:
        for who in callers(operation) if method == "get" else ():
            if asked(town, who, method, path, operation)[0] == 200:
                found[operation["operationId"]] = (who, method, path, operation)
                break
    return found


def test_no_read_asks_the_database_more_often_with_more_data_and_none_asks_much(town):
    town.more()
    known = readers(town)
    little = {name: asked(town, *each) for name, each in known.items()}
    for _each in range(2):
        town.more()
    much = {name: asked(town, *each) for name, each in known.items()}
    # One more is a name that somebody happens to bear; what is asked for each would be two more.
    # What is remembered until something is written, e.g. a card, is asked for again once.
    grown = {
        name: (before, much[name])
        for name, before in little.items()
        if before[1] + 1 < much[name][1] and before[1] + 1 < asked(town, *known[name])[1]
    }
    assert grown == {}
    assert {name for name in known if much[name][1] > LONGER.get(name, MOST_TO_READ)} == set()
    reads = {each["operationId"] for method, _path, each in OPERATIONS if method == "get"}
    assert reads - set(known) == UNANSWERED


def test_no_write_asks_the_database_much_whatever_it_is_told(town):
    for _each in range(3):
        town.more()
    told = {}
    for method, path, operation in OPERATIONS:
        if method == "post":
            who = callers(operation)[0]
            told[operation["operationId"]] = asked(town, who, method, path, operation)
    assert {name for name, (_status, count) in told.items() if count > MOST_TO_WRITE} == set()
    assert len([status for status, _count in told.values() if status < 300]) >= WRITTEN
