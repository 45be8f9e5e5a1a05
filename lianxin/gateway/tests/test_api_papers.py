"""Papers through the API: the same PDF as on the page, for whom the page gives it."""

import pytest

from lianxin.activities.tests.classes import School
from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import Passage
from lianxin.council.tests.factories import Stage
from lianxin.gateway.api.contract import contract
from lianxin.gateway.tests.factories import Program, desk_program, done, fields, resident_program
from lianxin.gateway.tests.papers import certified, honoured, learnt, minuted
from lianxin.people.tests.factories import PersonFactory, PostFactory, actor_for
from lianxin.places.tests.factories import CommunityFactory
from lianxin.volunteers.models import Invitation
from lianxin.volunteers.tests.factories import VolunteerFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def pdf(answer):
    assert answer.status_code == 200, answer.content.decode()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    return answer


@pytest.fixture
def resident(home):
    return PersonFactory.create(community=home, resident=True)


def test_ones_own_certificates_are_printed_and_nobody_elses(home, desk, resident):
    volunteer = VolunteerFactory.create(community=home, person=resident)
    school = School()
    school.community, school.staff = home, actor_for(PostFactory.create(community=home).user)
    here = f"/communities/{home.slug}"
    papers = [
        f"{here}/volunteering/certificates/{certified(volunteer)}/paper",
        f"{here}/courses/{learnt(school, resident)}/certificate",
        f"{here}/awards/nominees/{honoured(resident)}/certificate",
    ]
    own = resident_program(resident.user, home)
    other = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    abroad = resident_program(resident.user, CommunityFactory.create())
    for paper in papers:
        pdf(own.get(paper))
        assert other.get(paper).status_code == 404
        assert abroad.get(paper).status_code in (403, 404)
        assert Program().get(paper).status_code == 401
    pdf(desk.get(papers[0]))
    pdf(desk.get(papers[2]))
    elsewhere = papers[0].replace(home.slug, CommunityFactory.create().slug)
    assert own.get(elsewhere).status_code in (403, 404)


def test_minutes_are_printed_for_the_desk_at_once_and_for_all_when_published():
    stage = Stage(3)
    path = f"/communities/{stage.community.slug}/sessions/{minuted(stage)}/minutes"
    desk = desk_program(PostFactory.create(community=stage.community).user, stage.community)
    first = pdf(desk.get(path))
    assert desk.get(path, If_None_Match=first.headers["ETag"]).status_code == 304
    assert Program().get(path).status_code == 404
    Passage.objects.all().delete()
    assert desk.get(path).status_code == 404


def test_a_poster_and_a_card_are_printed_for_everybody(home):
    activity = ActivityFactory.create(
        community=home, first_come=True, published_at=MONDAY, title="元宵灯会"
    )
    planned = ActivityFactory.create(community=home, planned=True)
    here = f"/communities/{home.slug}"
    pdf(Program().get(f"{here}/activities/{activity.pk}/poster"))
    assert Program().get(f"{here}/activities/{planned.pk}/poster").status_code == 404
    pdf(Program().get(f"{here}/cards/2026/card.pdf"))
    for kind in ("docx", "xlsx"):
        answer = Program().get(f"{here}/cards/2026/card.{kind}")
        media = answer.headers["Content-Type"]
        told = contract()["paths"][f"/api/v1/communities/{{slug}}/cards/{{year}}/card.{kind}"]
        assert list(told["get"]["responses"][200]["content"]) == [media]
        assert answer.content.startswith(b"PK")
    assert Program().get(f"{here}/cards/2099/card.pdf").status_code == 404


def test_the_people_of_a_list_are_invited_once_each_by_a_link_of_their_own(home, desk):
    path = f"/communities/{home.slug}/volunteering/invitations"
    people = [
        {"name": "周秀兰", "phone": "13800002222"},
        {"name": "周秀兰", "phone": "138 0000 2222"},
        {"name": "吴大勇", "phone": "13800003333"},
    ]
    assert fields(desk.post(path, {"people": [{"name": "周", "phone": "138"}]})) == {"people"}
    told = done(desk.post(path, {"people": people}, Idempotency_Key="i"), 201)
    assert ([each["name"] for each in told["items"]], told["known"]) == (["周*兰", "吴*勇"], 0)
    assert done(desk.post(path, {"people": people}), 201)["known"] == 2
    assert "13800002222" not in desk.get(path).content.decode()
    invitation = Invitation.objects.earliest("pk")
    assert invitation.token in told["items"][0]["link"]
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    assert own.post(path, {"people": people}).status_code == 403
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    assert other.get(path).status_code == 404
