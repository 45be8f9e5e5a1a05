"""What lx.js adds to a page, tried in a browser on pages that need no server and no database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import render_to_string
from playwright.sync_api import Browser, FilePayload, Page, Route, expect

pytestmark = pytest.mark.browser

HERE = "http://testserver"
CORE = Path(apps.get_app_config("core").path)
PICTURE = FilePayload(name="lamp.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n")
HTML = "text/html; charset=utf-8"
TOKEN = '<input type="hidden" name="csrfmiddlewaretoken" value="token">'
Answer = Callable[[Route], None]


class Site:
    """A page at `HERE`, its static files, and whatever a test answers elsewhere."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(5000)
        self.answers: dict[str, Answer] = {}
        self.posted: list[str] = []
        page.route(f"{HERE}/**", self._answer)

    def open(self, body: str, *, head: str = "") -> Page:
        script = '<script src="/static/lx.js" defer></script>'
        html = f"<!doctype html><head>{head}{script}</head><body>{body}</body>"
        self.answers["/"] = lambda route: route.fulfill(body=html, content_type=HTML)
        self.page.goto(HERE)
        return self.page

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HERE)
        if route.request.method == "POST":
            self.posted.append(path)
        if path.startswith("/static/"):
            route.fulfill(path=f"{CORE}{path}")
        else:
            self.answers.get(path, lambda each: each.fulfill(status=204))(route)


@pytest.fixture
def site(chromium: Browser) -> Iterator[Site]:
    page = chromium.new_page()
    yield Site(page)
    page.close()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Site]:
    """The same without JavaScript."""
    page = chromium.new_page(java_script_enabled=False)
    yield Site(page)
    page.close()


def answering(status: int, body: str) -> Answer:
    return lambda route: route.fulfill(status=status, body=body, content_type=HTML)


ROWS = """<form data-bulk><table><tr><td><input type="checkbox" data-pick-all hidden></td></tr>
<tr><td><input type="checkbox" name="pick" value="1"></td></tr>
<tr><td><input type="checkbox" name="pick" value="2"></td></tr></table>
<div class="bulk"><span data-picked="已选 {n} 件">对选中的</span>
<button type="reset">取消</button></div></form>"""


def test_the_bar_counts_what_is_picked_and_leaves_with_the_last(site: Site):
    page = site.open(ROWS)
    bar, boxes = page.locator(".bulk"), page.locator("[name=pick]")
    expect(bar).to_be_hidden()
    boxes.first.check()
    expect(bar).to_contain_text("已选 1 件")
    expect(page.locator("tr.picked")).to_have_count(1)
    page.locator("[data-pick-all]").check()
    expect(bar).to_contain_text("已选 2 件")
    page.get_by_text("取消").click()
    expect(bar).to_be_hidden()


def test_without_javascript_the_bar_is_always_there(plain: Site):
    page = plain.open(ROWS)
    expect(page.locator(".bulk")).to_be_visible()
    expect(page.locator("[data-pick-all]")).to_be_hidden()


def test_a_rare_character_counts_as_one_that_is_written(site: Site):
    page = site.open(
        '<textarea id="w"></textarea><p data-counts="w" data-words="已写 {n} 字，最多 500 字"></p>'
    )
    page.locator("#w").fill("𠮷祥")
    expect(page.locator("p")).to_have_text("已写 2 字，最多 500 字")


KEPT = """<form data-keep="report"><textarea name="words"></textarea>
<input type="tel" name="phone"></form>"""


def test_words_that_were_not_sent_are_there_again(site: Site):
    page = site.open(KEPT)
    page.locator("textarea").fill("楼道灯不亮")
    page.locator("[type=tel]").fill("13800001234")
    page.reload()
    expect(page.locator("textarea")).to_have_value("楼道灯不亮")
    expect(page.locator("[type=tel]")).to_have_value("")


def test_words_are_forgotten_when_the_page_says_that_they_arrived(site: Site):
    page = site.open(KEPT)
    page.locator("textarea").fill("楼道灯不亮")
    site.open('<p data-forget="report">已经收到。</p>')
    site.open(KEPT)
    expect(page.locator("textarea")).to_have_value("")


def test_what_the_server_remembers_goes_before_what_is_kept(site: Site):
    page = site.open(KEPT)
    page.locator("textarea").fill("旧的")
    site.open(KEPT.replace("></textarea>", ">新的</textarea>"))
    expect(page.locator("textarea")).to_have_value("新的")


def test_a_form_that_is_pressed_twice_is_sent_once(site: Site):
    page = site.open('<form method="post" action="/send"><button>发出去</button></form>')
    page.locator("button").click()
    expect(page.locator("button")).to_have_class("busy")
    page.locator("button").click()
    page.wait_for_timeout(100)
    assert site.posted == ["/send"]


def test_a_form_that_is_sent_by_htmx_is_sent_once_as_well(site: Site):
    head = render_to_string("components/htmx.html")
    site.answers["/send"] = lambda _route: None
    page = site.open('<form hx-post="/send"><button>答复</button></form>', head=head)
    page.locator("button").dblclick()
    page.wait_for_timeout(100)
    assert site.posted == ["/send"]


def test_what_needs_a_script_shows_only_with_one(site: Site):
    page = site.open('<button data-print hidden>打印</button><div id="toasts"></div>')
    expect(page.locator("button")).to_be_visible()


def test_a_notice_and_an_opened_mask_can_be_closed(site: Site):
    page = site.open(
        '<div class="toast">好了<button data-close hidden>收起</button></div>'
        '<div class="mask"><details open><summary>查看</summary><p>为什么</p>'
        "<input></details></div>"
    )
    page.get_by_text("收起").click()
    expect(page.locator(".toast")).to_have_count(0)
    page.locator("input").press("Escape")
    expect(page.get_by_text("为什么")).to_be_hidden()


PHOTOS = f"""<form method="post">{TOKEN}<fieldset data-upload="/photos" data-most="2"
 data-too-many="最多放 2 张" data-failed="没有传上去。" data-again="再传一次" data-remove="去掉">
<ul class="thumbs"><li class="thumb thumb-add"><input type="file" name="photos" multiple></li></ul>
</fieldset></form><div id="toasts"></div>"""
STORED = '<li class="thumb">放上了</li>'


def test_a_photo_is_sent_at_once_and_its_place_taken_by_the_answer(site: Site):
    site.answers["/photos"] = answering(201, STORED)
    page = site.open(PHOTOS)
    page.locator("[type=file]").set_input_files([PICTURE, PICTURE, PICTURE])
    expect(page.get_by_text("放上了")).to_have_count(2)
    expect(page.locator("#toasts")).to_contain_text("最多放 2 张")
    assert site.posted == ["/photos", "/photos"]


def test_a_photo_whose_line_broke_is_sent_again_on_request(site: Site):
    site.answers["/photos"] = lambda route: route.abort()
    page = site.open(PHOTOS)
    page.locator("[type=file]").set_input_files([PICTURE])
    expect(page.locator(".said")).to_contain_text("没有传上去。")
    site.answers["/photos"] = answering(201, STORED)
    page.get_by_text("再传一次").click()
    expect(page.locator(".thumb").first).to_have_text("放上了")


def test_a_photo_that_is_refused_says_why_and_can_be_taken_away(site: Site):
    site.answers["/photos"] = answering(422, "<h1 data-refusal>这不是照片，换一张。</h1>")
    page = site.open(PHOTOS)
    page.locator("[type=file]").set_input_files([PICTURE])
    expect(page.locator(".said")).to_contain_text("这不是照片，换一张。")
    page.locator(".said button").click()
    expect(page.locator(".thumb")).to_have_count(1)


def test_a_form_is_shown_again_with_its_faults_and_a_refusal_is_said(site: Site):
    head = render_to_string("components/htmx.html")
    site.answers["/faulty"] = answering(422, "<p class='error'>还没填</p>")
    site.answers["/late"] = answering(409, "<h1 data-refusal>刘宁刚刚答复了。</h1>")
    page = site.open(
        '<div id="toasts" data-close-word="收起"></div><div id="form">表</div>'
        '<button hx-post="/faulty" hx-target="#form">存</button>'
        '<button hx-post="/late" hx-target="#form">答复</button>',
        head=head,
    )
    page.get_by_text("答复").click()
    expect(page.locator("#toasts")).to_contain_text("刘宁刚刚答复了。")
    expect(page.locator("#form")).to_have_text("表")
    page.get_by_text("收起").click()
    expect(page.locator("#toasts")).to_be_empty()
    page.get_by_text("存").click()
    expect(page.locator("#form")).to_have_text("还没填")
