from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.party.actions import study, writing
from lianxin.party.actions.study import Plan, StagePlan, Studied
from lianxin.party.actions.writing import Piece
from lianxin.party.models import HoursKind, MaterialKind, Writing, WritingKind
from lianxin.party.queries import study as queries
from lianxin.party.queries.access import office_of
from lianxin.party.rules.study import Goal, Progress, characters, months_after
from lianxin.party.tests.factories import (
    BranchFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
    oneself,
)
from lianxin.party.tests.studying import (
    TODAY,
    CampaignFactory,
    HoursFactory,
    WritingFactory,
    pdf_file,
    word_file,
)
from lianxin.people.tests.factories import resident_of, staff_of

pytestmark = pytest.mark.django_db
PLAN = Plan(name="三严三实专题教育", plan="", since=date(2026, 3, 1), until=date(2026, 12, 31))


def studied(**fields):
    told: dict[str, Any] = {
        "title": "党课",
        "kind": HoursKind.BRANCH,
        "studied_on": TODAY,
        "halves": 4,
    }
    return Studied(**told | fields)


def piece(**fields):
    told: dict[str, Any] = {"kind": WritingKind.NOTE, "title": "笔记", "written_on": TODAY}
    return Piece(**told | fields)


@pytest.mark.parametrize(
    ("text", "count"), [("三严三实。", 5), ("a b\n1　2", 4), (" \n", 0), ("𠮷𠮷", 2)]
)
def test_characters_are_counted_without_spaces_and_line_ends(text, count):
    assert characters(text) == count


@pytest.mark.parametrize(
    ("halves", "short", "bar"), [(60, Fraction(2), 93), (64, 0, 100), (70, 0, 100), (0, 32, 0)]
)
def test_thirty_hours_are_two_short_of_the_years(halves, short, bar):
    progress = Progress(Goal(32, 0), halves, 0)
    assert (progress.short, progress.bar) == (short, bar)


def test_a_leader_needs_a_centralised_course_among_the_hours():
    assert not Progress(Goal(56, 1), 112, 0).is_reached
    assert Progress(Goal(56, 1), 112, 1).is_reached


def test_months_later_is_the_same_day_or_the_months_last():
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2026, 3, 2), -12) == date(2025, 3, 2)


def test_a_campaign_is_begun_by_who_works_with_all_party_records():
    branch = BranchFactory.create()
    campaign = study.begin(clerk_of(branch.community), branch.community.slug, PLAN, now=MONDAY)
    assert campaign.community == branch.community
    with pytest.raises(NotPermitted):
        study.begin(head_of(branch), branch.community.slug, PLAN, now=MONDAY)
    with pytest.raises(NotFound):
        study.begin(staff_of(branch.community), branch.community.slug, PLAN, now=MONDAY)


def test_a_stage_lies_within_its_campaign():
    campaign = CampaignFactory.create()
    stage = StagePlan(name="动员", words="", since=date(2025, 1, 1), until=date(2026, 3, 1))
    with pytest.raises(Invalid):
        study.add_stage(clerk_of(campaign.community), campaign.pk, stage, now=MONDAY)


@pytest.mark.parametrize(
    ("made", "kind"),
    [(word_file, MaterialKind.DOCX), (pdf_file, MaterialKind.PDF), (picture, MaterialKind.PHOTO)],
)
def test_a_material_is_known_by_what_it_holds(made, kind):
    campaign = CampaignFactory.create()
    clerk = clerk_of(campaign.community)
    material = study.add_material(clerk, campaign.pk, title="学习材料", file=made(), now=MONDAY)
    assert material.kind == kind


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("机密★", word_file("平常的话")),
        ("材料", word_file("平常的话", name="绝密文件.docx")),
        ("材料", word_file("机密★10年", "正文")),
        ("材料", word_file("正文", header="秘 密 ★")),
        ("材料", word_file("密级：秘密")),
        ("材料", word_file("　　机　密　　", "正文")),
    ],
)
def test_a_paper_that_bears_a_mark_of_secrecy_is_refused(title, file):
    campaign = CampaignFactory.create()
    with pytest.raises(Invalid, match=r"涉密"):
        study.add_material(
            clerk_of(campaign.community), campaign.pk, title=title, file=file, now=MONDAY
        )
    assert not campaign.materials.exists()


def test_the_oath_to_keep_the_partys_secrets_is_no_mark():
    campaign = CampaignFactory.create()
    file = word_file("我志愿加入中国共产党，严守党的纪律，保守党的秘密，对党忠诚。")
    study.add_material(
        clerk_of(campaign.community), campaign.pk, title="誓词", file=file, now=MONDAY
    )
    assert campaign.materials.count() == 1


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("表.docx", b"PK\x03\x04 not a package"),
        SimpleUploadedFile("材料.pdf", b"%PDF-1.4 broken"),
        SimpleUploadedFile("程序.docx", b"MZ\x90\x00"),
        SimpleUploadedFile("空.docx", b""),
    ],
)
def test_a_file_that_only_pretends_is_refused_in_words(file):
    campaign = CampaignFactory.create()
    with pytest.raises(Invalid) as refused:
        study.add_material(
            clerk_of(campaign.community), campaign.pk, title="材料", file=file, now=MONDAY
        )
    assert refused.value.field == "file"


def test_hours_of_a_meeting_are_written_down_for_many_at_once():
    branch = BranchFactory.create()
    members = MemberFactory.create_batch(3, branch=branch)
    stranger = MemberFactory.create()
    ids = [each.pk for each in (*members, stranger)]
    rows = study.record_hours(head_of(branch), branch.community.slug, studied(), ids, now=MONDAY)
    assert {row.member_id for row in rows} == {each.pk for each in members}
    assert Entry.objects.filter(deed="study").count() == 3


def test_a_member_writes_down_their_own_study_and_no_meetings():
    member = MemberFactory.create(with_account=True)
    slug, me = member.community.slug, oneself(member)
    study.record_hours(me, slug, studied(kind=HoursKind.OWN), [member.pk], now=MONDAY)
    with pytest.raises(Invalid):
        study.record_hours(me, slug, studied(), [member.pk], now=MONDAY)
    assert member.study_hours.count() == 1


def test_hours_of_tomorrow_cannot_be_written_down():
    branch = BranchFactory.create()
    member = MemberFactory.create(branch=branch)
    tomorrow = TODAY.replace(day=3)
    with pytest.raises(Invalid):
        study.record_hours(
            head_of(branch),
            branch.community.slug,
            studied(studied_on=tomorrow),
            [member.pk],
            now=MONDAY,
        )


def test_hours_taken_back_do_not_count_until_they_are_put_back():
    hours = HoursFactory.create()
    head = head_of(hours.member.branch)
    study.take_back_hours(head, hours.pk, now=MONDAY)
    assert queries.studied_by([hours.member_id], 2026) == {}
    study.take_back_hours(head, hours.pk, now=MONDAY, is_back=True)
    assert queries.studied_by([hours.member_id], 2026) == {hours.member_id: (4, 0)}


def test_what_is_written_here_is_counted_by_the_one_rule():
    member = MemberFactory.create(with_account=True)
    kept = writing.write(oneself(member), member.pk, piece(words="学而 时习之。\n"), now=MONDAY)
    assert (kept.characters, kept.is_stated) == (6, False)


def test_a_word_document_is_read_and_counted():
    member = MemberFactory.create(with_account=True)
    file = word_file("三严三实", "严以修身。", header="页眉不算")
    kept = writing.write(oneself(member), member.pk, piece(file=file), now=MONDAY)
    assert (kept.words, kept.characters) == ("三严三实\n严以修身。", 9)


def test_handwriting_is_kept_with_the_count_that_its_writer_states():
    member = MemberFactory.create(with_account=True)
    kept = writing.write(
        oneself(member), member.pk, piece(photos=[picture(), picture()], stated=5000), now=MONDAY
    )
    assert (kept.characters, kept.is_stated, kept.photos.count()) == (5000, True, 2)


@pytest.mark.parametrize("fields", [{}, {"words": "写", "stated": 3}, {"photos": [1]}])
def test_one_way_of_handing_in_is_chosen_and_finished(fields):
    member = MemberFactory.create(with_account=True)
    with pytest.raises(Invalid):
        writing.write(oneself(member), member.pk, piece(**fields), now=MONDAY)
    assert not Writing.objects.exists()


def test_a_writing_is_seen_by_its_writer_and_by_who_leads_the_branch():
    member = MemberFactory.create(with_account=True)
    kept = WritingFactory.create(member=member)
    fellow = MemberFactory.create(branch=member.branch, with_account=True)
    slug = member.community.slug
    for actor in (oneself(member), head_of(member.branch), clerk_of(member.community)):
        assert queries.writing_for(actor, slug, kept.pk) == kept
    for actor in (oneself(fellow), staff_of(member.community), resident_of(member.community)):
        with pytest.raises(NotFound):
            queries.writing_for(actor, slug, kept.pk)


def test_a_page_of_members_stands_in_order_of_names_whatever_they_studied():
    branch = BranchFactory.create()
    second, first = (MemberFactory.create(branch=branch, name=name) for name in ("乙", "丁"))
    HoursFactory.create(member=second, halves=30)
    WritingFactory.create(member=first)
    WritingFactory.create(member=first, by_hand=True)
    office = office_of(clerk_of(branch.community), branch.community.slug)
    _page, rows = queries.led_page(office, 2026)
    assert [row.member for row in rows] == sorted([first, second], key=lambda each: each.name)
    told = {row.member: row for row in rows}
    assert told[first].written.characters == 3005
    assert told[first].written.stated == 3000
    assert told[second].progress.hours == "15"


def test_a_new_secretary_is_to_be_trained_within_six_months():
    term = TermFactory.create(since=date(2025, 8, 1))
    office = office_of(clerk_of(term.community), term.community.slug)
    (found,) = queries.new_secretaries(office, today=TODAY)
    assert (found.due_on, found.is_trained, found.is_late) == (date(2026, 2, 1), False, True)
    HoursFactory.create(
        member=term.member, kind=HoursKind.CENTRALISED, studied_on=date(2025, 12, 1)
    )
    assert queries.new_secretaries(office, today=TODAY)[0].is_trained


def test_who_held_a_duty_in_the_year_has_the_leaders_goal():
    term = TermFactory.create()
    member = MemberFactory.create(branch=term.body)
    rows = queries.rows_of(term.community, [term.member, member], 2026)
    assert [row.progress.goal for row in rows] == [Goal(56, 1), Goal(32, 0)]
