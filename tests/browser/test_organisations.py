"""Organisations and mediation on phone and desktop: an idea registered and listed, a resource that
meets a need, and two neighbours who sign by their links.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import Mediation
from lianxin.council.tests.mediating import TERMS
from lianxin.organisations.models import Organisation, Project, State
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.people.tests.factories import member_of, staff_of
from tests.browser.pages import choose, press
from tests.browser.reading import BASE, too_small
from tests.browser.serving import PHONE, SIZES
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = pytest.mark.browser
DAY = f"{MONDAY:%Y-%m-%d}"
NAME = "东舍坊高跷艺术团"


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


def unfold(page: Page, label: str) -> None:
    page.locator("summary", has_text=label).first.click()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_an_idea_is_registered_and_listed_and_the_public_reads_of_it(town, size, axe):
    page = town.page(size, staff_of(town.community))
    page.goto(f"{town.desk}organisations/")
    usable(page, axe)
    page.get_by_role("link", name="登记一个单位").first.click()
    page.locator("[name=name]").fill(NAME)
    choose(page, "kind", "social")
    page.locator("[name=state]").select_option("idea")
    page.locator("[name=what]").fill("踩高跷、扭秧歌")
    page.locator("[name=since]").fill("2026-01-05")
    usable(page, axe)
    press(page, "记下")
    page.get_by_role("link", name=NAME).click()
    for fold, send in (("着手筹备", "记下"), ("递交登记申请", "记下")):
        unfold(page, fold)
        page.locator("details[open]").get_by_role("button", name=send, exact=True).click()
    unfold(page, "登记成立")
    press(page, "登记成立")
    expect(page.locator(".error-sum")).to_contain_text("写上在哪儿登记的")
    page.locator("#register_authority").fill("区民政局")
    press(page, "登记成立")
    expect(page.locator(".d-head")).to_contain_text("已登记")
    unfold(page, "记一次申报")
    page.locator("#claim_what").fill("济南市非物质文化遗产")
    press(page, "记下申报")
    unfold(page, "记结果")
    open_fold = page.locator("details[open]")
    choose(open_fold, "is_granted", "1")
    open_fold.locator("[name=authority]").fill("市文化局")
    press(page, "记下结果")
    expect(page.locator(".course")).to_contain_text("认定：济南市非物质文化遗产")
    usable(page, axe)
    assert Organisation.objects.get().state == State.REGISTERED
    guest = town.page(size)
    guest.goto(f"{town.home}organisations/")
    expect(guest.locator("main")).to_contain_text("登记成立（区民政局）")
    usable(guest, axe)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_resource_meets_a_need_and_becomes_a_project_that_all_read_of(town, size, axe):
    school = OrganisationFactory.create(community=town.community, local=True, name="历下三中")
    page = town.page(size, staff_of(town.community))
    page.goto(f"{town.desk}together/")
    usable(page, axe)
    for fold, verb, what, firm in (
        ("记一项资源", "resource", "周末空着的阶梯教室", str(school.pk)),
        ("记一条需求", "need", "大讲堂周末要教室", ""),
    ):
        unfold(page, fold)
        page.locator(f"#{verb}_organisation").select_option(firm)
        page.locator(f"#{verb}_field").select_option("room")
        page.locator(f"#{verb}_what").fill(what)
        page.locator("details[open] button[type=submit]").click()
    expect(page.get_by_text("都是“场地”")).to_be_visible()
    expect(page.get_by_text("都说到周末、教室")).to_be_visible()
    usable(page, axe)
    page.get_by_role("button", name="谈成了").click()
    unfold(page, "立个项目")
    page.locator("details[open] [name=due_on]").fill("2026-06-30")
    press(page, "立项")
    unfold(page, "做成了")
    page.locator("[name=outcome]").first.fill("上了三十一堂课")
    page.locator("details[open]").get_by_role("button", name="记下").click()
    expect(page.get_by_text("做成了，算一件")).to_be_visible()
    assert Project.objects.get().state == "done"
    guest = town.page(size)
    guest.goto(f"{town.home}organisations/together/")
    expect(guest.locator("main")).to_contain_text("上了三十一堂课")
    usable(guest, axe)


def brought_before(mediator, town, size, axe):
    """The desk hands a quarrel over, and from then on sees nothing of it."""
    desk = town.page(size, staff_of(town.community))
    desk.goto(f"{town.desk}mediations/")
    desk.locator("[name=title]").fill("垃圾桶引起的推搡")
    desk.locator("[name=mediator_id]").select_option(str(mediator.user_id))
    desk.locator("[name=first_name]").fill("李桂芳")
    usable(desk, axe)
    press(desk, "交给调解员")
    expect(desk.locator(".error-sum")).to_contain_text("写上另一方姓名")
    desk.locator("[name=second_name]").fill("王保田")
    press(desk, "交给调解员")
    expect(desk.get_by_text("只有调解员和当事人看得到。").first).to_be_visible()
    expect(desk.get_by_text("垃圾桶引起的推搡")).to_have_count(0)
    return desk


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_two_neighbours_are_reconciled_by_their_links_and_nobody_else_reads_it(town, size, axe):
    mediator = member_of(town.community)
    desk = brought_before(mediator, town, size, axe)
    mediation = Mediation.objects.get()
    slug = town.community.slug
    parties = []
    for each in mediation.disputants.order_by("position"):
        party = town.page(size)
        party.goto(reverse("mediation:party", args=[slug, each.token]))
        usable(party, axe)
        press(party, "我愿意调解")
        parties.append(party)
    page = town.page(size, mediator)
    page.goto(reverse("mediation:case", args=[slug, mediation.pk]))
    unfold(page, "写协议")
    page.locator("[name=terms]").fill("各交调解费五十元")
    press(page, "写好了，请双方看")
    expect(page.locator(".error-sum")).to_contain_text("人民调解不收任何费用")
    page.locator("[name=terms]").fill(TERMS)
    press(page, "写好了，请双方看")
    usable(page, axe)
    for party in parties:
        party.reload()
        expect(party.locator("main")).to_contain_text("保洁员道歉")
        press(party, "看过协议，我签字")
    page.reload()
    expect(page.locator("main")).to_contain_text("达成协议")
    usable(page, axe)
    answer = desk.request.get(town.url + reverse("mediation:case", args=[slug, mediation.pk]))
    assert answer.status == 404


@pytest.mark.parametrize(
    "path", ["organisations/", "organisations/together/", "mediations/", "joint/"]
)
def test_elders_have_big_type_and_targets_on_each_page(town, axe, path):
    name = "街道老年书法绘画摄影爱好者联合会东舍坊分会筹备处"
    OrganisationFactory.create(community=town.community, name=name)
    page = town.page(PHONE)
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    page.goto(f"{town.home}{path}")
    usable(page, axe)
    assert page.evaluate(BASE) >= 24
    assert too_small(page, 60) == []
