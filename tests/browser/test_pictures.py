"""The pictures of the documents, taken on the demo when LIANXIN_PICTURES=1 asks for them."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from lianxin.activities.models import Activity
from lianxin.core import http
from lianxin.core.figures import LOCAL
from lianxin.demo.loading import load
from lianxin.demo.meetings import COMING_DAYS
from lianxin.facilities.models import Exhibit
from lianxin.funds.models import Vote
from lianxin.honours.models import Round
from lianxin.matters.models import Matter
from lianxin.party.models import Plan
from lianxin.places.models import DoorCode
from lianxin.volunteers.models import Campaign, Certificate
from lianxin.works.models import Project
from tests.browser.meeting import Meeting
from tests.browser.pages import Report, choose
from tests.browser.serving import DESKTOP, PHONE, closing, new_context
from tests.browser.town import Clock, enter_as

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(os.environ.get("LIANXIN_PICTURES") != "1", reason="LIANXIN_PICTURES=1"),
]
FOLDER = Path(__file__).parents[2] / "docs/pictures"
MOST_BYTES = 220_000
MORNING = datetime(2026, 3, 11, 10, 20, tzinfo=LOCAL)
"""The same on every day on which they are taken."""
HOME, DESK = "/c/lishanlu/", "/desk/c/lishanlu/"


class Album:
    """The demo on one morning, and a camera."""

    def __init__(self, url: str, browser: Browser, clock: Clock) -> None:
        self.url, self.browser, self.clock = url, browser, clock

    @contextmanager
    def taking(
        self, name: str, size: tuple[int, int], *, login: str = "", elder: bool = False
    ) -> Iterator[Page]:
        """Lead a page somewhere; where it stands at the end is the picture."""
        with closing(new_context(self.browser, self.url, size)) as context:
            self._dress(context, login, elder)
            page = context.new_page()
            yield page
            page.mouse.move(0, 0)
            page.wait_for_load_state("networkidle")
            FOLDER.mkdir(exist_ok=True)
            file = FOLDER / f"{name}.png"
            page.screenshot(path=file, animations="disabled", caret="hide")
            assert file.stat().st_size < MOST_BYTES

    def _dress(self, context: BrowserContext, login: str, elder: bool) -> None:
        if login:
            enter_as(context, self.url, login)
        if elder:
            context.add_cookies([{"name": http.ELDER, "value": "1", "url": self.url}])


def homes(album: Album) -> None:
    with album.taking("home", PHONE) as page:
        page.goto(HOME)
    with album.taking("elder", PHONE, elder=True) as page:
        page.goto(HOME)


def report(album: Album) -> None:
    code = DoorCode.objects.get(place__label="东舍坊118号院 7号楼 2单元").code
    with album.taking("1-report", PHONE) as page:
        telling = Report(page)
        telling.scan(code)
        telling.place()
        telling.say("二楼到三楼的路灯不亮，晚上太黑，看不清路。")
        page.locator("#questions input").fill("3")
        page.evaluate("scrollTo(0, 0)")


def triage(album: Album) -> None:
    with album.taking("2-triage", DESKTOP, login="lishanlu-shegong") as page:
        page.goto(f"{DESK}matters/")


def council(album: Album) -> None:
    album.clock.at = MORNING + timedelta(days=COMING_DAYS, hours=4, minutes=15)
    with album.taking("3-council", DESKTOP, login="lishanlu-shuji") as page:
        page.goto(f"{DESK}council/")
        page.locator("main a[href*='/council/sessions/']:not(.btn)").first.click()
        meeting = Meeting(page, DESK)
        meeting.open(present=17)
        meeting.move("先打洞灌药救三年，由园林公司半年查一次；救不活再锯。")
        meeting.vote_all_but_one()
        page.reload()
    album.clock.at = MORNING


def work(album: Album) -> None:
    matter = Matter.objects.get(title="电动车充电桩总跳闸")
    with album.taking("4-work", DESKTOP, login="lishanlu-shegong") as page:
        page.goto(f"{DESK}matters/{matter.pk}/progress/")
        page.locator("[name=words]").fill(
            "总闸换成了 63 安的，十二个桩都亮了；今晚再看一晚，不跳就请大家确认。"
        )
        page.locator("#step button[type=submit]").click()
        page.wait_for_url(f"**/matters/{matter.pk}/")
        page.reload()


def confirm(album: Album) -> None:
    matter = Matter.objects.get(title="楼前长椅坐塌了")
    with album.taking("5-confirm", PHONE, login="jumin") as page:
        page.goto(f"{HOME}matters/{matter.number}/")
        choose(page, "outcome", "solved")
        choose(page, "satisfaction", "good")
        page.locator("[name=reason]").fill("坐着稳当了，谢谢师傅。")
        page.locator("[name=reason]").blur()
        page.locator("#confirm").evaluate("each => each.scrollIntoView({block: 'start'})")


def matter(album: Album) -> None:
    with album.taking("6-matter", PHONE) as page:
        page.goto(f"{HOME}matters/{Matter.objects.get(title='东舍坊118号院供暖问题').number}/")


def card(album: Album) -> None:
    with album.taking("7-card", DESKTOP) as page:
        page.goto(f"{HOME}report/2015/")


def party(album: Album) -> None:
    desk = "/desk/c/shimuyuan/party/"
    plan = Plan.objects.filter(community__slug="shimuyuan").latest("pk")
    with album.taking("party-tree", DESKTOP, login="shimuyuan-dangwu") as page:
        page.goto(f"{desk}tree/")
    with album.taking("party-life", DESKTOP, login="shimuyuan-dangwu") as page:
        page.goto(f"{desk}life/")
    with album.taking("party-plan", DESKTOP, login="shimuyuan-dangwu") as page:
        page.goto(f"{desk}plans/{plan.pk}/")


def activities(album: Album) -> None:
    with album.taking("calendar", PHONE) as page:
        page.goto("/c/houpojie/activities/")
    poster = Activity.objects.filter(state="published").latest("pk")
    with album.taking("poster", PHONE) as page:
        page.goto(f"/c/{poster.community.slug}/activities/{poster.pk}/poster/")


def volunteers(album: Album) -> None:
    campaign = Campaign.objects.get(community__slug="shimuyuan", name="创建全国卫生城市和文明城市")
    with album.taking("coverage", PHONE) as page:
        page.goto(f"/c/shimuyuan/volunteers/campaigns/{campaign.pk}/")
    with album.taking("certificate", PHONE) as page:
        page.goto(f"/verify/{Certificate.objects.earliest('pk').code}/")


def places(album: Album) -> None:
    exhibit = Exhibit.objects.order_by("room", "position", "pk")[0]
    project = Project.objects.filter(state="accepted").earliest("pk")
    with album.taking("exhibit", PHONE) as page:
        slug = exhibit.community.slug
        page.goto(f"/c/{slug}/facilities/{exhibit.room_id}/{exhibit.pk}/")
    with album.taking("works", PHONE) as page:
        page.goto(f"/c/{project.community.slug}/works/{project.pk}/")


def honours(album: Album) -> None:
    award = Round.objects.filter(state="announced").earliest("pk")
    with album.taking("wall", DESKTOP) as page:
        page.goto(f"/c/{award.community.slug}/wall/screen/")
    with album.taking("recount", PHONE) as page:
        page.goto(f"/c/{award.community.slug}/awards/{award.pk}/recount/")


def fund(album: Album) -> None:
    vote = Vote.objects.filter(state="declared").earliest("pk")
    with album.taking("fund", PHONE) as page:
        page.goto(f"/c/{vote.community.slug}/fund/votes/{vote.pk}/")


def reach(album: Album) -> None:
    with album.taking("find", DESKTOP, login="lishanlu-shegong") as page:
        page.goto(f"{DESK}search/?q=东舍")
    with album.taking("pocket", PHONE) as page:
        page.goto(f"{HOME}pocket/")


PICTURES: tuple[Callable[[Album], None], ...] = (
    homes,
    report,
    triage,
    work,
    confirm,
    matter,
    card,
    party,
    activities,
    volunteers,
    places,
    honours,
    fund,
    reach,
    council,
)


def test_the_pictures_are_taken_of_the_demo_as_it_runs(
    chromium, live_server, transactional_db, monkeypatch, settings
):
    settings.IS_DEMO = True
    clock = Clock()
    clock.at = MORNING
    monkeypatch.setattr(http, "now", clock)
    load(now=MORNING)
    album = Album(live_server.url, chromium, clock)
    for take in PICTURES:
        take(album)
