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

MOST = {"get": 40, "post": 70}
LONGER = {"reports_card": 80}
"""The running year's card counts each of its figures once."""
GROWS = {"volunteers_project_cancel"}
"""Each shift to come is called off with its project, and its people are told."""
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


def doers(town):
    """By operation, whom it answers; asking also warms what is remembered between calls."""
    found = {}
    for each in OPERATIONS:
        is_of_the_desk = each[2]["x-scope"] in DESK_SCOPES
        for who in ("staff",) if is_of_the_desk else ("resident", "staff"):
            if asked(town, who, *each)[0] < 300:
                found[each[2]["operationId"]] = (who, *each)
                break
    return found


def test_no_operation_asks_the_database_more_often_with_more_data(town):
    town.more()
    done = doers(town)
    little = {name: asked(town, *each) for name, each in done.items()}
    for _each in range(2):
        town.more()
    much = {name: asked(town, *each) for name, each in done.items()}

    # One more is a name that somebody happens to bear; what is asked for each would be two more.
    # What is remembered until something is written, e.g. a card, is asked for again once.
    grown = {
        name: (before, much[name])
        for name, before in little.items()
        if name not in GROWS
        and before[1] + 1 < much[name][1]
        and before[1] + 1 < asked(town, *done[name])[1]
    }
    assert grown == {}
    assert {
        name: told for name, told in much.items() if told[1] > LONGER.get(name, MOST[done[name][1]])
    } == {}
    reads = {each["operationId"] for method, _path, each in OPERATIONS if method == "get"}
    assert reads - set(done) == UNANSWERED
    assert len(done) - len(reads) >= WRITTEN
