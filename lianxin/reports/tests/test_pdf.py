from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pypdf import PdfReader

from lianxin.core.actor import Role
from lianxin.council.tests.factories import CouncilFactory
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.people.tests.factories import PostFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports import pdf, queries

pytestmark = pytest.mark.django_db
SPRING = datetime(2015, 3, 2, 1, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SITE = "https://lianxin.example/"


@pytest.fixture
def community():
    made = CommunityFactory.create(name="历山路社区", slug="lishanlu")
    CouncilFactory.create(community=made, name="群策联盟")
    post = PostFactory.create(community=made, role=Role.SECRETARY)
    post.user.name = "董继红"
    post.user.save()
    return made


def solved(community, **fields):
    return MatterFactory.create(
        community=community,
        solved=True,
        reported_at=SPRING,
        reply_due_on=date(2015, 3, 9),
        replied_at=SPRING,
        closed_at=SPRING,
        **fields,
    )


def paper(community):
    doc = queries.live(community.slug, 2015, today=TODAY)
    return pdf.paper(doc, site=SITE)


def text_of(data):
    """Without spaces: typesetting puts fine ones between Chinese and Latin."""
    pages = PdfReader(BytesIO(data)).pages
    return "".join(page.extract_text() for page in pages).replace(" ", "").replace("\n", "")


def links_of(data):
    return {
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(BytesIO(data)).pages
        for note in page.get("/Annots", ())
        if "/URI" in note.get_object().get("/A", {})
    }


def test_the_paper_tells_in_chinese_what_the_page_tells(community):
    heating = CategoryFactory.create(name="供暖")
    solved(community, category=heating, is_focal=True, title="东舍坊118号院供暖问题")
    solved(community, category=heating)
    text = text_of(paper(community))
    assert "历山路社区2015年成绩单" in text
    assert "书记董继红" in text
    assert "大家提出2件，居民确认已解决2件。" in text
    assert "解决焦点问题1件，其中有东舍坊118号院供暖问题。" in text
    assert "100.0%" in text
    assert "2／2件" in text
    assert "草稿，随记录变化" in text
    assert "供暖" in text
    assert "3月" in text


def test_every_number_on_paper_leads_to_its_evidence_on_the_site(community):
    solved(community)
    links = links_of(paper(community))
    for code in queries.FIGURES:
        door = reverse("reports:evidence", args=["lishanlu", 2015, code])
        assert f"https://lianxin.example{door}" in links


def test_the_same_card_on_the_same_day_gives_the_same_bytes(community):
    solved(community)
    assert paper(community) == paper(community)


def test_a_year_without_records_still_makes_a_paper(community):
    text = text_of(paper(community))
    assert "不适用" in text
    assert "0.0%" not in text


def test_what_a_title_holds_of_typesetting_is_only_words(community):
    solved(community, is_focal=True, title='#panic("x") *粗* $x$ <a> \\ @b')
    assert '#panic("x")*粗*$x$<a>\\@b' in text_of(paper(community))


def test_rare_characters_in_a_title_make_no_fault(community):
    solved(community, is_focal=True, title="㙍家大院🚲𠅤")
    assert "家大院" in text_of(paper(community))


def test_the_page_hands_out_the_paper_under_its_name(client, community):
    solved(community)
    answer = client.get(reverse("reports:download", args=["lishanlu", 2015, "pdf"]))
    assert answer["Content-Type"] == "application/pdf"
    assert "%E5%8E%86%E5%B1%B1%E8%B7%AF" in answer["Content-Disposition"]
    assert "http://testserver/c/lishanlu/report/2015/matters_solved/" in links_of(answer.content)


@pytest.mark.parametrize("called", ["历山路社区", "lishanlu"])
def test_the_command_prints_a_card_by_name_or_by_address(community, tmp_path, called):
    solved(community)
    call_command("report", called, "2015", "-o", tmp_path / "card.pdf", "--site", SITE)
    assert "已解决1件" in text_of((tmp_path / "card.pdf").read_bytes())


@pytest.mark.parametrize(("called", "year"), [("没有的社区", "2015"), ("lishanlu", "2999")])
def test_the_command_says_so_where_there_is_no_such_card(community, tmp_path, called, year):
    with pytest.raises(CommandError, match=called):
        call_command("report", called, year, "-o", tmp_path / "card.pdf")


def test_two_communities_of_one_name_are_not_guessed_between(community, tmp_path):
    CommunityFactory.create(name="历山路社区")
    with pytest.raises(CommandError):
        call_command("report", "历山路社区", "2015", "-o", tmp_path / "card.pdf")
