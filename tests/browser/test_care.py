"""Care, relief and work help as whole ways, the desk on a desktop and the people on a phone."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from lianxin.accounts.models import User
from lianxin.activities.actions import begin_course
from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.core.tests.queued import run
from lianxin.facilities.tests.factories import EVENING
from lianxin.funds.tests.factories import Purse
from lianxin.people.tests.factories import resident_of
from lianxin.services import actions
from lianxin.services.models import CareVisit, Jobseeker, Relief, Training
from lianxin.services.tasks.care import plan_pairs, tell_coordinator
from lianxin.services.tests.care_factories import Ward
from lianxin.services.tests.relief_factories import Office
from lianxin.services.tests.work_factories import WEEK, Works
from tests.browser.pages import choose, press
from tests.browser.reading import elder_faults
from tests.browser.serving import SIZES
from tests.browser.test_rounds import usable
from tests.browser.town import town

__all__ = ["town"]
pytestmark = pytest.mark.browser
PHONE, DESKTOP = SIZES["phone"], SIZES["desktop"]


def unfold(page: Page, label: str) -> None:
    page.locator("summary", has_text=label).first.click()


def write(page: Page, **said: str) -> None:
    for name, words in said.items():
        page.locator(f"[name={name}]:visible").fill(words)


def entered(town, ward: Ward, axe) -> Page:
    """The coordinator's page after somebody was written down on a ground, and their need."""
    desk = town.page(DESKTOP, ward.carer)
    desk.goto(f"{town.desk}care/people/new/")
    write(desk, name="李桂芳")
    choose(desk, "kinds", "empty")
    choose(desk, "ground", "record")
    press(desk, "登记")
    expect(desk.locator("#id_ground_words_error")).to_contain_text("写明哪里登记过")
    usable(desk, axe, "care-new")
    write(desk, ground_words="区民政局空巢老人名册")
    press(desk, "登记")
    unfold(desk, "评估需要")
    choose(desk, "need", "high")
    write(desk, words="一个人住，买菜不便")
    press(desk, "记下")
    usable(desk, axe, "care-person")
    return desk


def test_somebody_is_entered_paired_and_missed_and_their_coordinator_is_alarmed(town, axe):
    ward = Ward(town.community)
    neighbour = resident_of(town.community)
    phone = town.page(PHONE, neighbour)
    phone.goto(f"{town.home}care/offer/")
    usable(phone, axe, "care-offer")
    choose(phone, "kind", "neighbour")
    press(phone, "报名")
    expect(phone.get_by_text("我报的")).to_be_visible()

    desk = entered(town, ward, axe)
    desk.goto(f"{town.desk}care/pairs/")
    press(desk, "算一算")
    run(plan_pairs)
    desk.reload()
    desk.locator("[name=pairs]").check()
    usable(desk, axe, "care-pairs")
    press(desk, "问过两边，勾上的结对")
    visit = CareVisit.objects.get()

    town.clock.later(days=(visit.due_on - MONDAY.date()).days, hours=10)
    actions.sweep_visits(now=town.clock.at)
    run(tell_coordinator)
    town.enter(desk.context, ward.carer)
    desk.goto(f"{town.desk}care/")
    expect(desk.get_by_text("今天还没去").first).to_be_visible()
    usable(desk, axe, "care-desk")
    desk.goto("/me/messages/")
    expect(desk.get_by_text("还没有人记下去过").first).to_be_visible()

    town.enter(phone.context, neighbour)
    phone.goto(f"{town.home}care/visits/{visit.pk}/")
    usable(phone, axe, "care-visit")
    press(phone, "去过了")
    expect(phone.get_by_text("去过的", exact=True)).to_be_visible()
    usable(phone, axe, "care-mine")


def asked(town, office: Office, household: Actor, axe) -> Page:
    """The household's page after it asked, with the consent that it forgot at first."""
    phone = town.page(PHONE, household)
    phone.goto(f"/c/{office.community.slug}/relief/ask/")
    phone.locator("[name=place]").select_option(str(office.place.pk))
    write(phone, door="302", words="住院花了不少钱", proof="住院收费单", asked_fen="2000")
    choose(phone, "hardship", "illness")
    press(phone, "申请")
    expect(phone.get_by_text("困难情况是敏感信息，要单独同意").first).to_be_visible()
    usable(phone, axe, "relief-ask")
    phone.locator("label[for=id_may_keep]").click()
    press(phone, "申请")
    expect(phone.get_by_text("我家的申请")).to_be_visible()
    return phone


def show_a_paper(town, phone: Page, axe) -> None:
    """What was not at hand is photographed afterwards, in big type; pressed twice it is one."""
    phone.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    phone.reload()
    usable(phone, axe, "relief-photos-elder")
    assert elder_faults(phone) == []
    paper = FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=picture().read())
    for _press in range(2):
        phone.locator("[name=photos]").set_input_files(paper)
        press(phone, "把照片放上去")
        expect(phone.get_by_text("照片放好了")).to_be_visible()
    expect(phone.get_by_text("第 1 张")).to_be_visible()
    expect(phone.get_by_text("第 2 张")).to_have_count(0)
    phone.context.clear_cookies(name="elder")


def found_by_two(town, office: Office, address: str) -> None:
    """Two of the staff write down what they saw, each from a browser of their own."""
    for at, worker in enumerate((office.one, office.two)):
        desk = town.page(DESKTOP, worker)
        desk.goto(address)
        unfold(desk, "记入户核实")
        choose(desk, "is_so", "1")
        write(desk, words="看了收费单")
        press(desk, "记下")
        expect(desk.get_by_text(f"{at + 1}／2 位")).to_be_visible()
        desk.context.close()


def test_relief_is_asked_for_checked_by_two_posted_without_names_paid_and_signed_for(town, axe):
    office = Office(Purse())
    project = office.project()
    home, desk_url = (f"{at}/c/{office.community.slug}/relief/" for at in ("", "/desk"))
    household = resident_of(office.community)
    phone = asked(town, office, household, axe)
    show_a_paper(town, phone, axe)
    relief = Relief.objects.get()
    found_by_two(town, office, f"{desk_url}{relief.pk}/")

    lead = town.page(DESKTOP, office.lead)
    lead.goto(f"{desk_url}{relief.pk}/")
    unfold(lead, "批准，开始公示")
    choose(lead, "body", "council")
    write(lead, minute="议事会2026年第3次会议")
    usable(lead, axe, "relief-grant")
    press(lead, "批准并公示")
    guest = town.page(PHONE)
    guest.goto(home)
    posted = guest.locator("section", has=guest.locator("#not-h"))
    expect(posted).to_contain_text("2,000")
    for private in ("302", User.objects.get(pk=household.user_id).name, "住院花了不少钱"):
        expect(guest.locator("main")).not_to_contain_text(private)
    usable(guest, axe, "relief-notice")

    town.clock.later(days=10)
    actions.sweep_relief(now=town.clock.at)
    town.enter(lead.context, office.lead)
    lead.goto(f"{desk_url}{relief.pk}/")
    lead.locator("[name=project_id]").select_option(str(project))
    press(lead, "从经费里发放")
    expect(lead.get_by_text("号凭证")).to_be_visible()
    town.enter(phone.context, household)
    phone.goto(home)
    write(phone, signed_by="李桂芳")
    usable(phone, axe, "relief-sign")
    press(phone, "我收到了")
    relief.refresh_from_db()
    assert (relief.state, relief.granted_fen) == ("received", 200_000)


def learnt(town, works: Works, desk: Page, somebody: Actor) -> Jobseeker:
    """The course is held and over, and the certificate written down."""
    seeker = Jobseeker.objects.get()
    course = Training.objects.get().course
    begin_course(works.staff, course.pk, now=EVENING)
    works.finish(course, came=sorted(somebody.person_ids))
    town.clock.at = EVENING + 3 * WEEK
    town.enter(desk.context, works.staff)
    desk.goto(f"/desk/c/{works.community.slug}/work/trainings/{Training.objects.get().pk}/")
    unfold(desk, "发证")
    write(desk, number="YY20260001")
    press(desk, "记下")
    expect(desk.get_by_text("YY20260001")).to_be_visible()
    return seeker


def find_work(desk: Page, axe, desk_url: str, seeker: Jobseeker) -> None:
    """An opening is posted, and somebody begins there."""
    desk.goto(f"{desk_url}openings/new/")
    write(desk, employer="阳光大姐家政", title="育婴师", until=f"{(EVENING + 9 * WEEK).date()}")
    desk.locator("[name=trade]").select_option("infant")
    press(desk, "记下")
    desk.goto(f"{desk_url}seekers/{seeker.pk}/")
    unfold(desk, "记上岗")
    desk.locator("[name=opening_id]").select_option(label="育婴师（阳光大姐家政）")
    press(desk, "记下")
    expect(desk.get_by_text("第 6 个月").first).to_be_visible()
    usable(desk, axe, "work-seeker")


def test_a_jobseeker_learns_is_certified_finds_work_and_is_asked_again(town, axe):
    works = Works()
    home, desk_url = (f"{at}/c/{works.community.slug}/work/" for at in ("", "/desk"))
    course = works.school.open(lecturer="", partner="历下阳光大姐", capacity=5)
    desk = town.page(DESKTOP, works.staff)
    desk.goto(f"{desk_url}trainings/new/")
    desk.locator("[name=course_id]").select_option(str(course.pk))
    desk.locator("[name=trade]").select_option("infant")
    write(desk, certificate="中级育婴师", issuer="历下阳光大姐")
    usable(desk, axe, "work-new")
    press(desk, "记下")

    somebody = resident_of(works.community)
    phone = town.page(PHONE, somebody)
    phone.goto(f"{home}register/")
    write(phone, born_on="1985-03-02")
    choose(phone, "trades", "infant")
    usable(phone, axe, "work-register")
    press(phone, "登记")
    phone.get_by_role("button", name="报这个").click()
    expect(phone.get_by_text("报上了", exact=True)).to_be_visible()
    usable(phone, axe, "work-home")

    seeker = learnt(town, works, desk, somebody)
    usable(desk, axe, "work-training")
    find_work(desk, axe, desk_url, seeker)

    town.clock.later(days=32)
    town.enter(desk.context, works.staff)
    desk.goto(desk_url)
    usable(desk, axe, "work-desk")
    due = desk.locator("section", has=desk.locator("#due-h")).locator("li")
    before = due.count()
    due.first.locator("[name=answer]").select_option("work")
    due.first.get_by_role("button").click()
    expect(due).to_have_count(before - 1)
    assert seeker.follow_ups.filter(answer="work").exists()
