"""Tables in and out on phone and desktop: faults, mended, what will be, written, taken back."""

import pytest
from playwright.sync_api import expect

from lianxin.core.models import SheetRun
from lianxin.home.tasks import check_sheet, undo_sheet, write_sheet
from lianxin.organisations.models import Organisation
from lianxin.people.tests.factories import staff_of
from tests.browser.pages import follow, press
from tests.browser.serving import SIZES
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
HEAD = "名称,类别,状态,登记机关,做什么的,哪天来的"
SCHOOL = "后坡街小学,驻区单位,,,教书,1998-09-01"
FAULTY = f"{HEAD}\n高跷艺术团,文艺组织,,,踩高跷,2012-02-30\n{SCHOOL}"
MENDED = f"{HEAD}\n高跷艺术团,社会组织,已登记,区民政局,踩高跷,2012-03-01\n{SCHOOL}"


def sent(page, words: str, encoding: str) -> SheetRun:
    file = {"name": "单位.csv", "mimeType": "text/csv", "buffer": words.encode(encoding)}
    page.locator("[name=file]").set_input_files(file)
    press(page, "送去核对")
    expect(page.locator("[data-moving]")).to_be_visible()
    run = SheetRun.objects.latest("pk")
    check_sheet.func(run.pk)
    return run


def test_a_table_of_units_is_mended_written_and_taken_back(town, size, axe):
    page = town.page(size, staff_of(town.community))

    def check() -> None:
        page.wait_for_load_state("networkidle")
        assert serious(page, axe) == []
        assert overflow(page) == 0

    page.goto(f"{town.desk}sheets/")
    check()
    page.get_by_role("link", name="导入：单位和社会组织").click()
    check()
    sent(page, FAULTY, "gbk")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("有 2 处要改")
    expect(page.locator("tbody tr").first).to_contain_text("B2")
    check()
    follow(page, "改好再传")
    run = sent(page, MENDED, "utf-8-sig")
    expect(page.locator("main")).to_contain_text("要新登记 2 条")
    expect(page.locator("tbody tr").first).to_contain_text("高跷艺术团")
    check()
    press(page, "写入")
    expect(page.locator("[data-moving]")).to_be_visible()
    write_sheet.func(run.pk)
    expect(page.locator("main")).to_contain_text("写好了：新登记 2 条")
    assert Organisation.objects.filter(name="高跷艺术团").exists()
    check()
    press(page, "整份撤销")
    expect(page.locator("[data-moving]")).to_contain_text("正在整份撤销")
    check()
    undo_sheet.func(run.pk)
    expect(page.locator("main")).to_contain_text("回到导入以前的样子")
    assert not Organisation.objects.filter(name="高跷艺术团").exists()
