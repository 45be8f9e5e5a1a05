import base64
import json
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

import pytest
from django.db import connection, models
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.core.errors import Invalid
from lianxin.core.keyset import cursor, page
from lianxin.core.tests.tables import ALONE, standing

FIRST = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 1, 30, 0, 123456, tzinfo=UTC)
IS_POSTGRESQL = connection.vendor == "postgresql"
ORDERS = [
    ("id",),
    ("-id",),
    ("due_on", "id"),
    ("-due_on", "-id"),
    ("due_on", "-id"),
    ("-is_urgent", "due_on", "id"),
    ("-is_urgent", "due_on", "-name", "id"),
    ("name", "at", "id"),
    ("-at", "key"),
]
in_one_database = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
"""Each example empties the table itself."""


class Errand(models.Model):
    place = models.IntegerField(default=1)
    due_on = models.DateField()
    at = models.DateTimeField(default=MORNING)
    name = models.CharField(max_length=20, default="")
    key = models.UUIDField(unique=True)
    is_urgent = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)  # type: ignore[misc]  # of no installed app
    objects: ClassVar[models.Manager["Errand"]] = models.Manager()

    class Meta:
        app_label = "core"
        apps = ALONE
        indexes: ClassVar = [
            models.Index(fields=["place", "due_on", "id"], name="errand_due"),
            models.Index(fields=["place", "-is_urgent", "due_on", "id"], name="errand_urgent"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.name}"


@pytest.fixture(scope="module")
def table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Errand):
        yield


@pytest.fixture
def errands(table, db):
    return Errand.objects.all()


def put(number: int, **fields) -> Errand:
    return Errand.objects.create(**{"key": UUID(int=number), "due_on": FIRST, **fields})


def ten() -> list[int]:
    return [put(n, due_on=FIRST + timedelta(days=n // 3)).pk for n in range(10)]


def walk(queryset, order, size) -> list[int]:
    """All rows by way of `next`, compared on the way with all rows by way of `previous`."""
    there, sheet = [], page(queryset, order, size=size)
    assert sheet.previous == ""
    while True:
        there += [row.pk for row in sheet.rows]
        if not sheet.next:
            break
        sheet = page(queryset, order, after=sheet.next, size=size)
    back = [row.pk for row in sheet.rows]
    while sheet.previous:
        sheet = page(queryset, order, before=sheet.previous, size=size)
        back = [row.pk for row in sheet.rows] + back
    assert back == there
    return there


rows = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.booleans(),
        st.sampled_from(["", "王", "李芳", "a'b"]),
        st.integers(0, 2),
    ),
    max_size=14,
)


@given(drawn=rows, order=st.sampled_from(ORDERS), size=st.integers(1, 6))
@in_one_database
def test_walking_forth_and_back_meets_every_row_once_in_order(errands, drawn, order, size):
    errands.delete()
    for number, (days, is_urgent, name, seconds) in enumerate(drawn):
        put(
            number,
            due_on=FIRST + timedelta(days=days),
            at=MORNING + timedelta(microseconds=seconds),
            is_urgent=is_urgent,
            name=name,
        )
    assert walk(errands, order, size) == list(errands.order_by(*order).values_list("pk", flat=True))


def test_a_page_neither_counts_nor_skips(errands, django_assert_max_num_queries):
    ten()
    first = page(errands, ("due_on", "id"), size=3)
    with django_assert_max_num_queries(1 if IS_POSTGRESQL else 2) as asked:
        page(errands, ("due_on", "id"), after=first.next, size=3)
    said = " ".join(query["sql"] for query in asked.captured_queries)
    assert "OFFSET" not in said
    assert "COUNT" not in said


def test_a_row_that_is_gone_still_marks_its_place(errands):
    keys = ten()
    first = page(errands, ("due_on", "id"), size=4)
    Errand.objects.filter(pk=keys[3]).delete()
    assert [row.pk for row in page(errands, ("due_on", "id"), after=first.next).rows] == keys[4:]


def test_a_row_that_came_between_is_met_and_none_is_met_twice(errands):
    keys = ten()
    first = page(errands, ("-id",), size=4)
    new = put(99).pk
    second = page(errands, ("-id",), after=first.next, size=4)
    assert [row.pk for row in second.rows] == keys[5:1:-1]
    assert page(errands, ("-id",), before=second.previous).rows[0].pk == new


def test_past_the_end_lies_the_last_page_and_before_the_start_the_first(errands):
    keys = ten()
    past = page(errands, ("id",), after=cursor([keys[-1]]), size=4)
    assert [row.pk for row in past.rows] == keys[6:]
    assert (past.next, bool(past.previous)) == ("", True)
    start = page(errands, ("id",), before=cursor([keys[0]]), size=4)
    assert [row.pk for row in start.rows] == keys[:4]
    assert (bool(start.next), start.previous) == (True, "")


def test_an_empty_list_is_one_empty_page(errands):
    assert page(errands, ("id",)).rows == page(errands, ("id",), after=cursor([7])).rows == []


def test_an_order_may_follow_what_the_query_computed(errands):
    keys = ten()
    turned = errands.annotate(mirrored=-F("id"))
    assert walk(turned, ("mirrored", "id"), 3) == keys[::-1]


def test_an_order_that_leaves_rows_equal_is_a_mistake_of_ours(errands):
    for order in [(), ("due_on",), ("id", "due_on")]:
        with pytest.raises(ValueError, match="unique"):
            page(errands, order)


def test_a_field_that_may_be_null_is_no_order_until_it_is_filtered(errands):
    rows = [put(n, closed_at=MORNING + timedelta(days=n) if n % 2 else None).pk for n in range(6)]
    with pytest.raises(ValueError, match="isnull"):
        page(errands, ("closed_at", "id"))
    with pytest.raises(ValueError, match="isnull"):
        page(errands.exclude(closed_at__isnull=False), ("closed_at", "id"))
    closed = errands.filter(closed_at__isnull=False, place=1)
    assert walk(closed, ("closed_at", "id"), 2) == rows[1::2]


def sealed(told) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "told",
    [
        [],
        [1],
        ["2026-03-02", 1, 1],
        ["2026-13-02", 1],
        [20260302, 1],
        [None, 1],
        [["2026-03-02"], 1],
        ["2026-03-02", "one"],
        ["2026-03-02", None],
        ["2026-03-02", 2**70],
        ["2026-03-02", 1e400],
        {"2026-03-02": 1, "id": 2},
        "ab",
        7,
        None,
    ],
)
def test_a_cursor_that_says_something_else_is_refused(errands, told):
    put(1)
    with pytest.raises(Invalid):
        page(errands, ("due_on", "id"), after=sealed(told))


@pytest.mark.parametrize("told", ["a\x00b", "a\ud800"])
def test_a_text_that_no_database_takes_is_refused(errands, told):
    with pytest.raises(Invalid):
        page(errands, ("name", "id"), after=sealed([told, 1]))


@pytest.mark.parametrize("told", ["2026-03-02T01:30:00", "2026-03-02", "soon"])
def test_a_moment_without_its_zone_is_refused(errands, told):
    with pytest.raises(Invalid):
        page(errands, ("at", "id"), after=sealed([told, 1]))


@given(text=st.one_of(st.text(max_size=40), st.binary(max_size=60).map(base64.urlsafe_b64encode)))
@in_one_database
def test_whatever_stands_in_the_address_is_a_page_or_a_refusal(errands, text):
    typed = text if isinstance(text, str) else text.decode()
    try:
        assert page(errands, ("due_on", "id"), after=typed).rows == []
    except Invalid as refusal:
        assert refusal.status == 422  # noqa: PT017  # either is right


def test_a_cursor_is_fit_for_an_address(errands):
    put(1, name="王/芳?&")
    put(2)
    mark = page(errands, ("-name", "at", "id"), size=1).next
    assert mark.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("order", "index"),
    [
        (("due_on", "id"), "errand_due"),
        (("-due_on", "-id"), "errand_due"),
        (("-is_urgent", "due_on", "id"), "errand_urgent"),
    ],
)
def test_the_database_seeks_in_the_index_and_reads_little_more_than_the_page(errands, order, index):
    Errand.objects.bulk_create(
        Errand(key=UUID(int=n), due_on=FIRST + timedelta(days=n % 4), is_urgent=n % 7 == 0)
        for n in range(4000)
    )
    with connection.cursor() as line:
        line.execute("ANALYZE core_errand")
    deep = errands.filter(place=1).order_by(*order)[2500]
    mark = cursor([getattr(deep, name.lstrip("-")) for name in order])
    with connection.execute_wrapper(explained := Explained()):
        page(errands.filter(place=1), order, after=mark, size=20)
    nearest, *_further = explained.plans
    assert index in nearest
    assert "Sort" not in nearest
    assert "TEMP B-TREE" not in nearest
    if IS_POSTGRESQL:
        assert "Rows Removed" not in nearest
    else:
        assert "due_on=? AND id" in nearest


class Explained:
    """Asks the database, before each query, how it would go about it."""

    def __init__(self) -> None:
        self.plans: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        if IS_POSTGRESQL:
            execute("SET LOCAL enable_seqscan = off", None, many, context)
            execute("SET LOCAL enable_bitmapscan = off", None, many, context)
        how = "EXPLAIN ANALYZE" if IS_POSTGRESQL else "EXPLAIN QUERY PLAN"
        execute(f"{how} {sql}", params, many, context)
        self.plans.append("\n".join(str(row[-1]) for row in context["cursor"].fetchall()))
        return execute(sql, params, many, context)
