"""A project on its way: pieces, inspection, those who live there, warranty."""

from datetime import date, timedelta
from typing import Any

import pytest

from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.figures import Period, evidence, values
from lianxin.core.models import RulePack, Upload
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.facilities.tests.factories import RoomFactory, picture_file
from lianxin.people.models import Person
from lianxin.people.tests.factories import officer_of, resident_of, staff_of
from lianxin.places.tests.factories import BuildingFactory, CourtyardFactory, EntranceFactory
from lianxin.works import actions
from lianxin.works.actions import Job, Plan
from lianxin.works.figures import (
    GAS,
    INSULATED,
    PAINTED,
    PAINTED_AND_WATERPROOFED,
    WATERPROOFED,
    WORKS,
)
from lianxin.works.models import Piece, Project, Say
from lianxin.works.queries.project import story
from lianxin.works.tests.factories import DAY, TODAY, PieceFactory, Site

pytestmark = pytest.mark.django_db
YEAR = Period(2026, today=TODAY)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_each_building_is_a_piece_of_its_own_and_stands_once():
    site = Site(buildings=3)
    assert site.project.todo == 3
    job = Job(kind="waterproof", place_ids=[site.buildings[0].pk])
    with pytest.raises(Invalid):
        actions.add_piece(site.staff, site.pk, job, now=MONDAY)
    more = Job(kind="paint", place_ids=[each.pk for each in site.buildings])
    assert len(actions.add_piece(site.staff, site.pk, more, now=MONDAY)) == 3


def test_a_building_of_another_community_and_a_courtyard_are_no_building_here():
    site, far = Site(), BuildingFactory.create()
    yard = CourtyardFactory.create(community=site.community)
    for pk in (far.pk, yard.pk):
        with pytest.raises(Invalid) as refused:
            actions.add_piece(site.staff, site.pk, Job(kind="gas", place_ids=[pk]), now=MONDAY)
        assert refused.value.field == "places"


def test_a_project_of_a_room_needs_no_residents_to_be_accepted():
    community = RoomFactory.create().community
    room, staff = RoomFactory.create(community=community), staff_of(community)
    made = Plan(title="办公用房改扩建", contractor_words="队")
    pk = actions.plan(staff, community, made, now=MONDAY).pk
    (piece,) = actions.add_piece(staff, pk, Job(kind="rebuilding", room_id=room.pk), now=MONDAY)
    actions.announce(staff, pk, now=MONDAY)
    actions.start(staff, pk, now=MONDAY)
    actions.finish(staff, pk, pieces=[piece.pk], on=TODAY, now=MONDAY)
    actions.hand_in(staff, pk, now=MONDAY)
    actions.inspect(staff, pk, passed=True, by="街道", on=TODAY, words="好", now=MONDAY)
    assert actions.accept(staff, pk, now=MONDAY).state == "accepted"


def test_nothing_starts_without_a_builder():
    site = Site()
    actions.rewrite(site.staff, site.pk, Plan(title="楼顶防水"), now=MONDAY)
    actions.announce(site.staff, site.pk, now=MONDAY)
    with pytest.raises(OutOfOrder, match="施工"):
        actions.start(site.staff, site.pk, now=MONDAY)


def test_a_work_under_way_is_never_left_without_a_builder():
    site = Site(buildings=1).started()
    before = site.project.revision
    with pytest.raises(Invalid, match="谁施工") as refused:
        actions.rewrite(site.staff, site.pk, Plan(title="楼顶防水"), now=MONDAY)
    assert refused.value.field == "contractor_words"
    assert site.project.revision == before


def test_an_inspection_that_finds_fault_sends_the_builder_back():
    site = Site().built()
    actions.inspect(
        site.staff, site.pk, passed=False, by="城管科", on=TODAY, words="女儿墙根渗", now=MONDAY
    )
    assert site.project.state == "under_way"
    actions.redo(site.staff, site.pk, piece=site.pieces[0].pk, now=MONDAY)
    assert (site.project.todo, site.project.done) == (1, 1)


def test_two_of_three_who_speak_are_enough_and_fewer_are_not():
    site = Site(buildings=1).asked()
    site.say(0)
    with pytest.raises(OutOfOrder, match="不够"):
        actions.accept(site.staff, site.pk, now=MONDAY)
    site.say(0, is_fine=False)
    with pytest.raises(OutOfOrder, match="不行"):
        actions.accept(site.staff, site.pk, now=MONDAY)
    site.say(0)
    assert actions.accept(site.staff, site.pk, now=MONDAY).state == "accepted"


def test_one_building_that_is_not_content_holds_the_others():
    site = Site(buildings=2).asked()
    site.say(0, times=3)
    site.say(1, is_fine=False, times=2)
    with pytest.raises(OutOfOrder):
        actions.accept(site.staff, site.pk, now=MONDAY)
    actions.remedy(site.staff, site.pk, words="二号楼重做", now=MONDAY)
    assert site.project.state == "under_way"


def test_silence_after_the_last_day_needs_a_word_about_how_they_were_asked():
    site = Site(buildings=1).asked()
    last = MONDAY + 7 * DAY
    with pytest.raises(OutOfOrder):
        actions.accept(site.staff, site.pk, now=last)
    with pytest.raises(Invalid) as refused:
        actions.accept(site.staff, site.pk, now=last + DAY)
    assert refused.value.field == "words"
    done = actions.accept(site.staff, site.pk, words="逐户敲门，都说行", now=last + DAY)
    assert done.state == "accepted"


def test_a_new_round_asks_everybody_anew():
    site = Site(buildings=1).asked()
    site.say(0, is_fine=False, times=2)
    actions.remedy(site.staff, site.pk, words="重做", now=MONDAY)
    actions.hand_in(site.staff, site.pk, now=MONDAY)
    actions.inspect(
        site.staff, site.pk, passed=True, by="城管科", on=TODAY, words="好了", now=MONDAY
    )
    site.say(0, times=2)
    assert actions.accept(site.staff, site.pk, now=MONDAY).state == "accepted"
    assert Say.objects.count() == 4


def test_who_says_it_again_is_one_voice_with_the_last_word():
    site = Site(buildings=1).asked()
    one = resident_of(site.community)
    for is_fine, words in ((False, "还漏"), (True, "")):
        actions.say(
            one, site.pk, place=site.buildings[0].pk, is_fine=is_fine, words=words, now=MONDAY
        )
    assert Say.objects.get().is_fine


def test_nobody_speaks_for_a_building_in_which_they_are_known_not_to_live():
    site = Site(buildings=2).asked()
    one = resident_of(site.community)
    home = EntranceFactory.create(parent=site.buildings[0])
    Person.objects.filter(pk__in=one.person_ids).update(place=home)
    said: dict[str, Any] = {"is_fine": True, "words": "", "now": MONDAY}
    with pytest.raises(Invalid) as refused:
        actions.say(one, site.pk, place=site.buildings[1].pk, **said)
    assert refused.value.field == "place"
    actions.say(one, site.pk, place=site.buildings[0].pk, **said)


def test_staff_write_down_what_they_are_told_and_a_phone_is_one_voice():
    site = Site(buildings=1).asked()
    told: dict[str, Any] = {
        "place": site.buildings[0].pk,
        "is_fine": True,
        "words": "",
        "now": MONDAY,
    }
    for _twice in range(2):
        actions.say(site.staff, site.pk, name="周玉兰", phone="13800001111", **told)
    say = Say.objects.get()
    assert say.entered_by_id == site.staff.user_id
    with pytest.raises(NotPermitted):
        actions.say(resident_of(site.community), site.pk, name="周", phone="13800001112", **told)
    with pytest.raises(NotPermitted):
        actions.say(GUEST, site.pk, **told)


def test_what_is_done_is_accepted_while_the_rest_stays_open_and_goes_on():
    site = Site(buildings=3, kind="gas").asked(left=1)
    site.say(0, times=2)
    site.say(1, times=2)
    with pytest.raises(OutOfOrder):
        actions.accept(site.staff, site.pk, now=MONDAY)
    partly = actions.accept_part(site.staff, site.pk, now=MONDAY)
    assert (partly.state, partly.done, partly.put_off) == ("partly", 2, 1)
    actions.resume(site.staff, site.pk, now=MONDAY + DAY)
    assert (site.project.state, site.project.todo) == ("under_way", 1)
    assert Piece.objects.filter(accepted_at__isnull=False).count() == 2
    later = MONDAY + DAY
    left = site.pieces[2].pk
    actions.finish(site.staff, site.pk, pieces=[left], on=later.date(), now=later)
    actions.hand_in(site.staff, site.pk, now=later)
    actions.inspect(
        site.staff, site.pk, passed=True, by="城管科", on=TODAY, words="通了", now=later
    )
    site.say(2, times=2)
    assert actions.accept(site.staff, site.pk, now=later).state == "accepted"
    with pytest.raises(OutOfOrder):
        actions.redo(site.staff, site.pk, piece=left, now=later)


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        ("waterproof", date(2031, 3, 1)),
        ("insulation", date(2031, 3, 1)),
        ("paint", date(2028, 3, 1)),
        ("gas", date(2028, 3, 1)),
        ("other", date(2027, 3, 1)),
    ],
)
def test_warranty_runs_by_its_kind_from_the_day_of_acceptance(kind, until):
    site = Site(buildings=1, kind=kind).accepted()
    piece = Piece.objects.get(project=site.pk)
    assert piece.warranty_until == until
    assert piece.warranty_rule.key == f"works.warranty_{kind}"


def test_a_step_from_an_old_page_is_refused():
    site = Site()
    seen = site.project.revision
    actions.announce(site.staff, site.pk, now=MONDAY, seen=seen)
    with pytest.raises(OutOfOrder, match="刚刚有人"):
        actions.start(site.staff, site.pk, now=MONDAY, seen=seen)


def test_only_those_who_work_there_run_a_project_and_its_plan_is_hidden():
    site = Site()
    with pytest.raises(NotPermitted):
        actions.announce(officer_of(site.community.subdistrict), site.pk, now=MONDAY)
    for actor in (resident_of(site.community), staff_of(RoomFactory.create().community)):
        with pytest.raises(NotFound):
            actions.announce(actor, site.pk, now=MONDAY)


def test_pictures_from_one_spot_are_paired_and_others_are_not():
    site = Site().started()
    for stage, spot in (("before", "大门口"), ("after", "大门口"), ("during", "楼顶")):
        actions.photograph(
            site.staff, site.pk, photos=[picture_file()], stage=stage, spot=spot, caption="",
            now=MONDAY,
        )  # fmt: skip
    told = story(GUEST, site.project, today=TODAY)
    assert [(pair.spot, pair.before.stage, pair.after.stage) for pair in told.pairs] == [
        ("大门口", "before", "after")
    ]
    assert [photo.spot for photo in told.others] == ["楼顶"]


def photographed(site, stage, **told):
    photo: dict[str, Any] = {
        "photos": [picture_file()],
        "spot": "大门口",
        "caption": "",
        "now": MONDAY,
    }
    actions.photograph(site.staff, site.pk, stage=stage, **photo | told)


def test_a_milestone_is_photographed_from_the_spot_of_before_and_after():
    site = Site().started()
    stone = actions.set_milestone(site.staff, site.pk, title="搭架", due_on=TODAY, now=MONDAY)
    photographed(site, "before")
    reached: dict[str, Any] = {"milestone": stone.pk, "on": TODAY, "words": "", "now": MONDAY}
    with pytest.raises(Invalid, match="站在哪儿拍的") as refused:
        actions.reach(site.staff, site.pk, photos=[picture_file()], **reached)
    assert refused.value.field == "spot"
    actions.reach(site.staff, site.pk, photos=[picture_file()], spot="大门口", **reached)
    photographed(site, "during", milestone=stone.pk, spot="楼顶")
    photographed(site, "after")
    told = story(GUEST, site.project, today=TODAY)
    [pair], [shown] = told.pairs, told.stones
    assert [photo.milestone for photo in pair.between] == [stone]
    assert [photo.spot for photo in shown.photos] == ["大门口", "楼顶"]
    assert told.others == []
    with pytest.raises(NotFound):
        photographed(Site().started(), "during", milestone=stone.pk)


def test_a_picture_that_somebody_minds_is_taken_away_for_good(django_capture_on_commit_callbacks):
    site, other = Site().started(), Site().started()
    photographed(site, "before")
    [photo] = site.project.photos.all()
    name, storage = photo.upload.file.name, photo.upload.file.storage
    for actor, pk in ((resident_of(site.community), site.pk), (other.staff, other.pk)):
        with pytest.raises((NotPermitted, NotFound)):
            actions.drop_photo(actor, pk, photo=photo.pk, now=MONDAY)
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop_photo(site.staff, site.pk, photo=photo.pk, now=MONDAY)
    assert not storage.exists(name)
    assert not site.project.photos.exists()
    assert not Upload.objects.filter(pk=photo.upload_id).exists()


def test_what_residents_said_one_after_the_other_is_one_line_of_the_course():
    site = Site(buildings=1).asked()
    site.say(0, times=3)
    actions.remedy(site.staff, site.pk, words="补胶", now=MONDAY)
    course = story(GUEST, site.project, today=TODAY).course
    told = [(each.entry.deed, each.times) for each in course]
    assert told[:3] == [("remedy", 1), ("say", 3), ("pass", 1)]


def test_a_building_counts_when_both_paint_and_roof_are_accepted():
    site = Site(buildings=2)
    paint = Job(kind="paint", place_ids=[site.buildings[0].pk])
    actions.add_piece(site.staff, site.pk, paint, now=MONDAY)
    site.pieces = list(Piece.objects.filter(project=site.pk).order_by("pk"))
    home = site.community.pk
    code = PAINTED_AND_WATERPROOFED.code
    assert values([PAINTED_AND_WATERPROOFED], [home], YEAR)[home, code].heads == 0
    site.accepted()
    found = values([PAINTED_AND_WATERPROOFED, WORKS, INSULATED, GAS], [home], YEAR)
    assert (found[home, code].heads, found[home, code].part) == (1, 1)
    assert found[home, WORKS.code].part == 1
    assert found[home, INSULATED.code].heads == found[home, GAS.code].heads == 0
    apart = values([PAINTED, WATERPROOFED], [home], YEAR)
    assert [apart[home, each.code].heads for each in (PAINTED, WATERPROOFED)] == [1, 2]
    assert evidence(PAINTED_AND_WATERPROOFED, home, YEAR).get().place == site.buildings[0]


def test_what_was_accepted_last_year_is_last_year_s():
    site = Site(buildings=1).accepted()
    home = site.community.pk
    assert values([WORKS], [home], Period(2025))[home, WORKS.code].part == 0


def test_what_was_accepted_in_part_stays_in_its_year_when_the_work_goes_on():
    site = Site(buildings=2, kind="gas").asked(left=1)
    site.say(0, times=2)
    actions.accept_part(site.staff, site.pk, now=MONDAY)
    actions.resume(site.staff, site.pk, now=MONDAY + 400 * DAY)
    home, later = site.community.pk, Period(2027)
    assert values([WORKS, GAS], [home], YEAR)[home, WORKS.code].part == 1
    assert evidence(WORKS, home, YEAR).get() == site.project
    assert values([WORKS], [home], later)[home, WORKS.code].part == 0
    Piece.objects.filter(pk=site.pieces[1].pk).update(
        state="done", done_on=TODAY, accepted_at=MONDAY + 500 * DAY,
        warranty_until=TODAY + 900 * DAY, warranty_rule=RulePack.objects.earliest("pk"),
    )  # fmt: skip
    assert values([WORKS], [home], later)[home, WORKS.code].part == 1
    assert values([WORKS], [home], YEAR)[home, WORKS.code].part == 1


def test_a_project_that_is_given_up_says_why():
    site = Site()
    with pytest.raises(Invalid):
        actions.stop(site.staff, site.pk, words="", now=MONDAY)
    assert actions.stop(site.staff, site.pk, words="拆迁了", now=MONDAY).state == "stopped"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_accept_at_once_one_does():
    PieceFactory.create()
    site = Site(buildings=1).asked()
    site.say(0, times=2)
    actors = [staff_of(site.community) for _ in range(4)]
    found = at_once(
        *(lambda actor=actor: actions.accept(actor, site.pk, now=MONDAY) for actor in actors)
    )
    assert sorted(type(each).__name__ for each in found) == ["NoneType", *["OutOfOrder"] * 3]
    assert Project.objects.get(pk=site.pk).state == "accepted"


def test_a_milestone_is_reached_once_and_not_in_the_future():
    site = Site().started()
    made = actions.set_milestone(
        site.staff, site.pk, title="卷材铺完", due_on=TODAY + timedelta(5), now=MONDAY
    )
    reach: dict[str, Any] = {"milestone": made.pk, "words": "", "now": MONDAY}
    with pytest.raises(Invalid):
        actions.reach(site.staff, site.pk, on=TODAY + DAY, **reach)
    actions.reach(site.staff, site.pk, on=TODAY, **reach)
    with pytest.raises(OutOfOrder):
        actions.reach(site.staff, site.pk, on=TODAY, **reach)
