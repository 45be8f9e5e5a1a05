"""An exhibition walked through on the phone, a room asked for, a thing lent and brought back."""

import math
import struct
import wave
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.tests.factories import MONDAY
from lianxin.facilities import actions
from lianxin.facilities.actions import Panel
from lianxin.facilities.models import Exhibit, Room
from lianxin.facilities.tests.factories import RoomFactory, picture_file, sound_file
from lianxin.people.tests.factories import resident_of, staff_of
from tests.browser.pages import press
from tests.browser.reading import elder_faults
from tests.browser.serving import SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
ELDER = {"name": "elder", "value": "1"}
DAY = "2026-03-04"
LONG = "历山路社区东舍坊一百一十八号院老年活动室会议室兼棋牌书画阅览与志愿者之家二楼"
RATE = 8000
PLAYED = """async () => {
  const voice = document.querySelector('audio')
  voice.muted = true
  await voice.play()
  await new Promise(done => voice.addEventListener('ended', done, {once: true}))
  return voice.currentTime
}"""


def follow(page: Page, label: str) -> None:
    """A link whose words begin with the label, for a list tells more beside it."""
    page.get_by_role("link", name=label).first.click()


def titled(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


def spoken() -> bytes:
    """A fifth of a second of a true tone."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for at in range(RATE // 5):
            file.writeframes(struct.pack("<h", int(9000 * math.sin(at / 3))))
    return out.getvalue()


def hung(staff, room: Room, *titles: str, is_told: bool = True) -> list[Exhibit]:
    """A walk past these; the museum's are seen and heard, a corridor's are words alone."""
    told: dict[str, Any] = {}
    found = []
    for title in titles:
        if is_told:
            told = {
                "picture": picture_file(),
                "picture_alt": "铁皮灯",
                "transcript": "录音里说的话",
            }
            told |= {"sound": sound_file(spoken(), "灯.wav")}
        panel = Panel(title=title, words="灯是铁皮的。", era="1928年春", **told)
        found.append(actions.add_exhibit(staff, room.pk, panel, now=MONDAY))
    return found


def test_a_code_on_the_wall_leads_a_visitor_through_to_the_last_thing(town, size, axe):
    staff = staff_of(town.community)
    museum = RoomFactory.create(community=town.community, exhibition=True, name="红色党史微展馆")
    corridor = RoomFactory.create(community=town.community, exhibition=True, name="党建长廊")
    lamp, _letter, _flag = hung(staff, museum, "一盏马灯", "一封家书", LONG)
    hung(staff, corridor, "入党誓词", "三会一课", is_told=False)
    page = town.page(size)
    page.goto(f"/x/{lamp.code}/")
    titled(page, "一盏马灯")
    expect(page.get_by_role("img", name="铁皮灯")).to_be_visible()
    assert page.evaluate(PLAYED) > 0.1
    page.get_by_text("录音里说的，写在这里").click()
    expect(page.get_by_text("录音里说的话")).to_be_visible()
    usable(page, axe)
    follow(page, "下一件")
    titled(page, "一封家书")
    follow(page, "上一件")
    titled(page, "一盏马灯")
    page.context.add_cookies([{**ELDER, "url": town.url}])
    for title in ("一封家书", LONG):
        follow(page, "下一件")
        titled(page, title)
        usable(page, axe)
        assert elder_faults(page) == []
    follow(page, "走完了")
    titled(page, "红色党史微展馆")
    page.context.clear_cookies(name="elder")
    page.goto(town.home)
    follow(page, "好去处")
    usable(page, axe)
    follow(page, "党建长廊")
    follow(page, "从头走一遍")
    expect(page.locator("audio")).to_have_count(0)
    usable(page, axe)
    follow(page, "下一件")
    titled(page, "三会一课")
    follow(page, "走完了")
    titled(page, "党建长廊")


def ask(page: Page, *, starts: str, ends: str) -> None:
    for name, value in {"day": DAY, "starts": starts, "ends": ends, "what": "学唱戏"}.items():
        page.locator(f"[name={name}]").fill(value)
    press(page, "发给社区")


def test_a_room_is_asked_for_given_once_and_given_back(town, size, axe):
    room = RoomFactory.create(community=town.community, asked_for=True, name=LONG)
    staff, resident = staff_of(town.community), resident_of(town.community)
    desk = town.page(size, staff)
    desk.goto(f"{town.desk}rooms/book/?day={DAY}")
    desk.locator("[name=room]").select_option(str(room.pk))
    for name, value in {"starts": "18:00", "ends": "20:00", "what": "书法课"}.items():
        desk.locator(f"[name={name}]").fill(value)
    usable(desk, axe)
    desk.locator("main form button[type=submit]").click()
    expect(desk.get_by_text("18:00–20:00")).to_be_visible()
    usable(desk, axe)

    page = town.page(size, resident)
    page.goto(f"{town.home}facilities/{room.pk}/")
    follow(page, "我想用这里")
    expect(page.get_by_text("18:00–20:00")).to_be_visible()
    assert "书法课" not in page.content()
    ask(page, starts="19:00", ends="21:00")
    expect(page.locator(".error-sum")).to_contain_text("已经有人用")
    expect(page.locator("[name=what]")).to_have_value("学唱戏")
    usable(page, axe)
    ask(page, starts="20:00", ends="22:00")
    expect(page.get_by_text("等社区答复")).to_be_visible()
    usable(page, axe)

    desk.goto(f"{town.desk}rooms/asks/")
    usable(desk, axe)
    desk.get_by_role("button", name="订给他").first.click()
    page.reload()
    expect(page.get_by_text("订好了")).to_be_visible()
    press(page, "不用了，退给别人")
    expect(page.get_by_text("退订了")).to_be_visible()
    desk.goto(f"{town.desk}rooms/?day={DAY}")
    expect(desk.get_by_text("20:00–22:00")).to_have_count(0)


def test_a_thing_is_lent_comes_back_broken_and_is_lent_no_more(town, size, axe):
    room = RoomFactory.create(community=town.community, name="党员活动室")
    desk = town.page(size, staff_of(town.community))
    desk.goto(f"{town.desk}rooms/things/")
    usable(desk, axe)
    follow(desk, "添一件")
    desk.locator("[name=room]").select_option(str(room.pk))
    desk.locator("[name=name]").fill(LONG)
    desk.locator("[name=kind]").select_option("projector")
    press(desk, "添上")
    follow(desk, "借出")
    for name, value in {"name": "周玉兰", "phone": "13800001111", "words": "线都在"}.items():
        desk.locator(f"[name={name}]").fill(value)
    usable(desk, axe)
    press(desk, "借给他")
    expect(desk.get_by_text("周玉兰")).to_have_count(0)
    usable(desk, axe)
    page = town.page(size)
    page.goto(f"{town.home}facilities/{room.pk}/")
    expect(page.get_by_text("借出去了")).to_be_visible()
    usable(page, axe)
    follow(desk, "坏了")
    desk.locator("[name=words]").fill("灯泡不亮")
    desk.locator("main form button[type=submit]").click()
    desk.goto(f"{town.desk}rooms/things/")
    follow(desk, LONG)
    expect(desk.get_by_text("灯泡不亮")).to_be_visible()
    expect(desk.get_by_text("线都在")).to_be_visible()
    usable(desk, axe)
    page.reload()
    expect(page.get_by_text("坏了，等修")).to_be_visible()
