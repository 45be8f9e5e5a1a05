"""A card's numbers: told apart by their years, and numbers to reckon with in a workbook."""

from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.tests.factories import MatterFactory
from lianxin.party.tests.factories import BranchFactory, MemberFactory
from lianxin.people.tests.factories import PostFactory, actor_for, sign_in
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.formats import FORMATS
from lianxin.reports.queries import card_of, doc_of
from lianxin.reports.queries.street import street_of
from lianxin.reports.sentences import read

pytestmark = pytest.mark.django_db
YEAR = 2025
TODAY = MONDAY.date()
XL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SITE = "https://lianxin.example/"


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def community():
    made = CommunityFactory.create(name="历山路社区", slug="lishanlu", households=1000)
    for year, count in ((2023, 1), (2024, 2), (2025, 3)):
        for _n in range(count):
            brought(made, year)
    return made


def brought(community, year):
    at = datetime(year, 3, 3, 1, tzinfo=UTC)
    return MatterFactory.create(
        community=community, solved=True, reported_at=at, replied_at=at, closed_at=at
    )


def said(community, text):
    doc = doc_of(card_of(community.slug, YEAR, today=TODAY), {"council": text})
    section = next(each for each in read(doc) if each.name == "council")
    return "".join(span.words for span in section.sentences[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("大家提出 {received}。", "今年，大家提出 3 件。"),
        ("这一年大家提出 {received}。", "这一年大家提出 3 件。"),
        ("提出 {received}，累计 {received:ever}。", "提出 今年 3 件，累计 6 件。"),
        (
            "比去年的 {received:last}，街道平均 {received:mean}",
            "比去年的 2 件，街道平均 — 件",
        ),
        ("没有数字的一句。", "没有数字的一句。"),
        ("群策群力，累计提出 {received}。", "今年，群策群力，累计提出 今年 3 件。"),
        ("全年累计提出 {received}。", "全年累计提出 3 件。"),
        ("历年 {received:ever}，提出 {received}。", "历年 累计 6 件，提出 今年 3 件。"),
    ],
)
def test_a_number_says_of_which_years_it_is(community, text, told):
    assert said(community, text) == told


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("", "居民提出的事：今年（2025年）"),
        (":last", "居民提出的事：去年（2024年）"),
        (":ever", "居民提出的事：累计（到2025年）"),
        (":mean", "居民提出的事：2025年，街道平均"),
        (":each", "居民提出的事：2025年，每千户"),
    ],
)
def test_a_number_s_title_on_the_page_says_what_it_counts_and_of_which_years(
    client, community, scope, told
):
    words = f"提出 {{received{scope}}}。"
    doc = doc_of(card_of(community.slug, YEAR, today=TODAY), {"council": words})
    page = FORMATS["html"][1](doc, site=SITE).decode()
    assert f'title="{told}"' in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [({}, "2025年</h1>"), ({"month": 3}, "2025年3月</h1>"), ({"ever": 1}, "累计到2025年</h1>")],
)
def test_the_list_behind_a_number_says_of_which_years_it_is(client, community, asked, told):
    where = reverse("reports:evidence", args=[community.slug, YEAR, "received"])
    assert told in client.get(where, asked).content.decode()


def test_paper_names_the_years_of_its_columns(community):
    doc = doc_of(card_of(community.slug, YEAR, today=TODAY))
    pdf = PdfReader(BytesIO(FORMATS["pdf"][1](doc, site=SITE)))
    text = "".join(page.extract_text() for page in pdf.pages).replace(" ", "")
    assert "数的是什么" in text
    assert "街道平均" in text
    word = Document(BytesIO(FORMATS["docx"][1](doc, site=SITE)))
    heads = [[cell.text for cell in table.rows[0].cells] for table in word.tables]
    assert ["数的是什么", "今年", "分子／分母", "去年", "街道平均", "每千户"] in heads
    assert heads[-1] == ["数的是什么", "今年", "分子／分母", "没有回答"]


def sheet_of(community):
    doc = doc_of(card_of(community.slug, YEAR, today=TODAY))
    file = BytesIO(FORMATS["xlsx"][1](doc, site=SITE))
    titles, *rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    values = {row[1]: dict(zip(titles, row, strict=True)) for row in rows}
    looks = {
        row[1]: dict(zip(titles, line, strict=False))
        for row, line in zip(rows, looks_of(file), strict=True)
    }
    return doc, values, looks


def looks_of(file):
    """The number formats of each line's cells below the titles, column by column."""
    with ZipFile(file) as parts:
        styles = ET.fromstring(parts.read("xl/styles.xml"))
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    named = {"3": "#,##0"} | {
        each.attrib["numFmtId"]: each.attrib["formatCode"] for each in styles.iter(f"{XL}numFmt")
    }
    kinds = styles.findall(f"{XL}cellXfs/{XL}xf")
    codes = [named.get(each.attrib["numFmtId"], "") for each in kinds]
    lines = list(sheet.iter(f"{XL}row"))[1:]
    return [[codes[int(cell.attrib.get("s", 0))] for cell in line] for line in lines]


def test_a_workbook_has_numbers_with_their_looks_and_no_texts(community):
    doc, rows, looks = sheet_of(community)
    label = doc["figures"]["matters_solved"]["label"]
    assert (rows[label]["今年"], rows[label]["去年"]) == (3, 2)
    assert looks[label]["今年"] == "#,##0"
    for section in doc["sections"]:
        for code in section["figures"]:
            figure = doc["figures"][code]
            cells = rows[figure["label"]]
            look = looks[figure["label"]]
            for title, which in (("今年", "value"), ("去年", "last"), ("街道平均", "mean")):
                exact = figure["numbers"][which]
                if not exact:
                    continue
                assert isinstance(cells[title], float), (code, title)
                assert cells[title] == pytest.approx(float(Fraction(exact)))
                assert (look[title] == "0.0%") is (figure["whole"] is not None)


def test_the_trend_has_the_years_from_the_first_known_and_five_at_most(community):
    for year in (2015, 2020):
        brought(community, year)
    street = actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)
    trend = street_of(street, YEAR, today=TODAY).trend
    assert list(trend.years) == [2023, 2024, 2025]
    assert trend.sparks[0].told == [(2023, "1"), (2024, "2"), (2025, "3")]
    assert trend.sparks[0].points == "4,16 46,10 88,4"
    for year in (2021, 2022):
        brought(community, year)
    rate = street_of(street, YEAR, trend="matters_solved", today=TODAY).trend
    assert list(rate.years) == [2021, 2022, 2023, 2024, 2025]
    assert street_of(street, YEAR, trend="nothing", today=TODAY).trend.figure.code == "received"


def test_a_community_of_whose_year_nothing_is_known_has_dashes_and_no_shade(client, community):
    CommunityFactory.create(subdistrict=community.subdistrict, name="新设社区", code="370102001099")
    street = actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)
    found = street_of(street, YEAR, today=TODAY)
    at = [place.name for place in found.places].index("新设社区")
    cells = {
        (row.cells[at].words, row.cells[at].shade) for each in found.groups for row in each.rows
    }
    assert cells == {("", 0)}
    assert found.places[at].pk in found.blank
    sign_in(client, street)
    page = client.get(reverse("reports_street:side_by_side", args=[YEAR])).content.decode()
    assert page.count("这一年没有记录") == 1


def test_a_mean_is_over_the_communities_that_have_the_figure_known(client, community):
    street = community.subdistrict
    neighbour, rostered = (CommunityFactory.create(subdistrict=street) for _n in range(2))
    CommunityFactory.create(subdistrict=street, name="还没有的社区")
    brought(neighbour, 2025)
    # Branches stand for years; that they do says nothing of what was done in one.
    BranchFactory.create(parent__community=rostered)
    doc = doc_of(card_of(community.slug, YEAR, today=TODAY), {"council": "{received:mean}"})
    figures = doc["figures"]
    assert (figures["received"]["mean"], figures["received"]["over"]) == ("2", 2)
    assert (figures["party_branches"]["mean"], figures["party_branches"]["over"]) == ("0.3", 3)
    council = next(each for each in read(doc) if each.name == "council")
    rows = {row.code: row for row in council.rows}
    assert (rows["received"].mean, rows["received"].over) == ("2", "2 个社区")
    assert "有记录的 2 个社区" in council.sentences[0][0].title
    sign_in(client, actor_for(PostFactory.create(street=True, subdistrict=street).user))
    page = client.get(reverse("reports_street:side_by_side", args=[YEAR])).content.decode()
    assert "街道平均 2 件（2 个社区）" in page
    assert "这一年还没有一条记录" in page


def test_a_year_before_there_was_a_neighbour_has_no_mean(community):
    brought(CommunityFactory.create(subdistrict=community.subdistrict), 2025)
    for year, mean in ((2024, ""), (2025, "2")):
        doc = doc_of(card_of(community.slug, year, today=TODAY))
        assert doc["figures"]["received"]["mean"] == mean
        row = next(each for found in read(doc) for each in found.rows if each.code == "received")
        assert row.over == ""


def test_of_a_year_that_nobody_wrote_down_what_stood_is_told_and_no_share_of_nothing(community):
    MemberFactory.create(branch__parent__community=community)
    for year, words in ((2022, ""), (2025, "0.0%")):
        figures = doc_of(card_of(community.slug, year, today=TODAY))["figures"]
        assert figures["party_members"]["words"] == "1"
        assert figures["participation_rate"]["words"] == words
    street = actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)
    found = street_of(street, 2022, today=TODAY)
    told = {row.code for group in found.groups for row in group.rows}
    assert told == {"party_members", "party_branches", "party_branches_before", "coverage_rate"}
    assert found.trend.figure.code == "party_members"


def test_where_all_have_a_figure_its_mean_says_so_by_saying_nothing(community):
    brought(CommunityFactory.create(subdistrict=community.subdistrict), 2025)
    street = actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)
    found = street_of(street, YEAR, today=TODAY)
    assert {row.over for group in found.groups for row in group.rows} == {0}
    assert not found.silent


def test_the_street_chooses_of_which_figure_the_trend_is(client, community):
    post = PostFactory.create(street=True, subdistrict=community.subdistrict)
    sign_in(client, actor_for(post.user))
    where = reverse("reports_street:side_by_side", args=[YEAR])
    page = client.get(where, {"trend": "matters_solved"}).content.decode()
    assert '<option value="matters_solved" selected>' in page
    door = reverse("reports:evidence", args=[community.slug, 2023, "matters_solved"])
    assert page.count(door) == 1


def test_the_trend_takes_as_few_statements_for_five_years_as_for_one(
    community, django_assert_max_num_queries
):
    street = actor_for(PostFactory.create(street=True, subdistrict=community.subdistrict).user)
    street_of(street, 2023, today=date(2023, 12, 31))
    with django_assert_max_num_queries(60):
        street_of(street, YEAR, today=TODAY)
