"""The wall and the brands through the API: told, looked at, shown by leave, taken off at once."""

import pytest

from lianxin.gateway.tests.factories import Program, desk_program, done, fields, resident_program
from lianxin.honours.models import Story, Thanks
from lianxin.honours.tests.factories import BoardFactory, ShownFactory, StoryFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.volunteers.tests.factories import TeamFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}"


def resident(home):
    person = PersonFactory.create(community=home, resident=True, name="王桂芬")
    return person, resident_program(person.user, home)


def test_a_good_deed_is_on_the_wall_while_somebody_looked_and_the_person_agrees(home, desk, path):
    _teller, own = resident(home)
    board = done(desk.post(f"{path}/wall/boards", {"name": "敬老爱亲"}), 201)["boards"][0]
    told = {"board": board["id"], "title": "换灯泡", "words": "楼道灯坏了，他换上了。"}
    assert fields(own.post(f"{path}/wall", {**told, "board": 999_999})) == {"board"}
    for _each in "ab":
        done(own.post(f"{path}/wall", told, Idempotency_Key="w"), 201)
    story = Story.objects.get()
    [waiting] = done(desk.get(f"{path}/wall/desk"))["waiting"]
    here = f"{path}/wall/{waiting['id']}"
    page = done(desk.get(f"{here}/desk"))
    assert (page["teller"], page["has_photo"], page["shown"]) == ("王*芬", False, [])
    assert own.post(f"{here}/show").status_code == 403
    shown, theirs = resident(home)
    asked = ShownFactory.create(story=story, person=shown, name="周桂兰")
    assert desk.post(f"{here}/show", If_Match='"99"').status_code == 412
    done(desk.post(f"{here}/show"))
    assert done(Program().get(f"{path}/wall"))["items"] == []
    answer = f"{path}/wall/shown/{asked.pk}/answer"
    assert own.post(answer, {"agrees": "yes"}).status_code == 404
    done(theirs.post(answer, {"agrees": "yes"}))
    [on_wall] = done(Program().get(f"{path}/wall"))["items"]
    assert (on_wall["names"], on_wall["photo"]) == (["周桂兰"], "")
    done(own.post(f"{here}/thank", {"words": "谢谢您"}))
    assert Thanks.objects.count() == 1
    mine = done(theirs.get(f"{path}/wall/mine"))
    assert [each["words"] for each in mine["thanks"]] == ["谢谢您"]
    assert done(own.get(f"{path}/wall/mine"))["thanks"] == []
    poster = Program().get(f"{path}/wall/poster")
    assert poster.content.startswith(b"%PDF")
    done(theirs.post(answer, {"agrees": "no"}))
    assert Program().get(here).status_code == 404


def test_staff_write_an_answer_down_with_what_it_rests_on_and_say_why_it_goes(home, desk, path):
    story = StoryFactory.create(board=BoardFactory.create(community=home), shown_on=True)
    shown = ShownFactory.create(story=story)
    answer = f"{path}/wall/shown/{shown.pk}/desk/answer"
    assert fields(desk.post(answer, {"agrees": "yes", "given_by": " "})) == {"given_by"}
    told = done(desk.post(answer, {"agrees": "yes", "given_by": "3月2日当面同意"}))
    assert [each["answer"] for each in told["shown"]] == ["agreed"]
    here = f"{path}/wall/{story.pk}"
    assert fields(desk.post(f"{here}/take-down", {"words": ""})) == {"words"}
    done(desk.post(f"{here}/edit", {"title": "帮邻居", "words": "换了灯泡。"}))
    gone = done(desk.post(f"{here}/take-down", {"words": "本人不愿意了"}))
    assert (gone["state"], gone["reason"]) == ("down", "本人不愿意了")
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    for base in (path, f"/communities/{far.slug}"):
        assert other.get(f"{base}/wall/{story.pk}/desk").status_code == 404
        sent = {"agrees": "no", "given_by": "电话"}
        assert other.post(f"{base}/wall/shown/{shown.pk}/desk/answer", sent).status_code == 404
        assert other.post(f"{base}/wall/boards/{story.board_id}/close").status_code == 404
    [board] = done(desk.post(f"{path}/wall/boards/{story.board_id}/close"))["boards"]
    assert board["is_open"] is False


def test_a_brand_gathers_what_the_community_has_and_opens_to_all(home, desk, path):
    team, elsewhere = TeamFactory.create(community=home, name="彩虹队"), TeamFactory.create()
    told = {"name": "博爱家园", "words": "人人搭把手", "since": "2015-01-01"}
    brand = done(desk.post(f"{path}/brands", told), 201)
    here = f"{path}/brands/{brand['id']}"
    assert f"team:{team.pk}" in {each["what"] for each in brand["choices"]}
    assert fields(desk.post(f"{here}/tie", {"what": f"team:{elsewhere.pk}"})) == {"what"}
    tied = done(desk.post(f"{here}/tie", {"what": f"team:{team.pk}"}))["ties"]
    assert [(each["kind"], each["name"]) for each in tied] == [("team", "彩虹队")]
    outside = {"title": "粉刷", "path": "https://example.org/"}
    assert fields(desk.post(f"{here}/page", outside)) == {"path"}
    done(desk.post(f"{here}/close"))
    assert Program().get(here).status_code == 404
    done(desk.post(f"{here}/open"))
    assert done(Program().get(here))["ties"][0]["name"] == "彩虹队"
    assert done(Program().get(f"{path}/brands"))["items"][0]["name"] == "博爱家园"
    done(desk.post(f"{here}/rewrite", {**told, "name": "博爱里"}))
    assert done(desk.post(f"{here}/ties/{tied[0]['id']}/drop"))["ties"] == []
    _person, own = resident(home)
    assert own.post(f"{here}/close").status_code == 403
