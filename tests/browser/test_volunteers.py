"""A volunteer's way on phone and desktop: joining, serving, hours, a certificate that can be
checked, and a campaign's map.
"""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from lianxin.core.tests.factories import MONDAY
from lianxin.volunteers.models import Duty, Guardian, Task, Volunteer
from lianxin.volunteers.tests.factories import HOUR, IDENTITY, InvitationFactory, Stage
from tests.browser.pages import choose, follow, press
from tests.browser.reading import BASE, too_small
from tests.browser.serving import SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]


@pytest.fixture
def stage(town):
    return Stage(town.community)


def portal(town, path=""):
    return f"{town.home}volunteers/{path}"


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


def register(page: Page, town, *, name="李秀英", phone="13800003333") -> None:
    page.goto(portal(town))
    follow(page, "我愿意参加")
    expect(page.get_by_text("登记以前，先告诉您")).to_be_visible()
    page.locator("[name=name]").fill(name)
    page.locator("[name=phone]").fill(phone)


def test_a_guest_joins_serves_and_has_a_certificate_that_anybody_can_check(town, stage, size, axe):
    shift = stage.shift(at=MONDAY + 2 * HOUR)
    page = town.page(size)
    register(page, town)
    choose(page, "age", "adult")
    choose(page, "skills", "cleaning")
    choose(page, "free", "6am")
    page.locator("[name=agrees]").check()
    usable(page, axe)
    press(page, "我自愿登记")
    expect(page.get_by_role("heading", level=1)).to_have_text("我的志愿服务")
    usable(page, axe)

    page.goto(portal(town))
    page.get_by_text(shift.project.name).first.click()
    page.locator("[name=knows_risk]").check()
    usable(page, axe)
    press(page, "报名")
    expect(page.get_by_text("报好名了")).to_be_visible()

    town.clock.at = shift.starts_at
    page.goto(f"{portal(town, f'shifts/{shift.pk}/')}?code={shift.code}")
    press(page, "签到")
    town.clock.at = shift.ends_at + timedelta(minutes=5)
    page.goto(f"{portal(town, f'shifts/{shift.pk}/')}?code={shift.code}")
    press(page, "签退")
    expect(page.get_by_text("时长记上了")).to_be_visible()

    _certify(town, stage, size, axe)
    page.goto(portal(town, "mine/"))
    expect(page.get_by_text("2 小时").first).to_be_visible()
    paper = page.get_by_role("link", name="下载").get_attribute("href")
    _check_paper(page, axe, page.request.get(f"{town.url}{paper}").body())


def _certify(town, stage, size, axe) -> None:
    """Staff verify the hours, add the number of identity, and issue what is asked for."""
    page = town.page(size, stage.staff)
    page.goto(f"{town.desk}volunteers/")
    usable(page, axe)
    page.get_by_role("button", name="核实").first.click()
    expect(page.get_by_text("核实好了")).to_be_visible()
    volunteer = Volunteer.objects.get()
    page.goto(f"{town.desk}volunteers/people/{volunteer.pk}/")
    page.get_by_text("补身份证号").click()
    page.locator("[name=identity]").fill(IDENTITY)
    page.locator("[name=may_keep_identity]").check()
    press(page, "记下")
    expect(page.get_by_text("身份证号记好了")).to_be_visible()
    guest = town.page(size)
    guest.goto(portal(town, f"v/{volunteer.token}/"))
    guest.get_by_text("申请一张，不收钱").click()
    press(guest, "申请")
    expect(guest.get_by_text("申请收到了")).to_be_visible()
    page.goto(f"{town.desk}volunteers/people/{volunteer.pk}/")
    usable(page, axe)
    press(page, "开具")
    expect(page.get_by_text("已开具")).to_be_visible()


def _check_paper(page: Page, axe, body: bytes) -> None:
    reader = PdfReader(BytesIO(body))
    told = "".join(reader.pages[0].extract_text().split())
    assert "志愿服务记录证明" in told
    assert "李秀英" in told
    assert IDENTITY not in told
    code = told.split("/verify/")[1].split("/")[0]
    page.goto(reverse("volunteers_verify:verify_ask"))
    usable(page, axe)
    page.locator("[name=code]").fill(code)
    press(page, "核验")
    expect(page.get_by_role("heading", level=1)).to_have_text("这张证明属实。")
    expect(page.locator("main")).to_contain_text("李*英")
    usable(page, axe)
    forged = ("B" if code[0] == "A" else "A") + code[1:]
    page.goto(reverse("volunteers_verify:verify", args=[forged]))
    expect(page.locator("[data-refusal]")).to_contain_text("不是我们开的")


def test_a_minor_signs_up_only_after_the_guardian_has_agreed(town, stage, size, axe):
    shift = stage.shift()
    page = town.page(size)
    register(page, town, name="赵小满", phone="")
    choose(page, "age", "minor")
    page.locator("[name=agrees]").check()
    press(page, "我自愿登记")
    expect(page.locator(".error-sum")).to_contain_text("写上监护人的姓名")
    page.locator("[name=born_on]").fill("2010-01-05")
    page.locator("[name=guardian_name]").fill("赵建国")
    page.locator("[name=guardian_phone]").fill("13800004444")
    press(page, "我自愿登记")
    expect(page.get_by_text("社区会联系您的监护人").first).to_be_visible()
    page.goto(portal(town, f"shifts/{shift.pk}/"))
    expect(page.get_by_text("还在等监护人同意")).to_be_visible()

    parent = town.page(size)
    parent.goto(portal(town, f"guardian/{Guardian.objects.get().token}/"))
    usable(parent, axe)
    press(parent, "我是监护人，同意孩子参加")
    expect(parent.get_by_role("heading", level=1)).to_contain_text("记下您同意了")
    page.reload()
    page.locator("[name=knows_risk]").check()
    press(page, "报名")
    expect(page.get_by_text("报好名了")).to_be_visible()
    assert Duty.objects.get().volunteer.name == "赵小满"


def test_a_campaigns_map_fills_as_its_places_are_covered(town, stage, size, axe, photo):
    campaign = stage.campaign(yards=3)
    spot = campaign.spots.order_by("pk").first()
    page = town.page(size)
    page.goto(portal(town, f"campaigns/{campaign.pk}/"))
    expect(page.get_by_role("heading", name="走到了 0 处，一共 3 处")).to_be_visible()
    usable(page, axe)
    page.locator("#tell_spot").select_option(str(spot.pk))
    choose(page, "kind", "corner")
    page.locator("[name=words]").fill("楼后堆着旧家具")
    page.locator("[name=photo]").set_input_files(photo)
    press(page, "说一声")
    expect(page.get_by_text("社区看过就安排清理")).to_be_visible()
    expect(page.get_by_text("楼后堆着旧家具")).to_have_count(0)

    desk = town.page(size, stage.staff)
    desk.goto(f"{town.desk}volunteers/campaigns/{campaign.pk}/")
    usable(desk, axe)
    press(desk, "看过了，让大家看到")
    desk.get_by_text("清理好了", exact=True).click()
    press(desk, "记下")
    expect(desk.get_by_text("走到了 1 处，一共 3 处")).to_be_visible()
    page.reload()
    expect(page.locator("svg .seg-done")).to_have_count(1)
    expect(page.get_by_text("楼后堆着旧家具")).to_be_visible()
    assert Task.objects.get().state == "cleaned"


def test_elders_read_and_press_what_volunteers_are_shown(town, stage, size, axe):
    volunteer = stage.volunteer()
    shift, campaign = stage.shift(), stage.campaign()
    invitation = InvitationFactory.create(community=town.community)
    stage.verified(volunteer, MONDAY - 24 * HOUR)
    page = town.page(size, stage.acts(volunteer))
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    paths = (
        "", "mine/", f"invited/{invitation.token}/", f"shifts/{shift.pk}/",
        f"campaigns/{campaign.pk}/",
    )  # fmt: skip
    for path in paths:
        page.goto(portal(town, path))
        assert page.evaluate(BASE) >= 24
        assert too_small(page, 60) == []
        usable(page, axe)


def test_the_desks_pages_of_volunteers_are_usable_by_all(town, stage, size, axe):
    shift, campaign = stage.shift(), stage.campaign()
    stage.served(stage.volunteer(), MONDAY - 24 * HOUR)
    stage.signed(shift)
    page = town.page(size, stage.staff)
    paths = (
        "people/", "people/new/", "invitations/", "teams/", "projects/", "projects/new/",
        f"projects/{shift.project_id}/", "shifts/", f"shifts/{shift.pk}/", "campaigns/",
        "campaigns/new/", f"campaigns/{campaign.pk}/",
    )  # fmt: skip
    for path in paths:
        page.goto(f"{town.desk}volunteers/{path}")
        usable(page, axe)
