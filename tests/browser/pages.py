"""What people do on the pages, by what the pages call it."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

WORDS = "楼道的路灯不亮，晚上看不见台阶。"
TO_STRIKE = "请打王桂芳的电话13800001234。"
GUEST_PHONE = "138 0000 1230"


def choose(page: Page | Locator, name: str, value: str) -> None:
    """Pick one of the choices, or tick a box, by its label as a finger does."""
    page.locator(f"label:has(input[name='{name}'][value='{value}'])").click()


def press(page: Page | Locator, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def follow(page: Page | Locator, label: str) -> None:
    page.get_by_role("link", name=label, exact=True).first.click()


class Report:
    """A resident's report, from the stairwell's code to its own page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def scan(self, code: str) -> None:
        self.page.goto(f"/q/{code}/")
        expect(self.page.get_by_text("已按门口的二维码填好")).to_be_visible()

    def place(self) -> None:
        press(self.page, "下一步：什么事")
        expect(self.page.locator("#id_words")).to_be_visible()

    def say(self, words: str) -> None:
        """Write the words and leave the field, so that the page may answer."""
        self.page.locator("#id_words").fill(words)
        self.page.locator("#id_words").blur()

    def category(self) -> str:
        """The category that the page has picked for the words."""
        picked = self.page.locator("label.choice:has([name=category]:checked)")
        return picked.inner_text().strip()

    def add_photo(self, photo: Path) -> None:
        self.page.locator("#id_photos").set_input_files(photo)
        expect(self.page.locator(".thumb img")).to_have_count(1)

    def look(self) -> None:
        """Go on to the preview, over what the page asks on the way."""
        press(self.page, "下一步：看一看")
        if "/words/" in self.page.url:
            press(self.page, "下一步：看一看")
        expect(self.page.get_by_role("heading", name="看一看再发")).to_be_visible()

    def send(self, phone: str = GUEST_PHONE) -> None:
        self.page.locator("[name=phone]").fill(phone)
        press(self.page, "发出去")
        expect(self.page.get_by_text("收到了，谢谢您说一声。")).to_be_visible()

    @property
    def number(self) -> str:
        return self.page.locator("#thanks + p b.num").inner_text()

    @property
    def link(self) -> str:
        return self.page.locator("#link").input_value()


class Desk:
    """One matter's page at the desk."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home

    def backlog(self, query: str = "") -> Locator:
        """Open the list and give its rows."""
        self.page.goto(f"{self.home}matters/{query}")
        return self.page.locator("tbody tr")

    def open(self, title: str) -> None:
        self.backlog()
        follow(self.page, title)
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def take(self, verb: str, **fields: str | Path) -> None:
        """Take a step with its form: texts are filled in, paths chosen as files."""
        here = self.page.url
        self.page.locator(f"#next ~ div a[href$='/{verb}/']").click()
        step = self.page.locator("#step")
        for name, value in fields.items():
            field = step.locator(f"[name={name}]")
            if isinstance(value, Path):
                field.set_input_files(value)
            else:
                field.fill(value)
        step.locator("button[type=submit]").first.click()
        self.page.wait_for_url(here)

    def take_bare(self, verb: str) -> None:
        self.page.locator(f"form[action$='/{verb}/'] button").click()

    def says(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()
