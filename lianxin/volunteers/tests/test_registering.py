from datetime import date, timedelta

import pytest

from lianxin.core import packs
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder, TooMany
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.people.models import Consent, Purpose
from lianxin.people.tests.factories import resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory
from lianxin.volunteers import actions
from lianxin.volunteers.actions import GuardianTold
from lianxin.volunteers.models import Guardian, Invitation, Volunteer, VolunteerState
from lianxin.volunteers.queries.ledger import verified_of
from lianxin.volunteers.rules.registering import age, is_under
from lianxin.volunteers.tests.factories import (
    BOY,
    DAY,
    IDENTITY,
    GuardianFactory,
    InvitationFactory,
    Stage,
    put_rule,
    told,
)

pytestmark = pytest.mark.django_db
MOTHER = GuardianTold("王敏", "13800004444")
TODAY = MONDAY.date()


def test_who_registers_by_own_will_may_serve_at_once():
    stage = Stage()
    made = actions.register(GUEST, told(stage, skills=["cleaning"], free=[(6, "am")]), now=MONDAY)
    assert (made.state, made.number, made.person.phone) == ("active", 1, "13800003333")
    assert [str(each) for each in made.skills.all()] == ["打扫卫生"]
    assert (made.free_times.get().weekday, made.free_times.get().half) == (6, "am")
    assert Entry.objects.filter(deed="register").count() == 1


def test_numbers_are_counted_within_a_community():
    stage, other = Stage(), Stage()
    for phone in ("13800000001", "13800000002"):
        actions.register(GUEST, told(stage, phone=phone), now=MONDAY)
    elsewhere = actions.register(GUEST, told(other), now=MONDAY)
    numbers = Volunteer.objects.filter(community=stage.community).values_list("number", flat=True)
    assert (sorted(numbers), elsewhere.number) == ([1, 2], 1)


def test_nobody_registers_twice_in_one_community():
    stage = Stage()
    actions.register(GUEST, told(stage), now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.register(GUEST, told(stage), now=MONDAY)
    assert Volunteer.objects.count() == 1


def test_an_older_notice_is_refused_until_the_new_one_is_read():
    stage = Stage()
    put_rule("volunteers.notice", "2")
    packs.forget()
    with pytest.raises(Invalid) as refusal:
        actions.register(GUEST, told(stage), now=MONDAY)
    assert refusal.value.field == "notice"


def test_a_changed_notice_is_agreed_to_again_before_the_next_shift():
    stage = Stage()
    volunteer, shift = stage.volunteer(), stage.shift()
    put_rule("volunteers.notice", "2")
    packs.forget()
    with pytest.raises(OutOfOrder, match="告知"):
        stage.signed(shift, volunteer)
    actions.read_notice(stage.acts(volunteer), volunteer.pk, notice=2, now=MONDAY)
    assert stage.signed(shift, volunteer).pk


def test_a_number_of_identity_needs_a_consent_of_its_own():
    stage = Stage()
    with pytest.raises(Invalid) as refusal:
        actions.register(GUEST, told(stage, identity=IDENTITY), now=MONDAY)
    assert refusal.value.field == "may_keep_identity"
    made = actions.register(
        GUEST, told(stage, identity=IDENTITY, may_keep_identity=True), now=MONDAY
    )
    assert made.identity == IDENTITY
    assert Consent.objects.get().purpose == Purpose.IDENTITY


def test_a_number_of_identity_is_not_readable_in_the_table():
    stage = Stage()
    made = actions.register(
        GUEST, told(stage, identity=IDENTITY, may_keep_identity=True), now=MONDAY
    )
    raw = Volunteer.objects.extra(select={"raw": "identity"}).values_list("raw", flat=True)
    assert IDENTITY not in str(raw.get(pk=made.pk))


def test_one_grows_of_age_on_the_birthday_itself():
    assert age(date(2012, 3, 2), TODAY) == 14
    assert not is_under(date(2012, 3, 2), 14, on=TODAY)
    assert is_under(date(2012, 3, 3), 14, on=TODAY)
    assert age(date(2012, 2, 29), date(2026, 2, 28)) == 13
    assert age(date(2012, 2, 29), date(2026, 3, 1)) == 14


def test_a_minor_without_a_guardian_is_not_registered():
    stage = Stage()
    with pytest.raises(Invalid) as refusal:
        actions.register(GUEST, told(stage, born_on=BOY), now=MONDAY)
    assert refusal.value.field == "guardian_name"
    assert not Volunteer.objects.exists()


def test_a_number_of_identity_gives_a_minor_away():
    stage = Stage()
    boy = told(stage, identity="370102201001050011", may_keep_identity=True)
    with pytest.raises(Invalid):
        actions.register(GUEST, boy, now=MONDAY)


def minor(stage: Stage, born_on: date = BOY) -> Volunteer:
    made = told(stage, phone="", born_on=born_on, guardian=MOTHER)
    return actions.register(GUEST, made, now=MONDAY)


def test_a_minor_waits_until_the_guardian_agrees_by_their_own_link():
    stage = Stage()
    boy, shift = minor(stage), stage.shift()
    assert boy.state == VolunteerState.WAITING
    with pytest.raises(OutOfOrder, match="监护人"):
        actions.sign_up(stage.staff, shift.pk, boy.pk, knows_risk=True, now=MONDAY)
    token = Guardian.objects.get().token
    actions.answer_by_link(GUEST, token, agrees=True, now=MONDAY)
    boy.refresh_from_db()
    assert (boy.state, boy.confirmed_at) == (VolunteerState.ACTIVE, MONDAY)
    assert Consent.objects.get().field == "service"


def test_of_a_child_under_fourteen_the_guardian_lets_the_data_be_kept_too():
    stage = Stage()
    child = minor(stage, born_on=date(2012, 3, 3))
    actions.answer_by_link(GUEST, child.guardian.token, agrees=True, now=MONDAY)
    assert sorted(Consent.objects.values_list("field", flat=True)) == ["data", "service"]


def test_on_the_fourteenth_birthday_the_data_need_no_guardian_any_more():
    stage = Stage()
    child = minor(stage, born_on=date(2012, 3, 2))
    actions.answer_by_link(GUEST, child.guardian.token, agrees=True, now=MONDAY)
    assert list(Consent.objects.values_list("field", flat=True)) == ["service"]


def test_of_a_child_under_fourteen_no_number_of_identity_is_kept():
    stage = Stage()
    child = told(
        stage,
        born_on=date(2014, 1, 1),
        guardian=MOTHER,
        identity=IDENTITY,
        may_keep_identity=True,
    )
    with pytest.raises(Invalid) as refusal:
        actions.register(GUEST, child, now=MONDAY)
    assert refusal.value.field == "identity"


def test_a_guardians_word_by_telephone_is_kept_with_how_it_was_had():
    stage = Stage()
    boy = minor(stage)
    with pytest.raises(Invalid):
        actions.answer_by_word(stage.staff, boy.pk, agrees=True, words=" ", now=MONDAY)
    actions.answer_by_word(stage.staff, boy.pk, agrees=True, words="打电话说同意", now=MONDAY)
    assert Guardian.objects.get().words == "打电话说同意"


def test_a_minor_does_not_agree_in_the_guardians_place():
    stage = Stage()
    guardian = GuardianFactory.create(volunteer=stage.volunteer(waiting=True))
    with pytest.raises(NotPermitted):
        actions.answer_by_link(
            stage.acts(guardian.volunteer), guardian.token, agrees=True, now=MONDAY
        )


def test_a_guardians_no_takes_away_what_was_written_down():
    stage = Stage()
    boy = minor(stage)
    actions.answer_by_link(GUEST, boy.guardian.token, agrees=False, now=MONDAY)
    boy.refresh_from_db()
    assert (boy.state, boy.name, boy.born_on, boy.person_id) == ("refused", "", None, None)
    assert not Guardian.objects.exists()


def test_a_guardian_who_never_answers_lets_the_registration_lapse():
    stage = Stage()
    boy = minor(stage)
    actions.sweep(now=MONDAY + 30 * DAY)
    boy.refresh_from_db()
    assert boy.state == VolunteerState.WAITING
    actions.sweep(now=MONDAY + 31 * DAY)
    boy.refresh_from_db()
    assert (boy.state, boy.name) == (VolunteerState.REFUSED, "")


def test_staff_write_down_what_is_on_a_signed_paper():
    stage = Stage()
    with pytest.raises(Invalid):
        actions.register(stage.staff, told(stage, is_proxy=True), now=MONDAY)
    made = actions.register(
        stage.staff, told(stage, is_proxy=True, paper="本人签字的登记表"), now=MONDAY
    )
    assert made.is_proxy
    with pytest.raises(NotPermitted):
        actions.register(
            resident_of(stage.community), told(stage, is_proxy=True, paper="表"), now=MONDAY
        )


def test_a_hundred_names_on_a_list_are_invited_and_not_enrolled():
    stage = Stage()
    people = [(f"居民{n}", f"138000{n:05d}") for n in range(100)]
    invited = actions.invite(stage.staff, stage.community, people, now=MONDAY)
    assert (len(invited.invitations), Volunteer.objects.count()) == (100, 0)
    again = actions.invite(stage.staff, stage.community, people[:3], now=MONDAY)
    assert (again.invitations, again.known) == ([], 3)


def test_a_line_of_a_list_that_is_wrong_is_named():
    stage = Stage()
    people = [("甲", "13800000001"), ("乙", "1380000")]
    with pytest.raises(Invalid, match="第 2 行"):
        actions.invite(stage.staff, stage.community, people, now=MONDAY)
    assert not Invitation.objects.exists()


def test_the_invited_accept_by_registering_themselves():
    stage = Stage()
    invitation = InvitationFactory.create(community=stage.community)
    actions.accept(GUEST, invitation.token, told(stage), now=MONDAY)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.name, invitation.phone) == ("accepted", "", "")
    assert invitation.volunteer.name == "李秀英"
    with pytest.raises(OutOfOrder):
        actions.decline(GUEST, invitation.token, now=MONDAY)


def test_who_declines_is_forgotten_and_not_asked_again():
    stage = Stage()
    invited = actions.invite(stage.staff, stage.community, [("甲", "13800000001")], now=MONDAY)
    invitation = invited.invitations[0]
    actions.decline(GUEST, invitation.token, now=MONDAY)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.name, invitation.phone) == ("declined", "", "")
    again = actions.invite(stage.staff, stage.community, [("甲", "13800000001")], now=MONDAY)
    assert again.known == 1


def test_who_never_answers_is_forgotten_after_the_rules_days():
    stage = Stage()
    actions.invite(stage.staff, stage.community, [("甲", "13800000001")], now=MONDAY)
    actions.sweep(now=MONDAY + 31 * DAY)
    assert Invitation.objects.get().state == "lapsed"
    assert Invitation.objects.get().phone == ""


def test_who_withdraws_leaves_the_hours_and_nothing_of_themself():
    stage = Stage()
    volunteer = stage.volunteer(identity=IDENTITY, identity_index="x")
    stage.verified(volunteer, MONDAY)
    ahead = stage.signed(stage.shift(at=MONDAY + 5 * DAY), volunteer)
    actions.withdraw(stage.acts(volunteer), volunteer.pk, now=MONDAY + DAY)
    volunteer.refresh_from_db()
    ahead.refresh_from_db()
    assert (volunteer.name, volunteer.identity, volunteer.person_id) == ("", "", None)
    assert verified_of(volunteer) == 120
    assert (ahead.state, ahead.shift.taken) == ("left", 0)


def test_nobody_notes_an_award_of_their_own():
    stage = Stage()
    volunteer = stage.volunteer()
    told = actions.Attained("award", "优秀志愿者", TODAY)
    with pytest.raises(NotPermitted):
        actions.note_attainment(stage.acts(volunteer), volunteer.pk, told, now=MONDAY)


def test_a_desk_elsewhere_cannot_tell_that_a_volunteer_exists():
    volunteer = Stage().volunteer()
    stranger = staff_of(CommunityFactory.create())
    with pytest.raises(NotFound):
        actions.withdraw(stranger, volunteer.pk, now=MONDAY)


def test_too_many_tries_from_one_phone_are_held_up():
    stage = Stage()
    first = actions.register(GUEST, told(stage), now=MONDAY)
    for _each in range(9):
        with pytest.raises(OutOfOrder):
            actions.register(GUEST, told(stage), now=MONDAY + timedelta(minutes=1))
    with pytest.raises(TooMany):
        actions.register(GUEST, told(stage), now=MONDAY + timedelta(minutes=2))
    assert first.number == 1
