"""Announcements: whom they concern, who sees them, and that a withdrawn one stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.journal import entry_of
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.honours import actions
from lianxin.honours.actions import AnnouncementTold, BrandTold
from lianxin.honours.models import Announcement
from lianxin.honours.queries.access import announcements_for
from lianxin.honours.queries.announcements import on_front
from lianxin.honours.queries.audience import concerned
from lianxin.honours.queries.brands import gathered
from lianxin.honours.tasks import tell_concerned
from lianxin.honours.tests.factories import DAY, BoardFactory, Stage, StoryFactory, day
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import staff_of
from lianxin.places.tests.factories import (
    BuildingFactory,
    CommunityFactory,
    CourtyardFactory,
    EntranceFactory,
)
from lianxin.volunteers.tests.factories import TeamFactory, VolunteerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return Stage()


def told(**fields) -> AnnouncementTold:
    known = {
        "title": "明天停水",
        "words": "早八点到晚六点停水。",
        "valid_from": day(0),
        "valid_until": day(7),
    }
    return AnnouncementTold(**{**known, **fields})


def write(stage, files=(), **fields) -> Announcement:
    return actions.write_announcement(
        stage.staff, stage.community, told(**fields), files, now=MONDAY
    )


def test_it_concerns_those_who_live_where_it_says(stage):
    yard = CourtyardFactory.create(community=stage.community)
    building = BuildingFactory.create(parent=yard)
    door = EntranceFactory.create(parent=building)
    other = EntranceFactory.create(parent=BuildingFactory.create(parent=yard))
    here, _p = stage.resident(place=door)
    next_door, _p = stage.resident(place=other)
    away, _p = stage.resident()
    users = [each.user_id for each in (here, next_door, away)]
    assert concerned(write(stage, to=f"building:{building.pk}")) == users[:1]
    assert concerned(write(stage, to=f"courtyard:{yard.pk}")) == sorted(users[:2])
    assert concerned(write(stage)) == sorted(users)


def test_what_is_to_a_group_is_seen_by_who_is_in_it_and_by_the_desk_alone(stage):
    member, person = stage.resident()
    outsider, _p = stage.resident()
    team = TeamFactory.create(community=stage.community)
    volunteer = VolunteerFactory.create(community=stage.community, person=person)
    team.members.create(volunteer=volunteer, since=day(-9))
    made = write(stage, to=f"team:{team.pk}")
    assert concerned(made) == [member.user_id]
    assert list(announcements_for(member)) == []
    actions.publish(stage.staff, made.pk, now=MONDAY)
    for actor, sees in ((member, True), (outsider, False), (GUEST, False), (stage.other, True)):
        assert announcements_for(actor).exists() is sees
    team.members.update(until=day(0))
    assert not announcements_for(member).exists()


@pytest.mark.parametrize("to", ["team:999999", "building:x", "moon:1", "courtyard:", ""])
def test_nobody_can_be_addressed_who_is_not_on_the_list(stage, to):
    with pytest.raises(Invalid) as refused:
        write(stage, to=to)
    assert refused.value.field == "to"


def test_another_communitys_team_is_nobodys_to_address(stage):
    team = TeamFactory.create()
    with pytest.raises(Invalid):
        write(stage, to=f"team:{team.pk}")


def test_it_holds_from_its_first_day_to_its_last(stage):
    made = write(stage, valid_from=day(2), valid_until=day(4))
    actions.publish(stage.staff, made.pk, now=MONDAY)
    found = [bool(on_front(stage.community.pk, today=day(each))) for each in (1, 2, 4, 5)]
    assert found == [False, True, True, False]


def test_pinned_ones_stand_first_and_then_the_latest(stage):
    made = [write(stage, title=f"第{number}条") for number in range(3)]
    for number, each in enumerate(made):
        actions.publish(stage.staff, each.pk, now=MONDAY + number * DAY)
    actions.pin(stage.staff, made[0].pk, now=MONDAY)
    assert on_front(stage.community.pk, today=day(3)) == [made[0], made[2], made[1]]
    actions.pin(stage.staff, made[0].pk, now=MONDAY)
    assert on_front(stage.community.pk, today=day(3))[0] == made[2]


def test_a_withdrawn_one_stays_to_be_seen_as_withdrawn_with_its_reason(stage, client, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    made = write(stage)
    actions.publish(stage.staff, made.pk, now=MONDAY)
    with pytest.raises(Invalid):
        actions.withdraw_announcement(stage.staff, made.pk, words="", now=MONDAY)
    actions.withdraw_announcement(stage.staff, made.pk, words="改到后天", now=MONDAY)
    slug = stage.community.slug
    listed = client.get(reverse("honours:announcements", args=[slug])).content.decode()
    page = client.get(reverse("honours:announcement", args=[slug, made.pk])).content.decode()
    assert "已撤回" in listed
    assert "改到后天" in page
    assert made in on_front(stage.community.pk, today=day(0))
    with pytest.raises(OutOfOrder):
        actions.publish(stage.staff, made.pk, now=MONDAY)


def test_those_concerned_are_told_once_and_told_again_when_it_is_withdrawn(
    stage, django_capture_on_commit_callbacks
):
    actor, _person = stage.resident()
    made = write(stage)
    with django_capture_on_commit_callbacks(execute=True):
        actions.publish(stage.staff, made.pk, now=MONDAY)
    entry = Entry.objects.get(deed="publish")
    for _each in range(2):
        tell_concerned.call(entry.pk)
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_announcement(stage.staff, made.pk, words="改期", now=MONDAY)
    tell_concerned.call(Entry.objects.get(deed="withdraw").pk)
    notice = Notice.objects.get(user_id=actor.user_id)
    assert len(notice.lines) == 2
    assert entry_of(entry.pk).deed == "publish"


def test_what_is_published_cannot_be_changed_any_more(stage):
    made = write(stage)
    actions.publish(stage.staff, made.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.rewrite_announcement(stage.staff, made.pk, told(title="改"), now=MONDAY)


def test_a_stale_page_changes_nothing_of_a_draft(stage):
    made = write(stage)
    actions.rewrite_announcement(stage.staff, made.pk, told(title="甲"), now=MONDAY, seen=0)
    with pytest.raises(OutOfOrder):
        actions.rewrite_announcement(stage.staff, made.pk, told(title="乙"), now=MONDAY, seen=0)
    made.refresh_from_db()
    assert made.title == "甲"


@pytest.mark.parametrize(
    ("file", "is_taken"),
    [
        (picture("停水.jpg"), True),
        (SimpleUploadedFile("a.pdf", b"not a pdf"), False),
        (SimpleUploadedFile("机密★.jpg", picture().read()), False),
        (SimpleUploadedFile("a.exe", b"MZ"), False),
        (SimpleUploadedFile("a.html", b"<script>alert(1)</script>"), False),
    ],
)
def test_an_attachment_is_what_it_says_or_is_not_taken(stage, file, is_taken):
    if is_taken:
        assert write(stage, [file]).attachments.count() == 1
        return
    with pytest.raises(Invalid) as refused:
        write(stage, [file])
    assert refused.value.field == "papers"


def test_a_draft_s_file_is_nobodys_and_a_published_one_is_handed_over_to_be_saved(stage, client):
    made = write(stage, [picture("停水.jpg")])
    address = reverse("honours:attachment", args=[stage.community.slug, made.attachments.get().key])
    assert client.get(address).status_code == 404
    actions.publish(stage.staff, made.pk, now=MONDAY)
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_staff_of_elsewhere_write_and_withdraw_nothing(stage):
    stranger = staff_of(CommunityFactory.create())
    made = write(stage)
    with pytest.raises(NotPermitted):
        actions.write_announcement(stranger, stage.community, told(), now=MONDAY)
    with pytest.raises(NotFound):
        actions.publish(stranger, made.pk, now=MONDAY)
    actions.publish(stage.staff, made.pk, now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.withdraw_announcement(stranger, made.pk, words="x", now=MONDAY)


def brand(stage):
    made = actions.found_brand(
        stage.staff, stage.community, BrandTold("博爱家园", "人人搭把手", day(-99)), now=MONDAY
    )
    return actions.open_brand(stage.staff, made.pk, is_open=True, now=MONDAY)


def test_a_brand_gathers_its_team_its_board_s_stories_and_pages_by_address(stage):
    made = brand(stage)
    team = TeamFactory.create(community=stage.community)
    board = BoardFactory.create(community=stage.community)
    story = StoryFactory.create(board=board, shown_on=True)
    for what in (f"team:{team.pk}", f"board:{board.pk}"):
        actions.tie(stage.staff, made.pk, what=what, now=MONDAY)
    path = f"/c/{stage.community.slug}/works/1/"
    actions.tie_page(stage.staff, made.pk, title="六栋楼粉刷", path=path, now=MONDAY)
    found = gathered(GUEST, stage.community.slug, made.pk, today=day(0))
    assert list(found.teams) == [team]
    assert [each.story for each in found.stories] == [story]
    assert [each.path for each in found.pages] == [path]


def test_a_brand_is_tied_to_nothing_twice_and_to_nothing_of_others(stage):
    made = brand(stage)
    mine, other = TeamFactory.create(community=stage.community), TeamFactory.create()
    actions.tie(stage.staff, made.pk, what=f"team:{mine.pk}", now=MONDAY)
    for what in (f"team:{mine.pk}", f"team:{other.pk}", "team:x", "moon:1"):
        with pytest.raises(Invalid):
            actions.tie(stage.staff, made.pk, what=what, now=MONDAY)


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", "/c/other/", "x", ""])
def test_a_brand_leads_to_no_other_site_and_no_other_community(stage, path):
    made = brand(stage)
    with pytest.raises(Invalid):
        actions.tie_page(stage.staff, made.pk, title="x", path=path, now=MONDAY)
