"""The register of residents on phone and desktop: somebody is looked up, seen in full for a reason,
and the number of residents is put right.
"""

import pytest
from playwright.sync_api import expect

from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index, end_index
from lianxin.core.tests.factories import MONDAY
from lianxin.people.models import Person
from lianxin.places.models import Community, DoorCode
from tests.browser.pages import press
from tests.browser.serving import SIZES
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
LONG = "阿不都热合曼·买买提明·阿布都克里木·吐尔逊江·艾合买提江·努尔麦麦提·古丽"
NAMES = ("王桂兰", "李建国", "张秀英", "刘志强", "陈燕", "欧阳海燕", "赵桂芳", LONG)


def known(town) -> None:
    door = DoorCode.objects.get(code=town.code).place
    persons = []
    for n, name in enumerate(NAMES * 8):
        phone = f"138{n:04d}{1200 + n}"
        persons.append(
            Person(
                community=town.community,
                name=name,
                phone=phone,
                phone_index=blind_index(phone),
                phone_end=end_index(phone),
                place=door if n % 3 else None,
                known_since=MONDAY,
            )
        )
    Person.objects.bulk_create(persons)


def test_somebody_is_looked_up_and_seen_in_full_for_a_reason(town, size, axe):
    known(town)
    page = town.page(size, town.stage.secretary)

    def check() -> None:
        page.wait_for_load_state("networkidle")
        assert serious(page, axe) == []
        assert overflow(page) == 0

    page.goto(f"{town.desk}residents/")
    expect(page.locator("tbody tr")).to_have_count(50)
    check()
    page.locator("#id_q").fill("wgl")
    press(page, "找")
    expect(page.locator("tbody tr")).to_have_count(8)
    expect(page.locator("main")).not_to_contain_text("王桂兰")
    row = page.locator("tbody tr").first
    row.locator("summary").click()
    check()
    row.locator("[name=reason]").fill("上门核对住处")
    row.get_by_role("button", name="查看", exact=True).click()
    expect(page.locator("main")).to_contain_text("王桂兰")
    expect(page.locator("#id_q")).to_have_value("wgl")
    assert Entry.objects.get(deed="unmask").details == {"reason": "上门核对住处"}
    check()
    page.locator("#id_q").fill("1207")
    page.locator("#id_kind").select_option("noted")
    press(page, "找")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("tbody summary").click()
    button = page.locator("tbody").get_by_role("button", name="查看", exact=True)
    button.scroll_into_view_if_needed()
    expect(button).to_be_in_viewport(ratio=1)
    check()


def test_the_number_of_residents_is_put_right_beside_the_register(town, size, axe):
    page = town.page(size, town.stage.secretary)
    Community.objects.filter(pk=town.community.pk).update(residents=0)
    page.goto(f"{town.desk}residents/")
    page.get_by_role("link", name="填上").click()
    page.locator("[name=residents]").fill("6200")
    page.locator("[name=households]").fill("7480")
    page.locator("[name=on]").fill("2026-01-31")
    page.locator("[name=by]").fill("派出所实有人口")
    press(page, "记下")
    expect(page.locator("main")).to_contain_text("户数比人数还多")
    expect(page.locator("[name=by]")).to_have_value("派出所实有人口")
    assert serious(page, axe) == []
    assert overflow(page) == 0
    page.locator("[name=households]").fill("2480")
    press(page, "记下")
    expect(page.locator("main")).to_contain_text("6,200 人、2,480 户")
    expect(page.locator("main")).to_contain_text("2026年1月31日，派出所实有人口")
    assert overflow(page) == 0


def test_one_is_written_down_and_put_right_after_saying_why(town, size, axe):
    door = DoorCode.objects.get(code=town.code).place
    page = town.page(size, town.stage.secretary)

    def check() -> None:
        page.wait_for_load_state("networkidle")
        assert serious(page, axe) == []
        assert overflow(page) == 0

    page.goto(f"{town.desk}residents/")
    page.get_by_role("link", name="登记一位").click()
    page.locator("[name=phone]").fill("138")
    page.locator("[name=home]").fill("月亮小区")
    press(page, "记下")
    expect(page.locator("main")).to_contain_text("写上姓名。")
    expect(page.locator("[name=home]")).to_have_value("月亮小区")
    check()
    page.locator("[name=name]").fill("王桂兰")
    page.locator("[name=phone]").fill("13800001234")
    page.locator("[name=home]").fill(door.label)
    press(page, "记下")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("138****1234")
    page.locator("tbody summary").click()
    page.locator("[name=reason]").fill("名字写错了")
    page.locator("tbody").get_by_role("button", name="查看", exact=True).click()
    page.get_by_role("link", name="更正").click()
    expect(page.locator("[name=name]")).to_have_value("王桂兰")
    page.locator("[name=name]").fill("王桂岚")
    check()
    press(page, "记下")
    expect(page.locator("main")).to_contain_text("王桂岚")
    check()
    assert Person.objects.get(name="王桂岚").phone == "13800001234"
