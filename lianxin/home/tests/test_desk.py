"""The desk's first pages: where one is led, today, the street side by side, the rules."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from lianxin.core import http, workdays
from lianxin.core.actor import Actor
from lianxin.core.models import DayOverride, Entry, RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.models import State
from lianxin.matters.tests.factories import MatterFactory, SayFactory
from lianxin.people.tests.factories import (
    PersonFactory,
    admin,
    member_of,
    officer_of,
    resident_of,
    secretary_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory, SubdistrictFactory

pytest_plugins = ["lianxin.matters.tests.desk"]
pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
DAY = timedelta(days=1)


def today_of(community: Any) -> str:
    return reverse("home:today", args=[community.slug])


@pytest.mark.parametrize(
    ("of", "view"),
    [
        (staff_of, "home:today"),
        (secretary_of, "home:today"),
        (lambda here: officer_of(here.subdistrict), "home:street"),
        (lambda _here: admin(), "home:rules"),
        (member_of, "home:community"),
    ],
)
def test_the_desk_leads_everyone_to_their_own_first_page(client, community, of, view):
    sign_in(client, of(community))
    answer = client.get(reverse("home:desk"))
    args = [community.slug] if view in ("home:today", "home:community") else []
    assert answer["Location"] == reverse(view, args=args)


def test_a_guest_signs_in_first_and_a_resident_has_no_desk(client, community):
    assert client.get(reverse("home:desk"))["Location"].startswith(reverse("account_login"))
    sign_in(client, resident_of(community))
    assert client.get(reverse("home:desk")).status_code == 404


def staff_elsewhere(_here: Any) -> Actor:
    return staff_of(CommunityFactory.create())


@pytest.mark.parametrize("of", [resident_of, member_of, staff_elsewhere, lambda _here: admin()])
def test_today_is_for_those_who_work_here(client, community, of):
    sign_in(client, of(community))
    assert client.get(today_of(community)).status_code == 404


@pytest.fixture
def day(community):
    """A day with one of each kind; the reporter of what is to be called back is known by name."""
    due = {"late": TODAY - 3 * DAY, "today": TODAY, "later": TODAY + 9 * DAY}
    for name, due_on in due.items():
        MatterFactory.create(community=community, title=name, accepted=True, due_on=due_on)
    person = PersonFactory.create(community=community, name="赵桂梅")
    asked = MatterFactory.create(
        community=community, title="asked", to_confirm=True, due_on=due["later"], reporter=person
    )
    SayFactory.create(matter=asked, asked_at=MONDAY - 3 * DAY)
    fresh = MatterFactory.create(community=community, title="fresh", to_confirm=True)
    SayFactory.create(matter=fresh, asked_at=MONDAY - 2 * DAY)
    MatterFactory.create(community=community, title="new", due_on=due["later"])
    MatterFactory.create(community=community, title="ended", solved=True, due_on=due["late"])


def test_today_tells_what_is_late_due_to_call_and_new(desk, community, day):
    told = desk.get(today_of(community)).context["today"]
    lists = {
        name: [row.title for row in getattr(told, name).rows]
        for name in ("late", "due", "to_call", "new")
    }
    assert lists == {"late": ["late"], "due": ["today"], "to_call": ["asked"], "new": ["new"]}
    assert told.pressing == 3


def test_whom_to_call_is_masked_and_working_days_are_counted(desk, community, day):
    body = desk.get(today_of(community)).content.decode()
    assert "赵*梅" in body
    assert "赵桂梅" not in body
    # MONDAY is the first of the week; the Friday, Saturday and Sunday before hold one working day.
    assert "超 1 个工作日" in body


def test_who_has_answered_is_not_called_again(desk, community):
    asked = MatterFactory.create(community=community, to_confirm=True)
    long_ago = MONDAY - 9 * DAY
    SayFactory.create(matter=asked, asked_at=long_ago, outcome="partly", answered_at=MONDAY)
    assert not desk.get(today_of(community)).context["today"].to_call.rows


def test_long_lists_are_bounded_and_say_so(desk, community):
    MatterFactory.create_batch(31, community=community, due_on=TODAY - DAY, reporter=None)
    answer = desk.get(today_of(community))
    assert answer.context["today"].late.count == "30+"
    assert "看全部超期的" in answer.content.decode()


@pytest.mark.parametrize("count", [0, 12])
def test_today_asks_the_database_ten_times_at_most(desk, community, statements, count):
    for n in range(count):
        MatterFactory.create(community=community, due_on=TODAY - (n % 2) * DAY)
        SayFactory.create(
            matter=MatterFactory.create(community=community, to_confirm=True),
            asked_at=MONDAY - 9 * DAY,
        )
    desk.get(today_of(community))
    with statements() as told:
        desk.get(today_of(community))
    assert len(told) <= 10


def test_a_quiet_day_says_what_to_do_next(desk, community):
    assert "都有着落了" in desk.get(today_of(community)).content.decode()


def test_a_rule_that_nobody_checked_shows_a_banner(desk, community):
    pack = RulePack.objects.get(key="matters.extension_workdays", jurisdiction="cn-shandong")
    assert pack.article in desk.get(today_of(community)).content.decode()
    pack.is_confirmed = True
    pack.save()
    from_here_on = desk.get(today_of(community))
    assert from_here_on.status_code == 200


@pytest.mark.parametrize(
    ("moment", "year"),
    [("2026-03-02", None), ("2026-10-31", None), ("2026-11-01", 2027), ("2027-02-01", 2027)],
)
def test_a_year_without_its_holidays_shows_a_banner_from_november(
    desk, community, monkeypatch, moment, year
):
    monkeypatch.setattr(workdays, "PUBLISHED", range(2004, 2027))
    now = datetime.fromisoformat(f"{moment}T09:00:00+08:00")
    monkeypatch.setattr(http, "now", lambda: now)
    desk.get(today_of(community))
    session = desk.session
    session["seen_at"] = int(now.timestamp())
    session.save()
    assert desk.get(today_of(community)).context["unknown_year"] == year


@pytest.fixture
def street():
    return SubdistrictFactory.create()


@pytest.fixture
def officer(client, street, monday):
    sign_in(client, officer_of(street))
    return client


def test_the_street_sees_its_communities_in_code_order_however_much_they_have(officer, street):
    second = CommunityFactory.create(subdistrict=street, code="370102000002")
    first = CommunityFactory.create(subdistrict=street, code="370102000001")
    CommunityFactory.create()
    MatterFactory.create_batch(3, community=second, due_on=TODAY - DAY)
    MatterFactory.create(community=second, to_confirm=True)
    rows = officer.get(reverse("home:street")).context["communities"]
    counts = [(here, (row.open, row.late, row.confirm)) for here, row in rows]
    assert counts == [(first, (0, 0, 0)), (second, (4, 3, 1))]


def test_what_rose_to_the_street_is_listed_and_nothing_else(officer, street):
    here = CommunityFactory.create(subdistrict=street)
    risen = MatterFactory.create(community=here, escalation=2)
    supervised = MatterFactory.create(community=here, supervised=True, due_on=TODAY + DAY)
    MatterFactory.create(community=here, escalation=1)
    MatterFactory.create(escalation=2)
    answer = officer.get(reverse("home:street"))
    assert set(answer.context["risen"].rows) == {risen, supervised}
    verb = reverse("matters_desk:step", args=[here.slug, supervised.pk, "instruct"])
    assert verb in answer.content.decode()
    assert supervised.state == State.SUPERVISED


@pytest.mark.parametrize("of", [staff_of, member_of, resident_of, lambda _here: admin()])
def test_the_streets_page_is_for_its_officers(client, community, of):
    sign_in(client, of(community))
    assert client.get(reverse("home:street")).status_code == 404


def test_the_streets_page_asks_the_database_ten_times_at_most(officer, street, statements):
    for here in CommunityFactory.create_batch(6, subdistrict=street):
        MatterFactory.create(community=here, escalation=2)
    officer.get(reverse("home:street"))
    with statements() as told:
        officer.get(reverse("home:street"))
    assert len(told) <= 10


def test_staff_read_the_rules_and_do_not_change_them(desk):
    answer = desk.get(reverse("home:rules"))
    assert "济南市12345市民服务热线条例第24条" in answer.content.decode()
    assert "已对过原文" not in answer.content.decode()
    pack = RulePack.objects.filter(is_confirmed=False).earliest("pk")
    assert desk.post(reverse("home:confirm_rule", args=[pack.pk])).status_code == 403
    assert not RulePack.objects.get(pk=pack.pk).is_confirmed


def test_residents_find_no_page_of_rules(client, community):
    sign_in(client, resident_of(community))
    assert client.get(reverse("home:rules")).status_code == 404


@pytest.fixture
def ruler(client, monday):
    sign_in(client, admin())
    return client


def test_an_administrator_confirms_a_rule_and_it_is_journalled(ruler):
    pack = RulePack.objects.filter(is_confirmed=False).earliest("pk")
    ruler.post(reverse("home:confirm_rule", args=[pack.pk]))
    assert RulePack.objects.get(pk=pack.pk).is_confirmed
    assert Entry.objects.get().deed == "confirm_rule"


NEW_RULE = {
    "key": "matters.reply_workdays",
    "jurisdiction": "cn-jinan",
    "effective_from": "2027-01-01",
    "value": "3",
    "article": "济南市热线条例（修订）第24条",
    "source": "",
}


def test_a_new_rule_ends_the_one_before_it_the_day_before(ruler):
    ruler.post(reverse("home:add_rule"), NEW_RULE)
    rows = RulePack.objects.filter(key="matters.reply_workdays", jurisdiction="cn-jinan")
    spans = list(rows.order_by("effective_from").values_list("effective_to", "value"))
    assert spans == [(date(2026, 12, 31), "5"), (None, "3")]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"value": "三"}, "value"),
        ({"value": "1/0"}, "value"),
        ({"effective_from": "2018-01-01"}, "effective_from"),
        ({"article": ""}, "article"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_beside_its_field(ruler, wrong, field):
    answer = ruler.post(reverse("home:add_rule"), NEW_RULE | wrong)
    assert answer.status_code == 422
    assert set(answer.context["rule_form"].errors) == {field}


def test_a_day_is_set_and_given_back_to_the_calendar(ruler):
    ruler.post(reverse("home:set_day"), {"day": "2026-03-03", "is_workday": "0", "note": "停电"})
    assert not workdays.is_workday(date(2026, 3, 3))
    ruler.post(reverse("home:unset_day", args=[DayOverride.objects.get().pk]))
    workdays.forget()
    assert workdays.is_workday(date(2026, 3, 3))
    assert [each.deed for each in Entry.objects.order_by("pk")] == ["set_day", "unset_day"]


def test_staff_do_not_set_days(desk):
    said = {"day": "2026-03-03", "is_workday": "0"}
    assert desk.post(reverse("home:set_day"), said).status_code == 403


def test_the_sheet_of_components_is_for_those_who_work_here(client, desk):
    assert desk.get(reverse("home:components")).status_code == 200
    client.logout()
    assert client.get(reverse("home:components")).status_code == 404
