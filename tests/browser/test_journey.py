"""One matter from the stairwell to the report card, through all who have a part in it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from lianxin.matters.models import Matter, State
from tests.browser.meeting import Meeting
from tests.browser.pages import TO_STRIKE, WORDS, Desk, Report, choose, follow, press
from tests.browser.serving import DESKTOP, PHONE
from tests.browser.town import Town, photo, town

__all__ = ["photo", "town"]

pytestmark = pytest.mark.browser
OUTCOME = "三盏灯都换了新的，当晚就亮了。"


@dataclass
class Journey:
    """Who takes part, each with a browser, and the matter that goes from hand to hand."""

    town: Town
    resident: Page
    staff: Page
    photo: Path
    link: str = ""

    def __post_init__(self) -> None:
        self.desk = Desk(self.staff, self.town.desk)

    @property
    def matter(self) -> Matter:
        return Matter.objects.get()

    @property
    def page(self) -> str:
        return f"{self.town.home}matters/{self.matter.number}/"

    def report(self) -> None:
        """Step 1, as a guest who scanned the code at the stairwell's door."""
        report = Report(self.resident)
        report.scan(self.town.code)
        expect(self.resident.locator(".note")).to_contain_text("7号楼 2单元")
        report.place()
        report.say(WORDS + TO_STRIKE)
        expect(self.resident.locator("#questions")).to_contain_text("坏了几盏")
        assert report.category() == "道路照明"
        self.resident.locator("#questions input").fill("3")
        report.add_photo(self.photo)
        report.look()
        preview = self.resident.locator("article")
        expect(preview.locator("mark").first).to_be_visible()
        assert "13800001234" not in preview.inner_text()
        report.send()
        assert report.number == self.matter.number
        self.link = report.link
        assert "13800001234" not in self.matter.words

    def join(self) -> None:
        """A second household, who finds it and meets with the same."""
        self.town.enter(self.staff.context, self.town.stage.staff)
        self.desk.open(self.matter.title)
        self.desk.take_bare("accept")
        neighbour = self.town.page(PHONE)
        neighbour.goto(self.page)
        follow(neighbour, "我也遇到")
        neighbour.locator("[name=phone]").fill("13900001111")
        press(neighbour, "算上我这一户")
        expect(neighbour.get_by_text("已算上您这一户")).to_be_visible()
        assert self.matter.supports == 1

    def triage(self) -> None:
        """Step 2: find it in the list, and put it before the council."""
        assert self.desk.backlog("?state=reported").count() == 0
        assert self.desk.backlog("?q=路灯").count() == 1
        self.desk.open(self.matter.title)
        self.desk.take("put_before_council", words="灯归谁修，钱从哪儿出。")
        assert self.matter.state == State.AT_COUNCIL

    def deliberate(self) -> None:
        """Step 3: plan, tell, and four days later meet, vote, resolve and publish."""
        meeting = Meeting(self.staff, self.town.desk)
        clock = self.town.clock
        meeting.plan(clock.at.replace(day=clock.at.day + 4), self.matter.number)
        clock.later(days=4)
        self.town.enter(self.staff.context, self.town.stage.secretary)
        self.staff.reload()
        meeting.open(present=4)
        meeting.move("换三盏声控灯，物业出工，社区出钱。")
        meeting.vote_all_but_one()
        meeting.declare_passed(clock.at.replace(day=clock.at.day + 14))
        meeting.publish()
        assert self.matter.state == State.IN_HAND

    def act(self) -> None:
        """Step 4: progress with a photo, one extension, and the word that it is done."""
        self.desk.open(self.matter.title)
        self.desk.take("progress", words="灯买好了，周末换。", photos=self.photo)
        self.desk.take("extend", words="缺一种灯头，晚两天。", due_on="2026-03-26")
        self.desk.take("report_done", outcome=OUTCOME, photos=self.photo)
        assert self.matter.state == State.TO_CONFIRM

    def confirm(self) -> None:
        """Step 5, by the guest's own link."""
        guest = self.town.page(PHONE)
        guest.goto(self.link)
        choose(guest, "outcome", "solved")
        choose(guest, "satisfaction", "good")
        press(guest, "告诉社区")
        expect(guest.get_by_role("heading", name="结果：已解决")).to_be_visible()
        assert self.matter.state == State.SOLVED

    def publish(self) -> None:
        """Step 6: anybody reads its whole course, and no name or number of a resident."""
        visitor = self.town.page(PHONE)
        visitor.goto(f"{self.town.home}matters/")
        visitor.locator("a.item", has_text=self.matter.title).click()
        course = visitor.locator("main")
        for words in (OUTCOME, "灯买好了，周末换。", "缺一种灯头，晚两天。", "前后对比"):
            expect(course).to_contain_text(words)
        expect(course).to_contain_text("赞成 3，反对 1")
        assert "1380000" not in visitor.content()
        assert "2单元" not in visitor.content()

    def card(self) -> None:
        """Step 7: the year's figure, the records that it counts, and the same on paper."""
        visitor = self.town.page(DESKTOP)
        visitor.goto(f"{self.town.home}report/2026/")
        figure = visitor.locator(".four a[href*='matters_solved']").first
        expect(figure).to_have_text("1")
        figure.click()
        expect(visitor.locator("tbody tr")).to_have_count(1)
        expect(visitor.locator("tbody")).to_contain_text(self.matter.number)
        paper = visitor.request.get(f"{self.town.home}report/2026/card.pdf")
        told = "".join(page.extract_text() for page in PdfReader(BytesIO(paper.body())).pages)
        assert "居民确认已解决1件" in "".join(told.split())


@pytest.mark.parametrize(
    ("theirs", "desks"), [(PHONE, DESKTOP), (DESKTOP, PHONE)], ids=["phone", "desktop"]
)
def test_a_matter_goes_all_the_way_from_the_stairwell_to_the_report_card(
    town, photo, theirs, desks
):
    journey = Journey(town, town.page(theirs), town.page(desks), photo)
    journey.report()
    journey.join()
    journey.triage()
    journey.deliberate()
    journey.act()
    journey.confirm()
    journey.publish()
    journey.card()
