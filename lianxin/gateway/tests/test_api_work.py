"""Help to find work through the API: registered, trained, placed, asked again; names masked."""

import pytest

from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import EVENING
from lianxin.gateway.tests.factories import (
    Program,
    desk_program,
    done,
    fields,
    resident_program,
    token_for,
)
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.services.models import FollowUp, Jobseeker
from lianxin.services.tests.work_factories import WEEK, FollowUpFactory, Works

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
OPENING = {
    "employer": "阳光大姐家政", "title": "育婴师", "trade": "infant", "places": 1,
    "until": "2026-03-30",
}  # fmt: skip


class Town:
    """A community that trains, its desk, and somebody who looks for work."""

    def __init__(self):
        self.works = Works()
        self.home = self.works.community
        self.path = f"/communities/{self.home.slug}/work"
        self.desk = desk_program(PostFactory.create(community=self.home).user, self.home)
        person = PersonFactory.create(community=self.home, resident=True, name="孙小兰")
        self.own = resident_program(person.user, self.home)


def test_somebody_registers_is_trained_certified_placed_and_asked_again(clock):
    town = Town()
    course = town.works.school.planned(lecturer="", partner="历下阳光大姐", capacity=5)
    trains = {
        "course_id": course.pk, "trade": "infant", "certificate": "中级育婴师",
        "issuer": "历下阳光大姐", "least_age": 18, "most_age": 50,
    }  # fmt: skip
    wrong = town.desk.post(f"{town.path}/trainings", {**trains, "course_id": 999_999})
    assert fields(wrong) == {"course_id"}
    made = done(town.desk.post(f"{town.path}/trainings", trains), 201)["trainings"][0]
    assert (made["least_age"], made["only_jobless"]) == (18, True)
    done(town.desk.post(f"/communities/{town.home.slug}/courses/{course.pk}/open"))
    join = f"{town.path}/trainings/{made['id']}/join"
    assert town.own.post(join).status_code == 404
    assert fields(town.own.post(f"{town.path}/register", {"born_on": "1990-05-01"})) == {"trades"}
    told = {"born_on": "1990-05-01", "trades": ["infant"]}
    for _each in "ab":
        done(town.own.post(f"{town.path}/register", told, Idempotency_Key="r"), 201)
    assert Jobseeker.objects.count() == 1
    [learns] = done(town.own.post(join))["trainings"]
    assert town.own.post(f"{town.path}/trainees/{learns['id']}/certify").status_code == 403
    page = done(town.desk.get(f"{town.path}/desk"))
    [seeker] = page["items"]
    assert seeker["name"] == "孙*兰"
    here = f"{town.path}/seekers/{seeker['id']}"
    opening = done(town.desk.post(f"{town.path}/openings", OPENING), 201)["openings"][0]
    began = {"opening_id": opening["id"], "began_on": "2026-02-20"}
    assert town.desk.post(f"{here}/place", began, If_Match='"99"').status_code == 412
    told = done(town.desk.post(f"{here}/place", began))
    assert [each["where"] for each in told["placements"]] == ["阳光大姐家政"]
    follow = FollowUp.objects.earliest("due_on")
    clock.at = MONDAY + 3 * WEEK
    [due] = done(town.desk.get(f"{town.path}/desk"))["due"]
    assert (due["id"], due["about"]) == (follow.pk, "阳光大姐家政")
    said = done(town.desk.post(f"{town.path}/follow-ups/{follow.pk}/answer", {"answer": "not"}))
    assert said["state"] == "seeking"
    assert done(town.own.get(f"{town.path}/mine"))["placements"][0]["ended_on"] == "2026-03-23"
    assert done(town.own.post(f"{town.path}/mine/leave"))["state"] == "left"
    assert done(town.own.post(f"{town.path}/mine/come-back"))["state"] == "seeking"


def test_a_certificate_is_written_down_for_who_learnt_to_the_end(clock):
    town = Town()
    seeker = town.works.seeker(person__name="李桂芳", person__phone="13800004444")
    trainee, course = town.works.learnt(seeker)
    town.works.finish(course, [seeker.person_id])
    clock.at = EVENING + 3 * WEEK
    told = done(town.desk.get(f"{town.path}/trainings/{trainee.training_id}"))
    assert [(each["name"], each["phone"]) for each in told["trainees"]] == [
        ("李*芳", "138****4444")
    ]
    here = f"{town.path}/trainees/{trainee.pk}"
    assert fields(town.desk.post(f"{here}/certify", {"number": " "})) == {"number"}
    told = done(town.desk.post(f"{here}/certify", {"number": "YY-0001"}))
    assert [each["state"] for each in told["trainees"]] == ["certified"]
    assert town.desk.post(f"{here}/drop").status_code == 409
    assert done(Program().get(town.path))["trainings"][0]["certified"] == 1


def test_who_looks_for_work_is_known_to_their_own_desk_and_scope_alone(home):
    town = Town()
    asked = FollowUpFactory.create(trainee__seeker__community=town.home)
    user = PostFactory.create(community=home).user
    other = desk_program(user, home)
    for base in (town.path, f"/communities/{home.slug}/work"):
        assert other.get(f"{base}/seekers/{asked.seeker.pk}").status_code == 404
        assert other.post(f"{base}/trainees/{asked.trainee_id}/drop").status_code == 404
        said = {"answer": "work"}
        assert other.post(f"{base}/follow-ups/{asked.pk}/answer", said).status_code == 404
    worker = PostFactory.create(community=town.home).user
    scopes = {"services:work", "matters:work"}
    narrow = Program(token_for(worker, town.home, scopes=scopes, is_desk=True)[1])
    assert narrow.get(f"{town.path}/desk").status_code == 403
    assert town.own.get(f"{town.path}/mine").status_code == 404
