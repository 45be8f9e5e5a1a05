"""Study, posts, boards and consents as members use them, and as the public sees what they let."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from lianxin.core.tests.factories import MONDAY
from lianxin.party.models import Writing
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    clerk_of,
    head_of,
    oneself,
)
from lianxin.party.tests.studying import (
    BoardFactory,
    CampaignFactory,
    DutyPostFactory,
    settled,
    word_file,
)
from tests.browser.pages import choose, follow, press
from tests.browser.reading import too_small
from tests.browser.serving import PHONE, SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = pytest.mark.browser
EVERY_SIZE = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


class Party:
    """A branch of the town's community with one member who lives in a courtyard."""

    def __init__(self, town):
        self.town = town
        committee = CommitteeFactory.create(community=town.community)
        self.branch = BranchFactory.create(parent=committee)
        self.member = settled(branch=self.branch, name="孙桂兰")
        self.me = oneself(self.member)
        self.mine = f"{town.home}party/mine/"
        self.desk = f"{town.desk}party/"
        self.yard = self.member.home.courtyard

    @property
    def board(self):
        return f"{self.town.home}party/board/{self.yard.pk}/"


@pytest.fixture
def party(town):
    return Party(town)


def usable(page: Page, axe: Path) -> None:
    page.wait_for_load_state("networkidle")
    assert serious(page, axe) == []
    assert overflow(page) == 0


@EVERY_SIZE
def test_a_member_writes_a_note_and_hands_in_a_word_document(party, size, tmp_path, axe):
    page = party.town.page(size, party.me)
    page.goto(party.mine)
    usable(page, axe)
    follow(page, "写笔记或心得")
    usable(page, axe)
    page.locator("[name=title]").fill("读《党章》")
    page.locator("[name=words]").fill("学而 时习之。")
    press(page, "交上去")
    expect(page.get_by_role("heading", level=1)).to_have_text("读《党章》")
    expect(page.locator("main")).to_contain_text("6 字")
    paper = Path(tmp_path) / "心得.docx"
    paper.write_bytes(word_file("严以修身，严以用权，严以律己。").read())
    page.goto(f"{party.mine}write/")
    choose(page, "kind", "essay")
    page.locator("[name=title]").fill("三严心得")
    page.locator("[name=file]").set_input_files(paper)
    press(page, "交上去")
    expect(page.locator("main")).to_contain_text("15 字")
    page.goto(f"{party.mine}study/")
    usable(page, axe)
    expect(page.locator("main")).to_contain_text("三严心得")
    assert Writing.objects.count() == 2


@EVERY_SIZE
def test_what_was_handed_in_by_mistake_is_undone_from_the_toast(party, size):
    page = party.town.page(size, party.me)
    page.goto(f"{party.mine}write/")
    page.locator("[name=title]").fill("交错了")
    page.locator("[name=stated]").fill("800")
    press(page, "交上去")
    expect(page.locator("main")).to_contain_text("本人报 800 字")
    press(page, "撤销")
    expect(page.locator("main")).not_to_contain_text("交错了")


@EVERY_SIZE
def test_a_member_takes_a_post_is_shown_on_the_board_and_withdraws(party, size, axe, photo):
    BoardFactory.create(community=party.town.community, name="党员信息公开展板")
    DutyPostFactory.create(community=party.town.community, name="平安巡逻岗")
    page, public = party.town.page(size, party.me), party.town.page(size)
    page.goto(f"{party.mine}posts/")
    usable(page, axe)
    page.locator("form[action$='/claim/'] button").click()
    expect(page.locator("#held-h ~ ul")).to_contain_text("平安巡逻岗")
    page.locator("form[action$='/log/'] [name=words]").fill("夜里巡了一圈")
    press(page, "记下来")
    expect(page.locator("#done-h ~ ul")).to_contain_text("夜里巡了一圈")
    page.locator("form[action$='/pledge/'] [name=words]").fill("照看楼道的灯。")
    press(page, "写下承诺")
    public.goto(party.board)
    expect(public.locator("main")).not_to_contain_text("孙桂兰")
    page.goto(f"{party.mine}shown/")
    page.locator("[name=photo]").set_input_files(photo)
    press(page, "传照片")
    for field in ("name", "photo", "post", "pledge"):
        choose(page, "fields_shown", field)
    usable(page, axe)
    press(page, "就这样展示")
    public.goto(party.board)
    usable(public, axe)
    expect(public.locator(".panel")).to_contain_text("平安巡逻岗")
    expect(public.locator(".panel")).to_contain_text("照看楼道的灯。")
    expect(public.locator(".panel img")).to_have_js_property("complete", True)
    answer = public.request.get(f"{party.board}sheet.pdf")
    words = "".join(PdfReader(BytesIO(answer.body())).pages[0].extract_text().split())
    assert "孙桂兰" in words
    assert "平安巡逻岗" in words
    page.goto("/me/consents/")
    usable(page, axe)
    page.locator("li", has_text="展示：姓名").get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("收回了")
    public.goto(party.board)
    expect(public.locator("main")).not_to_contain_text("孙桂兰")
    paper = PdfReader(BytesIO(public.request.get(f"{party.board}sheet.pdf").body()))
    assert "孙桂兰" not in "".join(paper.pages[0].extract_text().split())


def test_the_public_board_is_large_enough_for_elders(party, axe):
    BoardFactory.create(community=party.town.community)
    page = party.town.page(PHONE, party.me)
    page.goto(f"{party.mine}shown/")
    choose(page, "fields_shown", "name")
    press(page, "就这样展示")
    page.context.add_cookies([{"name": "elder", "value": "1", "url": party.town.url}])
    boards = f"{party.town.home}party/board/"
    for address in (boards, party.board, party.mine, f"{party.mine}posts/"):
        page.goto(address)
        usable(page, axe)
        assert too_small(page, 60) == []


@EVERY_SIZE
def test_a_branch_goes_round_the_loop_at_the_desk(party, size, axe):
    campaign = CampaignFactory.create(community=party.town.community, name="三严三实专题教育")
    page = party.town.page(size, head_of(party.branch))
    page.goto(f"{party.desk}study/")
    usable(page, axe)
    page.goto(f"{party.desk}study/campaigns/{campaign.pk}/")
    usable(page, axe)
    press(page, "开始")
    page.locator("[name=words]").fill("读党章，听党课。")
    press(page, "学完了，开始查找问题")
    page.locator("[name=words]").fill("走访居民不够勤")
    press(page, "记下这个问题")
    press(page, "问题找齐了，开始分析原因")
    usable(page, axe)
    page.locator("[name=cause]").fill("没有排班")
    page.locator("[name=measure]").fill("每周走访一次")
    page.locator("[name=owner]").select_option(str(party.member.pk))
    page.locator("[name=due_on]").fill("2026-03-06")
    press(page, "记下分析")
    press(page, "分析完了，开始整改")
    party.town.clock.later(days=7)
    own = party.town.page(size, party.me)
    own.goto(party.mine)
    own.locator("a", has_text="走访居民不够勤").click()
    usable(own, axe)
    expect(own.locator("main")).to_contain_text("逾期")
    own.locator("summary", has_text="附上凭证").click()
    own.locator("[name=words]").fill("走访了两次，都有记录。")
    press(own, "整改好了")
    expect(own.locator("main")).to_contain_text("走访了两次，都有记录。")


@EVERY_SIZE
def test_a_commendation_is_proposed_vetted_noticed_and_announced(party, size, axe):
    clerk = clerk_of(party.town.community)
    page = party.town.page(size, clerk)
    page.goto(f"{party.desk}posts/commendations/new/")
    usable(page, axe)
    press(page, "开始推荐")
    page.locator("[name=who]").select_option(f"member-{party.member.pk}")
    page.locator("[name=honour]").fill("优秀共产党员")
    page.locator("[name=deeds]").fill("十几年照看楼里的老人。")
    press(page, "推荐")
    usable(page, axe)
    page.locator("form[action$='/judge/'] button[value=yes]").click()
    press(page, "审核通过")
    press(page, "开始公示")
    here = page.url
    public = party.town.page(size)
    address = f"{party.town.home}party/commendations/{here.rstrip('/').split('/')[-1]}/"
    public.goto(address)
    usable(public, axe)
    expect(public.locator("main")).not_to_contain_text("孙桂兰")
    mine = party.town.page(size, party.me)
    mine.goto(party.mine)
    press(mine, "同意写姓名")
    public.goto(address)
    expect(public.locator("main")).to_contain_text("孙桂兰")
    party.town.clock.at = MONDAY + timedelta(days=9)
    party.town.enter(page.context, clerk)
    page.goto(here)
    page.locator("[name=words]").fill("七一大会上颁奖。")
    press(page, "公布表彰")
    public.goto(address)
    expect(public.locator("main")).to_contain_text("七一大会上颁奖。")


@EVERY_SIZE
def test_who_leads_reads_study_and_posts_on_usable_pages(party, size, axe):
    page = party.town.page(size, clerk_of(party.town.community))
    for address in (
        "study/", "study/hours/", f"study/members/{party.member.pk}/", "study/campaigns/new/",
        "posts/", f"posts/members/{party.member.pk}/", "posts/commendations/",
    ):  # fmt: skip
        page.goto(f"{party.desk}{address}")
        usable(page, axe)
