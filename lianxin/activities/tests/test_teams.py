from datetime import timedelta
from typing import Any

import pytest

from lianxin.activities import actions
from lianxin.activities.actions import Portrait, Who
from lianxin.activities.models import Art, MemberState, TeamMember
from lianxin.activities.queries.teams import (
    member_for,
    named_members,
    own_teams,
    page,
)
from lianxin.activities.tasks import tell_leaders, tell_member
from lianxin.activities.tests.classes import HOUR, NOBODY_ELSE, School, person_of
from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.actions import Slot
from lianxin.facilities.models import Booking
from lianxin.facilities.tests.factories import EVENING, RoomFactory
from lianxin.notifications.models import Notice
from lianxin.party.models import BranchKind
from lianxin.party.tests.factories import BranchFactory
from lianxin.people.models import Person
from lianxin.people.tests.factories import officer_of

pytestmark = pytest.mark.django_db
SLOT = Slot(EVENING, EVENING + 2 * HOUR)
TODAY = MONDAY.date()


@pytest.fixture
def school():
    return School()


def asked(school, team, **more: Any) -> Any:
    actor = school.resident()
    return actor, actions.ask(actor, team.pk, NOBODY_ELSE, now=MONDAY, **more)


def leader_of(school, team):
    actor, member = asked(school, team)
    actions.accept(school.staff, member.pk, now=MONDAY)
    actions.make_leader(school.staff, member.pk, now=MONDAY)
    return actor


def told(task: Any, deed: str) -> dict[int, str]:
    entry = Entry.objects.filter(deed=deed).latest("pk")
    for _ in range(2):
        task.call(entry.pk)
    return {notice.user_id: notice.lines[-1]["text"] for notice in Notice.objects.all()}


def test_a_resident_asks_and_the_leader_takes_them_in(school):
    team = school.team()
    leader = leader_of(school, team)
    actor, member = asked(school, team, words="学过二胡")
    assert set(told(tell_leaders, "ask_to_join")) == {leader.user_id}
    actions.accept(leader, member.pk, now=MONDAY + HOUR)
    member.refresh_from_db()
    assert (member.state, member.since) == (MemberState.MEMBER, TODAY)
    assert "欢迎" in told(tell_member, "accept")[actor.user_id]


def test_who_asks_twice_has_asked_once(school):
    team = school.team()
    actor, member = asked(school, team)
    assert actions.ask(actor, team.pk, NOBODY_ELSE, now=MONDAY) == member


def test_a_guest_asks_with_a_name_and_a_telephone(school):
    team = school.team()
    for who, field in ((Who("", "13900000001"), "name"), (Who("李桂芳"), "phone")):
        with pytest.raises(Invalid) as refused:
            actions.ask(GUEST, team.pk, who, now=MONDAY)
        assert refused.value.field == field
    member = actions.ask(GUEST, team.pk, Who("李桂芳", "13900000001"), now=MONDAY)
    assert member.person.name == "李桂芳"


def test_a_leader_answers_for_their_own_team_alone(school):
    team, other = school.team(), school.team("红歌队")
    leader = leader_of(school, team)
    _actor, member = asked(school, other)
    with pytest.raises(NotFound):
        actions.accept(leader, member.pk, now=MONDAY)


def test_who_asks_cannot_take_themself_in(school):
    actor, member = asked(school, school.team())
    with pytest.raises(NotPermitted):
        actions.accept(actor, member.pk, now=MONDAY)
    actions.withdraw(actor, member.pk, now=MONDAY)
    assert not own_teams(actor)


def test_a_street_officer_reads_a_team_and_decides_nothing(school):
    _actor, member = asked(school, school.team())
    officer = officer_of(school.community.subdistrict)
    assert member_for(officer, member.pk)
    with pytest.raises(NotPermitted):
        actions.decline(officer, member.pk, now=MONDAY)


def test_a_name_is_told_only_while_its_person_lets_it_be(school):
    team = school.team()
    actor, member = asked(school, team)
    actions.accept(school.staff, member.pk, now=MONDAY)
    assert named_members(team, today=TODAY) == []
    actions.let_be_named(actor, member.pk, is_named=True, now=MONDAY)
    actions.let_be_named(actor, member.pk, is_named=True, now=MONDAY)
    assert [each.pk for each in named_members(team, today=TODAY)] == [member.pk]
    with pytest.raises(NotPermitted):
        actions.let_be_named(school.staff, member.pk, is_named=True, now=MONDAY)
    actions.let_be_named(actor, member.pk, is_named=False, now=MONDAY + HOUR)
    assert named_members(team, today=TODAY) == []


def test_a_consent_for_one_team_names_nobody_on_another(school):
    first, second = school.team(), school.team("红歌队")
    who = Who("李桂芳", "13900000001")
    actions.admit(school.staff, first.pk, who, since=TODAY, is_named=True, now=MONDAY)
    actions.admit(school.staff, second.pk, who, since=TODAY, now=MONDAY)
    assert len(named_members(first, today=TODAY)) == 1
    assert named_members(second, today=TODAY) == []


def test_consent_given_when_asking_shows_a_name_only_once_one_is_in(school):
    team = school.team()
    actor, member = asked(school, team, is_named=True)
    assert named_members(team, today=TODAY) == []
    actions.accept(school.staff, member.pk, now=MONDAY)
    assert len(named_members(team, today=TODAY)) == 1
    actions.leave(actor, member.pk, now=MONDAY + timedelta(days=3))
    assert named_members(team, today=TODAY) == []


def test_members_are_listed_for_leaders_and_staff_and_masked(school):
    team = school.team()
    leader = leader_of(school, team)
    actor, _member = asked(school, team)
    assert page(actor, team, (), now=MONDAY).memberships == []
    assert page(GUEST, team, (), now=MONDAY).memberships == []
    for reader in (leader, school.staff):
        seen = page(reader, team, (), now=MONDAY).memberships
        assert [each.member.state for each in seen] == ["asked", "member"]
        assert all("*" in each.contact.name for each in seen)


def test_a_rehearsal_takes_its_room_and_gives_it_back(school):
    team, other = school.team(), school.team("红歌队")
    room = RoomFactory.create(community=school.community)
    made = actions.rehearse(school.staff, team.pk, SLOT, room_id=room.pk, now=MONDAY)
    assert room.name in made.where
    with pytest.raises(OutOfOrder, match="魅力历山"):
        actions.rehearse(school.staff, other.pk, SLOT, room_id=room.pk, now=MONDAY)
    with pytest.raises(Invalid, match="已经有一次排练"):
        actions.rehearse(school.staff, team.pk, SLOT, place_words="广场", now=MONDAY)
    for _ in range(2):
        actions.drop_rehearsal(school.staff, team.pk, made.pk, now=MONDAY)
    actions.rehearse(school.staff, other.pk, SLOT, room_id=room.pk, now=MONDAY)
    assert Booking.objects.filter(released_at__isnull=True).count() == 1


def test_shows_and_honours_stand_on_the_teams_page(school):
    team = school.team()
    evening = ActivityFactory.create(community=school.community)
    actions.show(school.staff, team.pk, evening.pk, what="大合唱", now=MONDAY)
    actions.show(school.staff, team.pk, evening.pk, what="小合唱", now=MONDAY)
    told_of: dict[str, Any] = {"year": 2025, "what": "优秀节目奖", "by_whom": "区文化馆"}
    for _ in range(2):
        actions.honour(school.staff, team.pk, **told_of, now=MONDAY)
    seen = page(GUEST, team, (), now=MONDAY)
    assert [each.what for each in seen.shows] == ["小合唱"]
    assert [each.what for each in seen.honours] == ["优秀节目奖"]
    with pytest.raises(Invalid):
        actions.honour(school.staff, team.pk, **{**told_of, "year": 2027}, now=MONDAY)


def test_a_show_at_what_nobody_may_see_yet_is_refused(school):
    team = school.team()
    hidden = ActivityFactory.create(community=school.community, planned=True)
    with pytest.raises(Invalid):
        actions.show(school.staff, team.pk, hidden.pk, now=MONDAY)


def test_a_team_belongs_to_a_themed_branch_of_its_own_community(school):
    home = school.community
    themed = BranchFactory.create(community=home, branch_kind=BranchKind.THEMED)
    team = school.team(branch_id=themed.pk)
    assert team.branch == themed
    away = BranchFactory.create(branch_kind=BranchKind.THEMED)
    with pytest.raises(Invalid):
        actions.change_team(
            school.staff, team.pk, Portrait(art=Art.CHOIR, branch_id=away.pk), now=MONDAY
        )


def test_two_teams_of_one_name_would_be_mixed_up(school):
    school.team()
    with pytest.raises(Invalid) as refused:
        school.team()
    assert refused.value.field == "name"


def test_a_team_that_has_disbanded_takes_nobody_in(school):
    team = school.team()
    actions.disband(school.staff, team.pk, on=TODAY, now=MONDAY)
    with pytest.raises(OutOfOrder):
        asked(school, team)
    with pytest.raises(OutOfOrder):
        actions.rehearse(school.staff, team.pk, SLOT, place_words="广场", now=MONDAY)


def test_only_those_who_work_there_keep_a_team(school):
    team = school.team()
    leader = leader_of(school, team)
    for actor in (leader, officer_of(school.community.subdistrict)):
        with pytest.raises(NotPermitted):
            actions.rehearse(actor, team.pk, SLOT, place_words="广场", now=MONDAY)


def test_somebody_known_by_name_alone_is_taken_down_as_a_person(school):
    team = school.team()
    actions.admit(school.staff, team.pk, Who("王秀英"), since=TODAY, now=MONDAY)
    assert Person.objects.filter(name="王秀英", phone="").exists()
    assert TeamMember.objects.get().person_id not in {person_of(school.resident())}
