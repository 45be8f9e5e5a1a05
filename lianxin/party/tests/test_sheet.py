"""The roster in and out of tables."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry, SheetRow, SheetRun, SheetState
from lianxin.core.secrets import blind_index
from lianxin.core.sheets import running
from lianxin.core.sheets.finding import source_of
from lianxin.core.sheets.running import KEPT, STALE
from lianxin.core.sheets.writing import written
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.home.actions import sheets
from lianxin.party.actions.saving import save
from lianxin.party.models import Affiliation, Member, Rank, Standing
from lianxin.party.queries.judging import ROSTER, RosterJudge
from lianxin.party.sheets import KINDS
from lianxin.party.tests.factories import (
    BranchFactory,
    GroupFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
)
from lianxin.places.tests.factories import EntranceFactory

MEMBERS = KINDS[0]
HEAD = "姓名,身份证号,手机号,住处,党员类别,入党日期,转正日期,党支部,党小组"
TODAY = MONDAY.date()
WANG = "37010219500101002X"
LI = "370102196203150017"


@pytest.fixture
def branch(db):
    return BranchFactory.create(name="第一党支部")


@pytest.fixture
def clerk(branch):
    return clerk_of(branch.community)


def row(
    name="王桂兰", number=WANG, rank="正式党员", more="1985-07-01,1986-07-01", where="第一党支部,"
):
    return f"{name},{number},,,{rank},{more},{where}"


def sent(clerk, branch, *rows, head=HEAD):
    file = SimpleUploadedFile("名册.csv", "\n".join([head, *rows]).encode())
    return sheets.send(clerk, MEMBERS, branch.community_id, file, now=MONDAY)


def judge_of(branch):
    return RosterJudge(branch.community_id, today=TODAY)


def checked(run, branch):
    running.check(run.pk, ROSTER, judge_of(branch), now=MONDAY)
    run.refresh_from_db()
    return run


def wrote(run, branch, *, now=MONDAY, save=save):
    intake, actor = replace(MEMBERS.intake, save=save), clerk_of(branch.community)
    running.write(run.pk, MEMBERS, intake, judge_of(branch), actor=actor, now=now)
    run.refresh_from_db()
    return run


def confirmed(clerk, branch, *rows):
    run = checked(sent(clerk, branch, *rows), branch)
    return sheets.confirm(clerk, MEMBERS, branch.community_id, run.pk, now=MONDAY)


def cells(run):
    return {each["cell"]: each["words"] for each in run.report["faults"]}


def test_a_table_is_checked_confirmed_and_written_whole(clerk, branch):
    group = GroupFactory.create(parent=branch, name="第一党小组")
    run = checked(
        sent(clerk, branch, row(where="第一党支部,第一党小组"), row("李建国", LI)), branch
    )
    assert (run.state, run.new, run.same) == (SheetState.CHECKED, 2, 0)
    assert not Member.objects.exists()
    sheets.confirm(clerk, MEMBERS, branch.community_id, run.pk, now=MONDAY)
    run = wrote(run, branch)
    wang = Member.objects.get(name="王桂兰")
    assert (run.state, run.file.name) == (SheetState.DONE, "")
    assert (wang.identity, wang.born_on, wang.is_female) == (WANG, date(1950, 1, 1), True)
    assert (wang.branch, wang.group) == (branch, group)
    assert set(run.rows.values_list("subject_id", flat=True)) == set(
        Member.objects.values_list("pk", flat=True)
    )
    assert Affiliation.objects.filter(member=wang, since=TODAY).exists()
    deeds = Entry.objects.filter(subject_kind="core.sheetrun").values_list("deed", flat=True)
    assert set(deeds) == {"send_sheet", "confirm_sheet", "write_sheet"}


def test_each_fault_of_a_roster_stands_beside_its_cell(clerk, branch):
    MemberFactory.create(branch=branch, name="赵红", admitted_on=date(1990, 7, 1),
                         full_on=date(1991, 7, 1), entered_on=TODAY)  # fmt: skip
    MemberFactory.create(identity=LI, identity_index=blind_index(LI))
    run = sent(
        clerk,
        branch,
        row(number="370102195001010027"),
        row("钱多", "", more="2015-07-01,2014-07-01"),
        row("孙一", "", where="没有的支部,"),
        row("周二", "", where="第一党支部,没有的小组"),
        "吴三,,,没有的院子,预备党员,2027-07-01,2015-07-01,第一党支部,",
        row("郑四", WANG),
        row("郑五", WANG),
        row("赵红", "", more="1990-07-01,1992-07-01"),
        row("李建国", LI),
        row("冯六", "", rank="正式党员", more="1985-07-01,"),
    )
    told = cells(checked(run, branch))
    assert run.state == SheetState.FAULTY
    assert set(told) == {
        "B2", "G3", "H4", "I5", "D6", "F6", "G6", "B8", "G9", "B10", "G11",
    }  # fmt: skip
    assert "抄错" in told["B2"]
    assert "现有：第一党支部" in told["H4"]
    assert "第 7 行" in told["B8"]
    assert "已经在册" in told["G9"]
    assert "别的社区" in told["B10"]
    assert WANG not in str(run.report)


def exported(branch):
    judge = judge_of(branch)
    members = Member.objects.filter(community=branch.community, left_on__isnull=True)
    return written(ROSTER, [judge.row(member) for member in members.order_by("pk")])


def facts(branch):
    judge = judge_of(branch)
    found = Member.objects.filter(community=branch.community).order_by("name")
    return [judge.row(member) for member in found]


def test_what_was_taken_out_goes_back_in_unchanged(clerk, branch):
    home = EntranceFactory.create(parent__parent__community=branch.community)
    run = confirmed(
        clerk,
        branch,
        f"王桂兰,{WANG},13800001234,{home.label},正式党员,1985-07-01,1986-07-01,第一党支部,",
        row("李建国", "", "预备党员", "2025-07-01,"),
    )
    wrote(run, branch)
    MemberFactory.create(branch=branch, name="陈东", standing=Standing.FLOATING,
                         away_since=date(2025, 1, 1), away_to="深圳")  # fmt: skip
    before, book = facts(branch), exported(branch)
    file = SimpleUploadedFile("名册.xlsx", book)
    run = checked(sheets.send(clerk, MEMBERS, branch.community_id, file, now=MONDAY), branch)
    assert (run.state, run.new, run.same) == (SheetState.CHECKED, 0, 3)
    other = BranchFactory.create(name="第一党支部")
    EntranceFactory.create(
        parent__parent__community=other.community,
        label=home.label,
    )
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM party_member")
    file = SimpleUploadedFile("名册.xlsx", book)
    far = clerk_of(other.community)
    run = checked(sheets.send(far, MEMBERS, other.community_id, file, now=MONDAY), other)
    sheets.confirm(far, MEMBERS, other.community_id, run.pk, now=MONDAY)
    wrote(run, other)
    assert facts(other) == before


def test_a_table_can_be_taken_back_within_a_day(clerk, branch):
    run = wrote(confirmed(clerk, branch, row()), branch)
    here = branch.community_id
    sheets.undo(clerk, MEMBERS, here, run.pk, now=MONDAY + timedelta(hours=23))
    running.undo(run.pk, MEMBERS, MEMBERS.taken_in, actor=clerk, now=MONDAY)
    run.refresh_from_db()
    assert run.state == SheetState.UNDONE
    assert not Member.objects.exists()
    assert not Affiliation.objects.exists()
    again = wrote(confirmed(clerk, branch, row()), branch)
    with pytest.raises(OutOfOrder, match="一天"):
        sheets.undo(clerk, MEMBERS, here, again.pk, now=MONDAY + timedelta(hours=25))


@pytest.mark.parametrize("use", ["term", "revision"])
def test_a_table_of_whom_one_is_in_use_is_not_taken_back(clerk, branch, use):
    run = wrote(confirmed(clerk, branch, row(), row("李建国", LI)), branch)
    member = Member.objects.get(name="王桂兰")
    if use == "term":
        TermFactory.create(body=branch, member=member)
    else:
        Member.objects.filter(pk=member.pk).update(revision=2)
    sheets.undo(clerk, MEMBERS, branch.community_id, run.pk, now=MONDAY)
    running.undo(run.pk, MEMBERS, MEMBERS.taken_in, actor=clerk, now=MONDAY)
    run.refresh_from_db()
    assert (run.state, bool(run.report["refused"])) == (SheetState.DONE, True)
    assert Member.objects.count() == 2


class Killed(BaseException):
    """As when the power goes."""


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_sweep_gives_up(clerk, branch):
    run = confirmed(clerk, branch, row(), row("李建国", LI))

    def half(actor, community_id, news, *, now):
        save(actor, community_id, news[:1], now=now)
        raise Killed

    with pytest.raises(Killed):
        wrote(run, branch, save=half)
    assert not Member.objects.exists()
    running.sweep(now=MONDAY + STALE + timedelta(seconds=1))
    run.refresh_from_db()
    assert run.state == SheetState.FAILED


def test_what_changed_between_checking_and_writing_is_told_and_nothing_written(clerk, branch):
    run = confirmed(clerk, branch, row(), row("李建国", LI))
    wrote(confirmed(clerk, branch, row("王小兰")), branch)
    run = wrote(run, branch)
    assert run.state == SheetState.FAULTY
    assert list(Member.objects.values_list("name", flat=True)) == ["王小兰"]


@pytest.mark.django_db(transaction=True)
def test_of_one_table_written_twice_at_once_everybody_is_there_once():
    branch = BranchFactory.create(name="第一党支部")
    clerk = clerk_of(branch.community)
    runs = [confirmed(clerk, branch, row(), row("李建国", LI)) for _ in range(2)]
    at_once(*(lambda run=run: wrote(run, branch) for run in (*runs, *runs)))
    assert Member.objects.count() == 2
    states = sorted(SheetRun.objects.values_list("state", flat=True))
    assert states.count(SheetState.DONE) <= 2
    assert SheetRow.objects.filter(run__state=SheetState.DONE).count() == 2


def test_a_file_lies_encrypted_and_only_as_long_as_it_is_needed(
    clerk, branch, django_capture_on_commit_callbacks
):
    run = checked(sent(clerk, branch, row()), branch)
    with run.file.open("rb") as kept:
        assert "王桂兰".encode() not in kept.read()
    assert source_of(run).height == 2
    with django_capture_on_commit_callbacks(execute=True):
        running.sweep(now=MONDAY + KEPT + timedelta(seconds=1))
    run.refresh_from_db()
    assert (run.state, run.file.name) == (SheetState.DROPPED, "")
    with pytest.raises(NotFound):
        source_of(run)


def test_only_who_works_with_the_whole_roster_sends_tables(clerk, branch):
    with pytest.raises(NotPermitted):
        sent(head_of(branch), branch, row())
    run = checked(sent(clerk, branch, row()), branch)
    with pytest.raises(NotFound):
        sheets.confirm(clerk_of(branch.community), MEMBERS, branch.community_id, run.pk, now=MONDAY)


def test_a_probationary_member_and_one_who_checked_in_need_no_more_than_there_is(clerk, branch):
    head = f"{HEAD},组织关系"
    run = sent(
        clerk,
        branch,
        row("李建国", "", "预备党员", "2025-07-01,") + ",",
        row("刘宁", "", where=",") + ",双报到",
        head=head,
    )
    assert checked(run, branch).state == SheetState.CHECKED
    sheets.confirm(clerk, MEMBERS, branch.community_id, run.pk, now=MONDAY)
    wrote(run, branch)
    assert Member.objects.get(name="李建国").rank == Rank.PROBATIONARY
    assert Member.objects.get(name="刘宁").branch is None
