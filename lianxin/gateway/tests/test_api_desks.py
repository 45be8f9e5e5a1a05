"""The desks through the API: the fund to a payment taken back, owners' votes, awards, opinions,
relief, visits, announcements; and what a form of a page refuses, told field by field.
"""

import base64

import pytest

from lianxin.accounts.models import User
from lianxin.core.scopes import DESK_SCOPES, Scope
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.council.tests.opinion_world import Hearing
from lianxin.council.tests.owner_world import OPENS, Estate
from lianxin.funds.models import Receipt, Voucher, VoucherKind
from lianxin.funds.tests.factories import NOTICE_OVER, Purse
from lianxin.gateway.models import Answered
from lianxin.gateway.tests.factories import OWN, Program, done, token_for
from lianxin.honours.models import Nominee, Vote
from lianxin.honours.tests.factories import Stage
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory
from lianxin.services.models import CareVisit, Relief, ReliefPhoto
from lianxin.services.tests.care_factories import CareVisitFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PHOTO, OTHER_PHOTO = (
    {"name": "a.jpg", "data": base64.b64encode(picture(shade=shade).read()).decode()}
    for shade in (128, 200)
)

LAMPS = {
    "title": "修东院楼道灯", "words": "三个单元不亮", "use": "repairs", "origin": "resolution",
    "costs": [{"what": "声控灯", "quantity": 6, "unit": "盏", "price": 45_50}],
}  # fmt: skip
PAYMENT = {
    "amount": 273_00, "payee": "历下灯具店", "words": "声控灯", "receipt_number": "0371001",
    "photos": [PHOTO],
}  # fmt: skip


def program(who, community, *, is_desk=False, now=MONDAY):
    user = who if isinstance(who, User) else User.objects.get(pk=who.user_id)
    scopes = frozenset(Scope) if is_desk else OWN
    token = token_for(user, community, is_desk=is_desk, scopes=scopes, now=now)
    return Program(token[1])


def resident(community):
    return program(PersonFactory.create(community=community, resident=True).user, community)


def test_a_costing_becomes_a_project_that_is_paid_once_and_a_mistake_is_taken_back(clock):
    purse = Purse()
    desk, head, street = (
        program(each, purse.community, is_desk=True)
        for each in (purse.staff, purse.secretary, purse.street)
    )
    fund = f"/communities/{purse.community.slug}/fund"
    told = {**LAMPS, "resolution_id": purse.resolution.pk}
    bad = desk.post(f"{fund}/budgets/{purse.budget.pk}/projects", {**told, "resolution_id": 999})
    assert [each["field"] for each in bad.json()["errors"]] == ["resolution_id"]
    made = done(desk.post(f"{fund}/budgets/{purse.budget.pk}/projects", told), 201)
    path = f"{fund}/projects/{made['project']['id']}"
    assert (made["project"]["cost"], "propose" in made["verbs"]) == (273_00, True)
    done(desk.post(f"{path}/propose", If_Match=f'"{made["revision"]}"'))
    assert desk.post(f"{path}/propose", If_Match=f'"{made["revision"]}"').status_code == 412
    agreed = {"words": "3月2日两委会同意"}
    assert desk.post(f"{path}/agree", agreed).status_code == 403
    done(head.post(f"{path}/agree", agreed))
    assert desk.post(f"{path}/approve").status_code == 403
    done(street.post(f"{path}/approve"))
    done(desk.post(f"{path}/announce"))
    clock.at = NOTICE_OVER
    page = done(desk.post(f"{path}/deliver"))
    seen = {"residents": "李桂芳", "overseers": [page["overseers"][0]["id"]]}
    done(desk.post(f"{path}/accept", seen))
    for _each in "ab":
        paid = done(desk.post(f"{path}/pay", PAYMENT, Idempotency_Key="pay"))
    assert Voucher.objects.filter(kind=VoucherKind.PAY).count() == 1
    assert Receipt.objects.count() == 1
    voucher = next(each["id"] for each in paid["vouchers"] if each["kind"] == "pay")
    back = f"{fund}/vouchers/{voucher}/reverse"
    assert desk.post(back, {"words": "重复了"}).status_code == 403
    done(head.post(back, {"words": "金额写错"}))
    kinds = [each["kind"] for each in done(desk.get(f"{path}/desk"))["vouchers"]]
    assert kinds.count("reverse") == 1
    assert resident(purse.community).get(f"{path}/desk").status_code == 403
    assert desk.get(f"{fund}/desk").json()["may_work"] is True


def test_an_owner_votes_and_a_paper_counts_when_two_have_read_the_same(clock):
    estate = Estate(owners=2)
    owner = estate.owner_with_account()
    first, second = (
        program(each, estate.community, is_desk=True) for each in (estate.staff, estate.second)
    )
    votes = f"/communities/{estate.community.slug}/owners/votes"
    told = {
        "title": "修屋面", "purpose": "fund_use", "place_ids": [estate.place.pk],
        "opens_on": "2026-03-17", "closes_on": "2026-03-27",
    }  # fmt: skip
    wrong = first.post(votes, {**told, "place_ids": [999]})
    assert [each["field"] for each in wrong.json()["errors"]] == ["place_ids"]
    made = done(first.post(votes, told), 201)
    path = f"{votes}/{made['vote']['id']}"
    assert Program().get(path).status_code == 404
    done(first.post(f"{path}/announce", If_Match=f'"{made["vote"]["revision"]}"'))
    assert [each["title"] for each in Program().get(votes).json()["items"]] == ["修屋面"]
    clock.at = OPENS
    page = done(first.post(f"{path}/open"))
    own = program(owner, estate.community, now=MONDAY)
    for choice in ("no", "aye"):
        cast = done(own.post(f"{path}/cast", {"choice": choice}, Idempotency_Key=choice))
        assert cast == {"vote": made["vote"]["id"], "is_received": True}
    assert done(own.get(f"{path}/mine"))["choice"] == "aye"
    assert all("aye" not in each.body for each in Answered.objects.all())
    paper = next(each["id"] for each in page["ballots"] if each["doors"].endswith("0室"))
    for desk in (first, second):
        page = done(desk.post(f"{path}/ballots/{paper}/paper", {"choice": "aye", "photo": PHOTO}))
    assert page["vote"]["ayes"] == {"owners": 2, "area": 200_00}
    assert resident(estate.community).post(f"{path}/cast", {"choice": "no"}).status_code == 403


def test_a_resident_proposes_and_votes_and_anybody_counts_again(clock):
    stage = Stage()
    awards = f"/communities/{stage.community.slug}/awards"
    own = resident(stage.community)
    award = stage.opened()
    told = {"name": "王秀兰", "phone": "13900001111", "words": "照顾邻居十年"}
    done(own.post(f"{awards}/{award.pk}/propose", told))
    assert Nominee.objects.get(round=award).name == "王秀兰"
    self_named = own.post(f"{awards}/{award.pk}/propose", {"words": ""})
    fields = {each["field"] for each in self_named.json()["errors"]}
    assert fields == {"name", "words"}
    other = Stage()
    voting = other.voting(5, 4, 3)
    clock.at = other.now
    path = f"/communities/{other.community.slug}/awards/{voting.pk}"
    desk = program(other.staff, other.community, is_desk=True, now=clock.at)
    user = PersonFactory.create(community=other.community, resident=True).user
    voter = program(user, other.community, now=clock.at)
    numbers = [each["number"] for each in done(voter.get(path))["candidates"]]
    assert voter.post(f"{path}/vote", {"choices": [99]}).json()["errors"][0]["field"] == "choices"
    cast = {"choices": numbers[:2]}
    for _each in "ab":
        received = done(voter.post(f"{path}/vote", cast, Idempotency_Key="v"))
    assert received == {"award": voting.pk, "is_received": True}
    assert Vote.objects.filter(round=voting).count() == 1
    assert voter.post(f"{path}/vote", cast).status_code == 409
    assert Program().get(f"{path}/recount").status_code == 404
    other.counted(voting)
    again = done(Program().get(f"{path}/recount"))
    assert [each["choices"] for each in again["ballots"]] == [sorted(numbers[:2])]
    assert done(desk.get(f"{path}/desk"))["online"] == 1


def test_staff_ask_for_opinions_and_write_down_a_sheet_of_paper():
    hearing = Hearing(opened=False)
    desk = program(hearing.staff, hearing.community, is_desk=True)
    home = f"/communities/{hearing.community.slug}"
    made = done(
        desk.post(f"{home}/questions", {"title": "车棚建在哪儿好？", "closes_on": "2026-03-20"}),
        201,
    )
    path = f"{home}/questions/{made['id']}"
    page = done(desk.post(f"{path}/seed", {"texts": ["建在东墙根", "建在西门口"]}))
    done(desk.post(f"{path}/open", If_Match=f'"{page["revision"]}"'))
    own = resident(hearing.community)
    said = done(own.post(f"{path}/say", {"text": "先把旧车清走"}), 201)["said"][0]
    assert said["state"] == "waiting"
    refuse = f"{home}/statements/{said['id']}/refuse"
    assert desk.post(refuse, {"words": ""}).json()["errors"][0]["field"] == "words"
    done(desk.post(f"{home}/statements/{said['id']}/show"))
    first = page["statements"][0]["id"]
    sheet = {
        "name": "李桂芳", "phone": "13800001234",
        "answers": [{"statement": first, "choice": "agree"}],
    }  # fmt: skip
    assert done(desk.post(f"{path}/paper", sheet))["people"] == 2
    assert own.post(f"{path}/close").status_code == 403


def test_a_household_asks_for_relief_and_two_of_the_staff_check_it():
    purse = Purse()
    home, house = (
        f"/communities/{purse.community.slug}/relief",
        BuildingFactory.create(parent__community=purse.community),
    )
    own = resident(purse.community)
    told = {
        "place": house.pk, "door": "302", "hardship": "illness", "words": "住院花了不少钱",
        "proof": "住院收费单", "asked_fen": 2_000_00, "may_keep": False,
    }  # fmt: skip
    assert own.post(home, told).json()["errors"][0]["field"] == "may_keep"
    told |= {"may_keep": True, "photos": [PHOTO]}
    made = done(own.post(home, told, Idempotency_Key="r"), 201)
    assert ReliefPhoto.objects.get().relief_id == made["id"]
    assert Relief.objects.get().person.user_id
    path = f"{home}/{made['id']}"
    for _again in "ab":
        page = done(own.post(f"{path}/photos", {"photos": [PHOTO, OTHER_PHOTO]}))
    assert page["photos"] == ReliefPhoto.objects.count() == 2
    stale = own.post(f"{path}/photos", {"photos": [PHOTO]}, If_Match='"0"')
    assert stale.status_code == 412
    users = [PostFactory.create(community=purse.community).user for _each in "ab"]
    for user in users:
        desk = program(user, purse.community, is_desk=True)
        page = done(desk.post(f"{path}/desk/check", {"is_so": True, "words": "看了收费单"}))
    assert (page["state"], page["checks"]) == ("checked", 2)
    assert "住院花了" not in str(page)
    rows = done(desk.get(f"{home}/desk"))["items"]
    assert ["*" in each["name"] for each in rows] == [True]
    assert resident(purse.community).post(f"{path}/withdraw").status_code == 404
    assert own.get(f"{home}/desk").status_code == 403
    assert [each["state"] for each in done(own.get(f"{home}/mine"))["items"]] == ["checked"]


def test_a_helper_notes_a_visit_and_nobody_else_does():
    home = CommunityFactory.create()
    person = PersonFactory.create(community=home, resident=True)
    visit = CareVisitFactory.create(
        pairing__care__community=home, pairing__helper__community=home,
        pairing__helper__person=person, due_on=MONDAY.date(),
    )  # fmt: skip
    own, path = program(person.user, home), f"/communities/{home.slug}/care"
    assert [each["id"] for each in done(own.get(f"{path}/mine"))["due"]] == [visit.pk]
    keep = {"on": MONDAY.date().isoformat(), "words": "精神很好"}
    for other in (resident(home), program(PostFactory.create(community=home).user, home)):
        assert other.post(f"{path}/visits/{visit.pk}/keep", keep).status_code == 404
    mine = done(own.post(f"{path}/visits/{visit.pk}/keep", keep))
    assert [each["id"] for each in mine["done"]] == [visit.pk]
    assert "精神很好" not in str(mine)
    assert CareVisit.objects.get(pk=visit.pk).state == "kept"


def test_an_announcement_is_written_with_a_paper_published_and_taken_back():
    home = CommunityFactory.create()
    desk = program(PostFactory.create(community=home).user, home, is_desk=True)
    path = f"/communities/{home.slug}/announcements"
    told = {
        "title": "周三停水", "words": "换水表", "to": "community:", "valid_from": "2026-03-02",
        "valid_until": "2026-03-05", "papers": [PHOTO],
    }  # fmt: skip
    made = done(desk.post(path, told), 201)
    assert Program().get(f"{path}/{made['id']}").status_code == 404
    done(desk.post(f"{path}/{made['id']}/publish"))
    assert [each["id"] for each in Program().get(path).json()["items"]] == [made["id"]]
    gone = done(desk.post(f"{path}/{made['id']}/withdraw", {"words": "改到周四"}))
    assert (gone["words"], gone["reason"]) == ("", "改到周四")
    assert resident(home).post(path, told).status_code == 403


def test_a_picture_is_kept_once_and_what_is_none_is_refused_by_its_field():
    home = CommunityFactory.create()
    CategoryFactory.create(code="lighting")
    own, path = resident(home), f"/communities/{home.slug}/matters"
    said = {"words": "灯不亮", "category": "lighting"}
    bad = {"not base64": "%%%", "no picture": base64.b64encode(b"hello").decode()}
    for data in bad.values():
        refused = own.post(path, {**said, "photos": [{"name": "a.jpg", "data": data}]})
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"].startswith("photos")
    assert Matter.objects.count() == 0
    made = done(own.post(path, {**said, "photos": [PHOTO]}, Idempotency_Key="m"), 201)
    told = done(Program().get(f"/matters/{made['number']}"))
    assert [each["stage"] for each in told["photos"]] == ["before"]
    assert own.client.get(told["photos"][0]["url"]).status_code == 200
    many = own.post(path, {**said, "photos": [PHOTO] * 7})
    assert many.status_code == 422
    huge = own.client.post(
        f"/api/v1{path}", "x" * (25 * 1024 * 1024), content_type="application/json",
        headers=own.headers,
    )  # fmt: skip
    assert (huge.status_code, huge["Content-Type"]) == (413, "application/problem+json")
    work = MatterFactory.create(community=home, accepted=True)
    desk = program(PostFactory.create(community=home).user, home, is_desk=True)
    shown = desk.post(f"/matters/{work.number}/photos", {"photos": [PHOTO], "stage": "during"})
    assert done(shown)["number"] == work.number


def test_what_only_the_desk_does_needs_a_scope_of_the_desk():
    assert {
        Scope.COUNCIL_RUN, Scope.OWNERS_WRITE, Scope.CARE_WRITE, Scope.RELIEF_WRITE,
    } <= OWN  # fmt: skip
    assert {
        Scope.FUND_WORK, Scope.OWNERS_WORK, Scope.AWARDS_WORK, Scope.NEWS_WORK, Scope.RELIEF_WORK,
        Scope.WORKS_PLAN, Scope.OPINIONS_WORK,
    } <= DESK_SCOPES  # fmt: skip
