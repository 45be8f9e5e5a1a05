"""A session of the council, through the desk's pages."""

from datetime import datetime

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.pages import follow, press


class Meeting:
    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home

    def plan(self, at: datetime, matter: str) -> None:
        """Plan it, with one matter on its agenda, and tell everybody."""
        self.page.goto(f"{self.home}council/")
        follow(self.page, "安排会议")
        local = timezone.localtime(at)
        self.page.locator("[name=day]").fill(f"{local:%Y-%m-%d}")
        self.page.locator("[name=time]").fill(f"{local:%H:%M}")
        self.page.locator("[name=venue]").fill("社区议事厅")
        press(self.page, "接着放议题")
        self.page.locator("label", has_text=matter).click()
        self.page.locator("form[action$='/add_matters/'] button[type=submit]").click()
        press(self.page, "发通知")
        expect(self.page.get_by_role("heading", name="到日子开会")).to_be_visible()

    def open(self, present: int) -> None:
        press(self.page, "开会")
        for box in self.page.locator("label:has([name=seats])").all()[:present]:
            box.click()
        press(self.page, "到会")
        expect(self.page.locator("#seats-h + span")).to_contain_text(f"{present} /")

    def move(self, motion: str) -> None:
        self.page.get_by_role("button", name="开始议", exact=True).first.click()
        self.page.locator("[name=motion]").fill(motion)
        self.page.locator("[name=mover]").select_option(index=0)
        self.page.locator("[name=seconder]").select_option(index=2)
        press(self.page, "记下动议")
        press(self.page, "付表决")

    def vote_all_but_one(self) -> None:
        """The first is against it, the others for it."""
        first = self.page.locator(".ballot").first
        first.locator("label", has_text="反对").click()
        press(self.page, "没点的都记赞成")
        expect(self.page.get_by_text("可以宣布通过。")).to_be_visible()

    def declare_passed(self, due: datetime) -> None:
        self.page.locator("[name=due_on]").fill(f"{timezone.localtime(due):%Y-%m-%d}")
        press(self.page, "宣布：通过")
        expect(self.page.get_by_text("都议完了")).to_be_visible()

    def publish(self) -> None:
        """Close it, sign and approve what wrote itself, and publish."""
        press(self.page, "散会")
        press(self.page, "记录人签字")
        press(self.page, "定稿")
        press(self.page, "公布")
        expect(self.page.get_by_text("纪要已公布")).to_be_visible()
