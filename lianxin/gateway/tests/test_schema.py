"""What the document says of the API holds, whatever is sent: no fault of ours, and no answer that
the document does not know.

`LIANXIN_FUZZ=100 pytest -s lianxin/gateway/tests/test_schema.py` tries a hundred of each.
"""

import os
import sys
from collections import Counter

import jsonschema
import pytest
import schemathesis
from django.core.cache import cache
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import checks
from schemathesis.core.result import Err
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from lianxin.config.wsgi import application
from lianxin.core.models import RulePack
from lianxin.core.scopes import PARTY_SCOPES, Scope
from lianxin.gateway.api.contract import contract
from lianxin.gateway.api.reading import example
from lianxin.gateway.tests.factories import OWN, Program, token_for
from lianxin.gateway.tests.fuzz_town import FuzzTown

HOLDS = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = int(os.environ.get("LIANXIN_FUZZ", "2"))
"""Of each operation and role."""
TRIED = settings(
    max_examples=EXAMPLES,
    phases=[Phase.generate],
    database=None,
    derandomize=EXAMPLES < 10,
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
TOLD = {200, 201, 304, 400, 401, 403, 404, 409, 412, 422, 429}
MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]


def served(environ, start):
    """The application as a server hands calls to it."""
    return application({"REMOTE_ADDR": "127.0.0.1", **environ}, start)


@pytest.fixture
def town(db, monkeypatch):
    """A community with something of most kinds, and who asks about it."""
    # A server closes its connection after a request; here the test's own transaction is on it.
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    for key in ("gateway.calls_an_hour", "gateway.guest_calls_an_hour"):
        RulePack.objects.filter(key=key).update(value="1000000")
    town = FuzzTown()
    home, scopes = town.home, frozenset(Scope)
    return town, {
        "guest": "",
        "resident": token_for(town.resident.user, home, scopes=OWN | PARTY_SCOPES)[1],
        "staff": token_for(town.worker(), home, scopes=scopes, is_desk=True)[1],
    }


def drawn(operation, known, data):
    """A call at random, mostly about something that there is."""
    mode = data.draw(st.sampled_from(MODES))
    case = data.draw(operation.as_strategy(generation_mode=mode))
    for name in sorted(set(case.path_parameters) & set(known)):
        if data.draw(st.integers(0, 3)):
            case.path_parameters[name] = known[name]
    return case


def test_no_answer_breaches_the_document_and_none_is_a_fault_of_ours(town):
    built, words = town
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)
    seen: Counter[tuple[str, int]] = Counter()

    def tried(operation, who, data):
        case = drawn(operation, built.behind(operation.path), data)
        headers = {"Authorization": f"Bearer {words[who]}"} if words[who] else {}
        point = transaction.savepoint()
        answer = case.call_and_validate(headers=headers, checks=HOLDS)
        transaction.savepoint_rollback(point)
        seen[who, answer.status_code] += 1

    def trial(operation, who):
        return lambda data: tried(operation, who, data)

    for number, found in enumerate(document.get_all_operations()):
        assert not isinstance(found, Err)
        operation = found.ok()
        # In the suite each operation is asked by one of them, in turn.
        for who in [list(words)[number % 3]] if EXAMPLES == 2 else words:
            TRIED(given(data=st.data())(trial(operation, who)))()
    for (who, status), count in sorted(seen.items()):
        sys.stdout.write(f"{who:10} {status} {count:6}\n")
    assert {status for _who, status in seen} <= TOLD


def test_every_example_in_the_document_fits_its_own_schema():
    document = contract()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            answers = operation["responses"].items()
            wanted = [
                answer["content"]["application/json"]["schema"]
                for status, answer in answers
                if int(status) < 300 and "application/json" in answer["content"]
            ]
            sent = operation.get("requestBody", {}).get("content", {})
            wanted += [each["schema"] for each in sent.values()]
            for schema in wanted:
                whole = {**schema, "components": document["components"]}
                jsonschema.validate(example(schema), whole), (path, method)


def test_every_operation_says_who_may_and_is_told_on_the_page():
    paths = contract()["paths"]
    assert all(
        operation["security"] and operation["x-scope"] in ("", *Scope)
        for methods in paths.values()
        for operation in methods.values()
    )
    page = Program().get("/docs/")
    assert page.status_code == 200
    told = page.content.decode()
    assert all(f"{path}<" in told for path in paths)
    assert "http://" not in told.replace("http://testserver", "").replace("http://www.w3.org", "")


@pytest.fixture(autouse=True)
def _with_a_fresh_hour(db):
    cache.clear()
