from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.reports import charts
from lianxin.reports.charts import Bar, Chart

months = st.lists(st.integers(0, 200_000), min_size=12, max_size=12)
names = st.text("供暖排水Heat", min_size=1, max_size=30)


def bars(counts):
    return [
        Bar(f"{place}月", count, f"/e/?month={place}")
        for place, count in enumerate(counts, start=1)
    ]


def lying(told, title):
    return charts.rows(told, title, width=charts.WIDE, pitch=32)


def box(bar):
    return tuple(int(bar.get(name)) for name in ("x", "y", "width", "height"))


def drawn(drawing, kind="ch-bar"):
    return [each for each in drawing.iter() if each.get("class") == kind]


@given(months)
def test_columns_stand_on_the_floor_and_end_below_the_top(counts):
    for bar in drawn(charts.columns(bars(counts), "各月")):
        _left, top, _width, height = box(bar)
        assert top + height == 200
        assert top >= 20


@given(months)
def test_the_grid_reaches_the_highest_column_in_at_most_five_steps(counts):
    texts = charts.columns(bars(counts), "各月").iter("text")
    marks = [int(text.text) for text in texts if text.get("text-anchor") == "end"]
    assert marks[0] == 0
    assert marks[-1] >= max(counts)
    assert len(marks) <= 6
    assert len({after - before for before, after in pairwise(marks)}) == 1


@pytest.mark.parametrize("width", [charts.WIDE, charts.NARROW])
@given(each=st.lists(st.tuples(names, st.integers(1, 10**5)), min_size=1))
def test_rows_keep_within_the_drawing_whatever_their_names(each, width):
    told = [Bar(name, count, "/e/") for name, count in each]
    for bar in drawn(charts.rows(told, "各类", width=width, pitch=32)):
        left, _top, length, _height = box(bar)
        assert length >= 2
        assert left + length <= width


def test_every_bar_is_a_door_that_is_read_aloud():
    for drawing in (charts.columns(bars([2, 1]), "各月"), lying(bars([2, 1]), "各月")):
        links = [(link.get("href"), link.get("aria-label")) for link in drawing.iter("a")]
        assert links == [
            ("/e/?month=1", "1月2 件，看凭证"),
            ("/e/?month=2", "2月1 件，看凭证"),
        ]


@pytest.mark.parametrize("drawing", [charts.columns, lying])
def test_a_month_of_nothing_has_its_name_and_leads_nowhere(drawing):
    found = drawing(bars([2, 0]), "各月")
    assert len(drawn(found)) == len(list(found.iter("a"))) == 1
    assert "2月" in [text.text for text in found.iter("text")]


def test_a_year_of_nothing_is_drawn_all_the_same():
    assert drawn(charts.columns(bars([0] * 12), "各月")) == []
    assert drawn(lying([], "各类")) == []


def test_on_the_page_colours_come_by_class_alone():
    chart = Chart("各月", bars([2, 1]), is_upright=True)
    for drawing in (chart.wide, chart.narrow):
        assert "style" not in drawing
        assert "fill=" not in drawing


def test_paper_gets_the_page_s_own_drawing_and_the_colours_with_it():
    chart = Chart("各月", bars([2, 1]), is_upright=True)
    inside = chart.wide.removesuffix("</svg>").split(">", 1)[1]
    assert inside in chart.paper
    assert f"<style>{charts.PAPER}</style>" in chart.paper


def test_what_a_name_holds_of_markup_is_only_words():
    chart = Chart("各类", [Bar('<b>&"', 1, '/e/?a=1&b="><script>')])
    assert "<script" not in chart.wide
    assert "<b>" not in chart.wide
    assert "&lt;b&gt;&amp;" in chart.wide
