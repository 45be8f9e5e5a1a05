"""A year's card from its words to its seal, what residents say of it, and the street's view."""

import zipfile

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.tests.factories import MONDAY, picture
from lianxin.core.uploads import keep
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import (
    PostFactory,
    actor_for,
    resident_of,
)
from lianxin.reports import actions
from lianxin.reports.models import Edition, Parcel, Rating
from lianxin.reports.tasks import press_cards
from lianxin.works.models import ProjectPhoto
from lianxin.works.tests.factories import ProjectFactory
from tests.browser.pages import press
from tests.browser.reading import elder_faults
from tests.browser.serving import PHONE, SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = pytest.mark.browser
both = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
YEAR = MONDAY.year
LONG = "住在东舍坊一百一十八号院七号楼顶层的几户人家下雨天都漏水的那个楼顶重做防水"


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


@pytest.fixture
def works(town):
    """A roof with a long name, before and after."""
    project = ProjectFactory.create(community=town.community, announced=True, title=LONG)
    for stage in ("before", "after"):
        ProjectPhoto.objects.create(
            project=project, upload=keep(picture(), now=MONDAY), stage=stage, spot="楼顶", at=MONDAY
        )
    for _n in range(7):
        MatterFactory.create(
            community=town.community, solved=True,
            reported_at=MONDAY, replied_at=MONDAY, closed_at=MONDAY,
        )  # fmt: skip
    return project


@pytest.fixture
def secretary(town):
    return town.stage.secretary


@pytest.fixture
def street(town):
    return actor_for(PostFactory.create(street=True, subdistrict=town.community.subdistrict).user)


def written(page: Page, town, axe, works) -> None:
    """Words with a typed number that becomes a figure, and a record that is picked."""
    page.goto(f"{town.desk}reports/{YEAR}/")
    press(page, "开始写")
    page.locator("[name=works]").fill("楼顶重做了防水。\n今年一共办成 7 件。")
    usable(page, axe)
    page.locator("#s-works").get_by_role("button").click()
    expect(page.get_by_role("heading", name="选记录和照片")).to_be_visible()
    page.get_by_label(LONG).first.check()
    page.get_by_label("写在哪里").select_option("1")
    usable(page, axe)
    press(page, "写进去")
    expect(page.locator("[name=works]")).to_have_value(
        f"楼顶重做了防水。其中有{{@works/{works.pk}}}。\n今年一共办成 7 件。"
    )
    offer = page.locator("#s-works .note", has_text="您写了“7”")
    offer.locator("select").select_option("matters_solved")
    # What was typed elsewhere meanwhile is not lost by taking the offer.
    page.locator("[name=funds]").fill("一分没花。")
    offer.get_by_role("button").click()
    expect(page.locator("[name=funds]")).to_have_value("一分没花。")
    expect(page.locator("[name=works]")).to_have_value(
        f"楼顶重做了防水。其中有{{@works/{works.pk}}}。\n今年一共办成 {{matters_solved}}。"
    )
    expect(page.locator("#s-works img")).to_have_count(2)
    usable(page, axe)


@both
def test_a_card_goes_from_its_words_over_the_street_to_its_seal(
    town, works, secretary, street, size, axe
):
    page = town.page(size, secretary)
    written(page, town, axe, works)
    press(page, "交给街道")
    office = town.page(size, street)
    office.goto(f"{town.desk}reports/{YEAR}/")
    office.get_by_label("说的是哪一节").select_option("works")
    press(office, "记下来")
    expect(office.get_by_text("写一写哪里要改。").first).to_be_visible()
    expect(office.get_by_label("说的是哪一节")).to_have_value("works")
    usable(office, axe)
    office.get_by_role("textbox", name="意见").fill("把楼顶那句写具体些。")
    press(office, "记下来")
    usable(office, axe)
    press(office, "看过了，可以签")
    page.reload()
    page.locator("summary", has_text="答复").click()
    reply = page.locator("details[open]", has=page.get_by_role("textbox", name="答复"))
    reply.get_by_role("textbox").fill("下一年写。")
    press(reply, "记下来")
    usable(page, axe)
    press(page, "签发")
    usable(page, axe)
    press(page, "公布")
    expect(page.get_by_role("heading", name=f"{YEAR}年成绩单")).to_be_visible()
    expect(page.locator("#works .pair img")).to_have_count(2)
    usable(page, axe)
    page.locator("#seal").get_by_role("link", name="核对").click()
    page.get_by_label("纸上印的指纹").fill(Edition.objects.get().sha256)
    press(page, "核对")
    expect(page.get_by_text("一样：您手里的就是这一版。")).to_be_visible()
    usable(page, axe)


def published(secretary, street, community) -> Edition:
    edition = actions.begin(secretary, community.slug, YEAR, now=MONDAY)
    for actor, verb in (
        (secretary, "submit"), (street, "review"), (secretary, "sign"), (secretary, "publish"),
    ):  # fmt: skip
        edition = actions.step(actor, edition.pk, verb, now=MONDAY)
    return edition


@both
def test_residents_have_their_say_and_the_street_looks_side_by_side(
    town, works, secretary, street, size, axe
):
    published(secretary, street, town.community)
    page = town.page(size, resident_of(town.community))
    page.goto(f"{town.home}report/{YEAR}/say/")
    page.locator("label.choice", has_text="基本满意").first.click()
    page.get_by_label("想说的话").fill("楼顶不漏了。")
    usable(page, axe)
    press(page, "交上去")
    expect(page.get_by_text("收到了，谢谢您")).to_be_visible()
    assert Rating.objects.get().mark == "fair"
    office = town.page(size, street)
    office.goto(f"/desk/street/reports/{YEAR}/")
    usable(office, axe)
    office.get_by_label("看哪个数字").select_option("matters_solved")
    press(office, "看走势")
    expect(office.locator("#trend-h")).to_contain_text("走势：")
    usable(office, axe)
    page.goto(f"/report/{town.community.subdistrict.code}/{YEAR}/")
    expect(page.get_by_role("heading", name=town.community.name)).to_be_visible()
    usable(page, axe)


def test_elders_read_rate_and_check_a_card(town, works, secretary, street, axe):
    edition = published(secretary, street, town.community)
    page = town.page(PHONE, resident_of(town.community))
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])

    def readable() -> None:
        usable(page, axe)
        assert elder_faults(page) == []

    page.goto(f"{town.home}report/{YEAR}/")
    readable()
    page.locator("#council summary").click()
    readable()
    page.get_by_role("link", name="去测评").click()
    page.locator("label.choice", has_text="不满意").first.click()
    readable()
    press(page, "交上去")
    expect(page.get_by_text("收到了，谢谢您")).to_be_visible()
    readable()
    page.goto(f"{town.home}report/{YEAR}/verify/?sha256={edition.sha256}")
    expect(page.get_by_text("一样：您手里的就是这一版。")).to_be_visible()
    readable()
    page.goto(f"/report/{town.community.subdistrict.code}/{YEAR}/")
    readable()


@both
def test_a_street_has_all_its_cards_made_at_one_press(town, works, street, size, axe):
    page, other = town.page(size, street), town.page(size, street)
    for each in (page, other):
        each.goto(f"/desk/street/reports/{YEAR}/parcels/")
    usable(page, axe)
    press(page, "开始做")
    expect(page.locator("[data-moving]")).to_contain_text("共 1 份")
    usable(page, axe)
    press(other, "开始做")
    expect(other.get_by_text("这一年的正在做，做好了才能再做一份。")).to_be_visible()
    press_cards.func(Parcel.objects.get().pk)
    expect(page.get_by_role("heading", name="1 份都做好了")).to_be_visible()
    usable(page, axe)
    with page.expect_download() as got:
        page.get_by_role("link", name="下载压缩包").click()
    assert got.value.suggested_filename.endswith(f"{YEAR}年成绩单.zip")
    with zipfile.ZipFile(got.value.path()) as bundle:
        (name,) = bundle.namelist()
        assert bundle.read(name).startswith(b"%PDF")
    page.locator("label.choice", has_text="Excel").click()
    press(page, "再做一份")
    expect(page.locator("[data-moving]")).to_contain_text("正在做 Excel")
    assert Parcel.objects.count() == 2
