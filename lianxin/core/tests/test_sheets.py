"""The engine of tables, with a small one of its own."""

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.errors import Invalid
from lianxin.core.sheets import columns as c
from lianxin.core.sheets.checking import Fault, Line, Table, checked
from lianxin.core.sheets.matching import MARK, laid_out, letter
from lianxin.core.sheets.reading import Source
from lianxin.core.sheets.writing import marked, written

RANKS = {"full": "正式党员", "probationary": "预备党员"}
NUMBER = "370102198001010015"


class NameJudge:
    """Knows one name already, and writes dictionaries."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def look(self, lines: Sequence[Line]) -> list[Fault]:
        faults = []
        for line in lines:
            name = line.values.get("name")
            line.is_same = name == "已在册"
            if name in self.seen:
                faults.append(Fault(line.number, "name", "表里出现了两次。"))
            elif name:
                self.seen.add(name)
        return faults

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        yield from ()

    def ready(self, lines: Sequence[Line]) -> list[dict[str, Any]]:
        return [line.values for line in lines]


TABLE = Table(
    "test.names",
    "名册",
    (
        c.Column("name", "姓名", c.words(10), is_required=True),
        c.Column("identity", "身份证号", c.identity, ("身份证号码", "公民身份号码"), width=22),
        c.Column("rank", "党员类别", c.choice(RANKS, {"正式": "full"}), tell=RANKS.__getitem__),
        c.Column("admitted_on", "入党日期", c.day, ("入党时间",), tell=lambda day: day),
    ),
    lambda **_: NameJudge(),
)


def csv(*rows: str, encoding: str = "utf-8") -> Source:
    return Source("\n".join(rows).encode(encoding))


def found(source):
    return checked(source, TABLE, NameJudge())


def values(source):
    kept: list[Line] = []
    checked(source, TABLE, NameJudge(), each=lambda _found, lines: kept.extend(lines))
    return [line.values for line in kept]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_csv_is_read_in_every_encoding_that_excel_writes(encoding):
    assert values(csv("姓名,党员类别", "王群,正式", encoding=encoding)) == [
        {"name": "王群", "rank": "full"}
    ]


def test_columns_are_known_by_their_headings_in_any_order_and_by_other_names():
    told = values(csv("入党时间,姓 名（必填）", "2015.7.1,王群"))
    assert told == [{"admitted_on": date(2015, 7, 1), "name": "王群"}]


def test_a_tables_title_may_stand_above_its_headings():
    layout = laid_out(
        csv("历山路社区党员名册,", ",", "姓名,入党日期", "王群,2015-07-01"), TABLE.columns
    )
    assert layout.row == 3
    assert layout.letter("admitted_on") == "B"


def test_unknown_columns_are_told_and_missing_ones_stop_everything():
    odd = laid_out(csv("姓名,血型", "王群,O"), TABLE.columns)
    assert (odd.unknown, odd.is_usable) == (["血型"], True)
    lacking = found(csv("身份证号,入党日期", f"{NUMBER},2015-07-01"))
    assert (lacking.layout.missing, lacking.is_clean, lacking.total) == (["姓名"], False, 0)
    assert laid_out(csv("姓名,姓名", "王,李"), TABLE.columns).twice == ["姓名"]
    assert not laid_out(csv("甲,乙", "1,2"), TABLE.columns).is_usable


def test_every_fault_stands_beside_its_cell():
    told = found(
        csv(
            "姓名,身份证号,党员类别,入党日期",
            "王群,370102198001010012,正式,2015-07-01",
            ",,候补,2015年2月30日",
            ",,,",
            "李芳,3.70102E+17,预备党员,2015.7",
            "李芳,370102********0015,预备党员,36000",
        )
    )
    places = [f"{told.layout.letter(each.key)}{each.row}" for each in told.faults]
    assert places == ["B2", "A3", "C3", "D3", "B5", "D5", "B6", "D6", "A6"]
    said = {place: each.words for place, each in zip(places, told.faults, strict=True)}
    assert "抄错了一位" in said["B2"]
    assert "末尾几位已经丢了" in said["B5"]
    assert "遮过的号码" in said["B6"]
    assert "只写到了月" in said["D5"]
    assert said["A6"] == "表里出现了两次。"
    assert (told.total, told.new, told.faulty) == (4, 0, 9)


def test_a_row_that_stands_here_already_is_counted_and_not_new():
    told = found(csv("姓名", "已在册", "王群"))
    assert (told.same, told.new, told.is_clean) == (1, 1, True)


def test_the_file_comes_back_with_its_faulty_cells_told_of_and_goes_in_again():
    source = csv("名册", "姓名,入党日期", "王群,昨天", "李芳,2015-07-01")
    told = found(source)
    back = Source(marked(source, told.layout, told.faults, TABLE))
    rows = [cells for _number, cells in back.rows()]
    assert rows[1][:3] == ["姓名", "入党日期", MARK]
    assert rows[2][2].startswith("入党日期：日期看不懂")
    assert rows[3][:2] == ["李芳", "2015-07-01"]
    again = found(back)
    assert (again.layout.unknown, again.faulty) == ([], 1)
    twice = Source(marked(back, again.layout, again.faults, TABLE))
    assert [cells for _number, cells in twice.rows()][1].count(MARK) == 1


def test_a_number_that_excel_has_shortened_is_never_taken_for_what_it_was():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "身份证号", "入党日期"])
        sheet.write_row(1, 0, ["王群", 370102198001010011])
        sheet.write_number(1, 2, 20150701)
    told = found(Source(out.getvalue()))
    assert [(each.row, each.key) for each in told.faults] == [(2, "identity")]


@pytest.mark.parametrize("held", [b"", b"PK\x03\x04broken", b"\x89PNG\r\n\x1a\n\x00\xff\xfe\x00"])
def test_what_is_no_table_is_refused_in_words(held):
    with pytest.raises(Invalid):
        Source(held)


def test_columns_beyond_the_alphabet_have_two_letters():
    assert [letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def row() -> st.SearchStrategy[dict[str, Any]]:
    names = st.text("王李张欧阳𠮷=+-@'\"·，,a1", min_size=1, max_size=10)
    return st.fixed_dictionaries(
        {
            "name": names,
            "identity": st.sampled_from([None, NUMBER]),
            "rank": st.sampled_from([None, *RANKS]),
            "admitted_on": st.none() | st.dates(date(1921, 7, 1), date(2099, 12, 31)),
        }
    )


@given(rows=st.lists(row(), max_size=6))
def test_what_is_written_out_goes_back_in_unchanged(rows):
    assert values(Source(written(TABLE, rows))) == rows


@given(held=st.binary(max_size=300))
def test_no_bytes_whatever_break_the_reader(held):
    with suppress(Invalid):
        found(Source(held))


@given(cell=st.text(max_size=30))
def test_no_cell_whatever_breaks_a_column(cell):
    for column in TABLE.columns:
        with suppress(Invalid):
            column.parse(cell)
