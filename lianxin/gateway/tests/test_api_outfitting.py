"""What the desk keeps of its places, through the API: described, hung, counted, listed."""

import base64

import pytest

from lianxin.core.tests.factories import picture
from lianxin.facilities.models import Exhibit, Visit
from lianxin.facilities.tests.factories import ExhibitFactory, FilmFactory, RoomFactory
from lianxin.gateway.tests.factories import Program, desk_program, done, fields, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MUSEUM = {"name": "家风馆", "kind": "exhibition", "place": "社区一楼", "is_shown": False}


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}"


def photo():
    return {"name": "a.jpg", "data": base64.b64encode(picture().read()).decode()}


def test_a_museum_is_opened_hung_walked_through_and_its_visitors_are_counted(home, desk, path):
    assert fields(desk.post(f"{path}/rooms", {**MUSEUM, "name": " "})) == {"name"}
    made = done(desk.post(f"{path}/rooms", MUSEUM, Idempotency_Key="m"), 201)
    here = f"{path}/rooms/{made['id']}"
    assert Program().get(here).status_code == 404
    assert [each["id"] for each in done(desk.get(f"{path}/rooms/desk"))["items"]] == [made["id"]]
    for title in ("家书", "家训"):
        page = done(desk.post(f"{here}/exhibits", {"title": title, "words": "字还清楚。"}), 201)
    first, second = (each["id"] for each in page["exhibits"])
    seen = {"title": "家书", "words": "一封信", "picture": photo()}
    assert fields(desk.post(f"{path}/exhibits/{first}/change", seen)) == {"picture_alt"}
    done(desk.post(f"{path}/exhibits/{first}/change", {**seen, "picture_alt": "一封信"}))
    assert Exhibit.objects.get(pk=first).picture is not None
    moved = done(desk.post(f"{path}/exhibits/{second}/move", {"to": "earlier"}))
    assert [each["id"] for each in moved["exhibits"]] == [second, first]
    assert fields(desk.post(f"{here}/cover", {"picture": photo(), "alt": " "})) == {"alt"}
    hung = done(desk.post(f"{here}/cover", {"picture": photo(), "alt": "一间屋子"}))
    assert hung["has_cover"] is True
    done(desk.post(f"{here}/change", {**MUSEUM, "is_shown": True}))
    stop = done(Program().get(f"{here}/exhibits/{first}"))
    assert (stop["number"], stop["previous"], stop["picture_alt"]) == (2, second, "一封信")
    came = {"on": "2026-03-01", "count": "20余人", "who": "小学两个班"}
    [visit] = done(desk.post(f"{here}/visits", came), 201)["visits"]
    assert (visit["count"], visit["is_approximate"]) == (20, True)
    assert desk.get(f"{here}/codes").content.startswith(b"%PDF")
    gone = done(desk.post(f"{path}/rooms/visits/{visit['id']}/take-back"))
    assert gone["visits"][0]["is_taken_back"] is True


def test_things_and_films_are_listed_and_described_anew(home, desk, path):
    room = RoomFactory.create(community=home)
    cinema = RoomFactory.create(community=home, cinema=True)
    thing = {"room": room.pk, "name": "投影仪", "kind": "projector", "condition": "good"}
    kinds = fields(desk.post(f"{path}/things", {**thing, "kind": "nothing"}))
    assert kinds == {"kind"}
    made = done(desk.post(f"{path}/things", {**thing}), 201)
    assert fields(desk.post(f"{path}/things", {**thing, "room": 999_999})) == {"room"}
    anew = {**thing, "name": "旧投影仪", "is_retired": True}
    done(desk.post(f"{path}/things/{made['id']}/change", anew))
    assert done(desk.get(f"{path}/things"))["items"] == []
    film = {"room": cinema.pk, "title": "地道战", "minutes": 90, "rights": "公益放映"}
    assert fields(desk.post(f"{path}/films", {**film, "room": room.pk})) == {"room"}
    [listed] = done(desk.post(f"{path}/films", film), 201)["items"]
    kept = done(desk.post(f"{path}/films/{listed['id']}/change", {**film, "is_kept": False}))
    assert kept["items"][0]["is_kept"] is False


def test_no_resident_and_no_other_desk_keeps_a_communitys_places(home, path):
    exhibit, film = ExhibitFactory.create(room__community=home), FilmFactory.create()
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    assert own.post(f"{path}/rooms", MUSEUM).status_code == 403
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    for base in (path, f"/communities/{far.slug}"):
        assert other.get(f"{base}/rooms/{exhibit.room_id}/desk").status_code == 404
        assert other.post(f"{base}/exhibits/{exhibit.pk}/move", {"to": "later"}).status_code == 404
        came = {"on": "2026-03-01", "count": "3"}
        assert other.post(f"{base}/rooms/{exhibit.room_id}/visits", came).status_code == 404
        anew = {"room": film.room_id, "title": "x", "minutes": 1, "rights": "y"}
        assert other.post(f"{base}/films/{film.pk}/change", anew).status_code == 404
    assert not Visit.objects.exists()
