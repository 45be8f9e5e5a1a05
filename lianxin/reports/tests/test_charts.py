from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from lianxin.reports import charts
from lianxin.reports.charts import Bar

SVG = "{http://www.w3.org/2000/svg}"
months = st.lists(st.integers(0, 200_000), min_size=12, max_size=12)


def bars(counts):
    return [
        Bar(f"{place}月", count, f"{place}月 {count} 件", f"/e/?month={place}")
        for place, count in enumerate(counts, start=1)
    ]


def drawn(text, kind="rect"):
    return list(ET.fromstring(text).iter(kind))


@given(months)
def test_columns_stand_on_the_floor_and_end_below_the_top(counts):
    for bar in drawn(charts.columns(bars(counts), "各月")):
        top, height = int(bar.get("y")), int(bar.get("height"))
        assert top + height == 200
        assert top >= 20


@given(months)
def test_the_grid_reaches_the_highest_column_in_at_most_five_steps(counts):
    marks = [
        int(text.text)
        for text in drawn(charts.columns(bars(counts), "各月"), "text")
        if text.get("text-anchor") == "end"
    ]
    assert marks[0] == 0
    assert marks[-1] >= max(counts)
    assert len(marks) <= 6
    assert len({after - before for before, after in pairwise(marks)}) == 1


@given(st.lists(st.tuples(st.text("供暖排水Heat", min_size=1), st.integers(1, 10**6)), min_size=1))
def test_rows_keep_within_the_drawing_whatever_their_names(each):
    text = charts.rows([Bar(name, count, name, "/e/") for name, count in each], "各类")
    for bar in drawn(text):
        assert int(bar.get("x")) + int(bar.get("width")) <= charts.WIDTH


def test_every_bar_is_a_door_that_is_read_aloud():
    links = drawn(charts.columns(bars([2, 1]), "各月"), "a")
    assert [(link.get("href"), link.get("aria-label")) for link in links] == [
        ("/e/?month=1", "1月 2 件"),
        ("/e/?month=2", "2月 1 件"),
    ]


def test_a_month_of_nothing_has_its_name_and_no_bar():
    text = charts.columns(bars([2, 0]), "各月")
    assert len(drawn(text)) == 1
    assert "2月" in text


def test_on_the_page_colours_come_by_class_alone():
    text = charts.columns(bars([2, 1]), "各月") + charts.rows(bars([2, 1]), "各类")
    assert "style" not in text
    assert "fill=" not in text


def test_paper_gets_the_same_drawing_with_its_own_colours():
    page, paper = (charts.rows(bars([2, 1]), "各类", on_paper=place) for place in (False, True))
    assert "<style>" in paper.replace("ns0:", "")
    at = [[(each.get("x"), each.get("width")) for each in drawn(page)]]
    at += [[(each.get("x"), each.get("width")) for each in drawn(paper, f"{SVG}rect")]]
    assert at[0] == at[1]


def test_what_a_name_holds_of_markup_is_only_words():
    text = charts.rows([Bar("<b>&", 1, '"><script>', "/e/?a=1&b=2")], "各类")
    assert "<script" not in text
    assert drawn(text, "text")[0].text == "<b>&"
