"""The roster's pages as clerks and heads of branches see them."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lianxin.core import http
from lianxin.core.models import Entry, SheetRun, SheetState
from lianxin.core.secrets import blind_index
from lianxin.core.sheets.reading import Source
from lianxin.core.tests.factories import MONDAY
from lianxin.home.tasks import check_sheet, undo_sheet, write_sheet
from lianxin.party.models import CardKind, Decision, Member, Rank
from lianxin.party.tests.factories import (
    BranchFactory,
    GroupFactory,
    MemberFactory,
    clerk_of,
    head_of,
    oneself,
)
from lianxin.people.tests.factories import PersonFactory, sign_in

WANG = "37010219500101002X"
TODAY = MONDAY.date()


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def branch(db):
    return BranchFactory.create(name="第一党支部")


@pytest.fixture
def member(branch):
    return MemberFactory.create(
        branch=branch, name="王桂兰", identity=WANG, identity_index=blind_index(WANG),
        phone="13800001234", phone_index=blind_index("13800001234"),
    )  # fmt: skip


def at(view, branch, **more):
    return reverse(f"party_desk:{view}", kwargs={"slug": branch.community.slug, **more})


def of_sheets(view, branch, **more):
    told = {"slug": branch.community.slug, "kind": "members", **more}
    return reverse(f"sheets_desk:{view}", kwargs=told)


def enter(client, actor, branch):
    """Sign in, and say what the roster is looked at for."""
    sign_in(client, actor)
    answer = client.post(at("members", branch), {"purpose": "check", "words": "年底"})
    assert answer.status_code == 302
    return client


@pytest.fixture
def clerk(client, branch):
    return enter(client, clerk_of(branch.community), branch)


def said(answer, status=200):
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_roster_asks_what_for_before_it_shows_anybody(client, branch, member):
    sign_in(client, clerk_of(branch.community))
    assert member.name not in said(client.get(at("members", branch)))
    assert client.get(at("member", branch, pk=member.pk)).status_code == 302
    assert not Entry.objects.filter(deed__in=["look", "look_at_roster"]).exists()
    told = client.post(at("members", branch), {"purpose": "other"})
    assert "写一句做什么" in said(told, 422)


def test_every_look_at_a_roster_is_written_down_with_its_purpose(clerk, branch, member):
    page = said(clerk.get(at("members", branch)))
    assert member.name in page
    assert "138****1234" in page
    assert "13800001234" not in page
    look = Entry.objects.get(deed="look_at_roster")
    assert look.details == {"purpose": "核对名册：年底", "shown": 1, "filter": ""}
    clerk.get(at("member", branch, pk=member.pk))
    assert Entry.objects.get(deed="look", subject_id=member.pk).details["purpose"]


def test_a_purpose_holds_for_one_day_and_can_be_changed(clerk, branch, member, monkeypatch):
    clerk.post(at("members_forget", branch))
    assert member.name not in said(clerk.get(at("members", branch)))
    clerk.post(at("members", branch), {"purpose": "daily"})
    assert member.name in said(clerk.get(at("members", branch)))


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("q=桂", True), ("q=13800001234", True), (f"q={WANG}", True), ("q=1380000", False),
        ("rank=full", True), ("rank=probationary", False), ("standing=floating", False),
        ("whether=left", False), ("whether=all", True), ("branch=x&rank=nonsense", True),
    ],
)  # fmt: skip
def test_the_roster_is_narrowed_by_what_is_asked(clerk, branch, member, query, is_there):
    page = said(clerk.get(f"{at('members', branch)}?{query}"))
    assert (at("member", branch, pk=member.pk) in page) is is_there


def test_the_head_of_a_branch_sees_that_branch_and_takes_nothing_out(client, branch, member):
    other = MemberFactory.create(branch=BranchFactory.create(parent=branch.parent), name="李不见")
    enter(client, head_of(branch), branch)
    page = said(client.get(at("members", branch)))
    assert member.name in page
    assert other.name not in page
    assert client.get(at("member", branch, pk=other.pk)).status_code == 404
    for view in ("member_new", "transfer_letter_in"):
        assert client.get(at(view, branch)).status_code == 404, view
    for view in ("in", "out", "blank"):
        assert client.get(of_sheets(view, branch)).status_code == 404, view


def test_numbers_are_shown_in_full_for_a_reason_and_some_minutes(
    clerk, branch, member, monkeypatch
):
    page = at("member", branch, pk=member.pk)
    assert WANG not in said(clerk.get(page))
    clerk.post(at("member_unmask", branch, pk=member.pk), {"reason": "上门慰问"})
    assert WANG in said(clerk.get(page))
    assert Entry.objects.get(deed="unmask").details == {"reason": "上门慰问"}
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(minutes=14))
    clerk.get(page)
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(minutes=16))
    assert WANG not in said(clerk.get(page))


def particulars(**more):
    return {
        "name": "李建国", "is_female": "", "identity": "", "born_on": "", "phone": "", "home": "",
        "door": "", "employer": "", "rank": "full", "standing": "enrolled",
        "admitted_on": "1990-07-01", "full_on": "1991-07-01", "group": "", "entered_on": "",
        "away_since": "", "away_to": "", "abroad_since": "", "lost_since": "", "idle_since": "",
        **more,
    }  # fmt: skip


def test_a_member_is_registered_by_form_and_every_flaw_stands_at_its_field(clerk, branch, member):
    url = at("member_new", branch)
    assert clerk.get(url).status_code == 200
    told = said(clerk.post(url, particulars(identity=WANG, branch=branch.pk)), 422)
    assert "已经在册" in told
    told = said(clerk.post(url, particulars(branch="", full_on="1989-07-01")), 422)
    assert "转正日期比入党日期早" in told
    answer = clerk.post(url, particulars(branch=branch.pk))
    made = Member.objects.get(name="李建国")
    assert answer.headers["Location"] == at("member", branch, pk=made.pk)
    assert (made.branch, made.entered_on) == (branch, TODAY)


def test_what_is_put_right_is_written_down_without_the_values(clerk, branch, member):
    group = GroupFactory.create(parent=branch)
    url = at("member_amend", branch, pk=member.pk)
    clerk.post(at("member_unmask", branch, pk=member.pk), {"reason": "换了号码"})
    assert WANG in said(clerk.get(url))
    form = particulars(name="王桂芝", identity=WANG, phone="13900001111", group=group.pk, seen=1,
                       born_on="1950-01-01", is_female="1")  # fmt: skip
    assert clerk.post(url, form).status_code == 302
    member.refresh_from_db()
    assert (member.name, member.phone, member.group) == ("王桂芝", "13900001111", group)
    fields = Entry.objects.get(deed="amend").details["fields"]
    assert {"name", "phone"} <= set(fields)
    assert "刚刚有人改过" in said(clerk.post(url, form), 409)


def test_numbers_that_are_masked_can_neither_be_read_nor_changed_by_the_form(clerk, branch, member):
    url = at("member_amend", branch, pk=member.pk)
    page = said(clerk.get(url))
    assert WANG not in page
    assert "13800001234" not in page
    form = particulars(name="王桂芝", identity="", phone="", seen=1, is_female="1")
    assert clerk.post(url, form).status_code == 302
    member.refresh_from_db()
    assert (member.name, member.identity, member.phone) == ("王桂芝", WANG, "13800001234")


def test_a_probation_is_extended_and_ended_by_what_a_meeting_decided(clerk, branch):
    member = MemberFactory.create(branch=branch, probationary=True, admitted_on="2025-03-01")
    page = at("member", branch, pk=member.pk)
    assert "已满，请支部讨论" in said(clerk.get(page))
    assert member.name in said(clerk.get(at("members_cards", branch)))
    extend = at("member_step", branch, pk=member.pk, verb="extend")
    late = {"until": "2027-03-02", "meeting": "三月党员大会"}
    assert "最多延长 12 个月" in said(clerk.post(extend, late), 422)
    assert clerk.post(extend, late | {"until": "2027-03-01"}).status_code == 302
    convert = at("member_step", branch, pk=member.pk, verb="convert")
    assert "哪一次" in said(clerk.post(convert, {"on": "2026-03-02", "meeting": ""}), 422)
    assert clerk.post(convert, {"on": "2026-03-02", "meeting": "三月党员大会"}).status_code == 302
    member.refresh_from_db()
    assert (member.rank, member.full_on) == (Rank.FULL, TODAY)


def test_a_case_is_a_card_for_people_and_removes_nobody(clerk, branch, member):
    Member.objects.update(lost_since="2025-08-01")
    assert "失去联系" in said(clerk.get(at("members_cards", branch)))
    step = at("member_step", branch, pk=member.pk, verb="decide")
    told = {"kind": CardKind.LOST, "words": "再找三个月", "meeting": "三月党员大会",
            "on": "2026-03-02"}  # fmt: skip
    assert clerk.post(step, told).status_code == 302
    assert Decision.objects.get().words == "再找三个月"
    assert "失去联系" not in said(clerk.get(at("members_cards", branch)))
    member.refresh_from_db()
    assert member.left_on is None


def test_the_roster_is_taken_out_masked_or_for_a_reason_in_full(clerk, branch, member):
    url = of_sheets("out", branch)
    assert "拿去做什么" in said(clerk.post(url, {"is_full": "0", "purpose": ""}), 422)
    told = {}
    for is_full in ("0", "1"):
        answer = clerk.post(url, {"is_full": is_full, "purpose": "报街道"})
        told[is_full] = str(list(Source(answer.content).rows()))
    assert WANG not in told["0"]
    assert WANG in told["1"]
    deeds = Entry.objects.filter(deed="take_out_roster")
    assert [each.details["is_full"] for each in deeds.order_by("pk")] == [False, True]


def test_a_table_goes_from_the_page_to_the_roster_and_back(clerk, branch):
    rows = [
        "姓名,党员类别,入党日期,转正日期,党支部,血型",
        "李建国,正式党员,1990-07-01,1991-07-01,第一党支部,O",
    ]
    file = SimpleUploadedFile("名册.csv", "\n".join(rows).encode("gbk"))
    answer = clerk.post(of_sheets("in", branch), {"file": file})
    run = SheetRun.objects.get()
    page = of_sheets("run", branch, pk=run.pk)
    assert answer.headers["Location"] == page
    assert "data-moving" in said(clerk.get(page))
    check_sheet.func(run.pk)
    told = said(clerk.get(page))
    assert "要新登记 1 条" in told
    assert "血型" in told
    clerk.post(of_sheets("step", branch, pk=run.pk, verb="confirm"))
    write_sheet.func(run.pk)
    assert "写好了" in said(clerk.get(page))
    clerk.post(of_sheets("step", branch, pk=run.pk, verb="undo"))
    assert "data-moving" in said(clerk.get(page))
    undo_sheet.func(run.pk)
    assert "已撤销" in said(clerk.get(page))
    assert not Member.objects.exists()


def test_a_faulty_table_comes_back_with_marks(clerk, branch):
    rows = "姓名,党员类别,入党日期\n李建国,候补,1990-07-01"
    file = SimpleUploadedFile("名册.csv", rows.encode())
    clerk.post(of_sheets("in", branch), {"file": file})
    run = SheetRun.objects.get()
    check_sheet.func(run.pk)
    run.refresh_from_db()
    assert run.state == SheetState.FAULTY
    assert "B2" in said(clerk.get(of_sheets("run", branch, pk=run.pk)))
    marked = clerk.get(of_sheets("marked", branch, pk=run.pk))
    assert "只能写：正式党员、预备党员" in str(list(Source(marked.content).rows()))
    clerk.post(of_sheets("step", branch, pk=run.pk, verb="drop"))
    assert clerk.get(of_sheets("marked", branch, pk=run.pk)).status_code == 404
    assert "先选一个文件" in said(clerk.post(of_sheets("in", branch)), 422)
    assert clerk.get(of_sheets("blank", branch)).status_code == 200


def test_members_see_for_themselves_who_looked_at_their_record_and_why(clerk, branch, client):
    own = MemberFactory.create(branch=branch, name="王桂兰", with_account=True)
    clerk.get(at("members", branch))
    clerk.get(at("member", branch, pk=own.pk))
    clerk.post(at("member_unmask", branch, pk=own.pk), {"reason": "上门慰问"})
    record = reverse("party:own_record", kwargs={"slug": branch.community.slug})
    assert clerk.get(record).status_code == 404
    sign_in(client, oneself(own))
    page = said(client.get(record))
    for words in ("查看名册", "核对名册：年底", "看了完整号码", "上门慰问", branch.name):
        assert words in page, words


def test_a_member_is_given_an_account_by_which_they_see_their_own(clerk, branch, member):
    person = PersonFactory.create(community=branch.community, resident=True)
    url = at("member_amend", branch, pk=member.pk)
    form = particulars(name=member.name, seen=1, username="nobody-here")
    assert "本社区没有这个账号" in said(clerk.post(url, form), 422)
    form["username"] = person.user.username
    assert clerk.post(url, form).status_code == 302
    member.refresh_from_db()
    assert member.person == person
    other = MemberFactory.create(branch=branch)
    form |= {"name": other.name}
    told = said(clerk.post(at("member_amend", branch, pk=other.pk), form), 422)
    assert "另一位党员" in told
