from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lianxin.core import http
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities import actions
from lianxin.facilities.actions import Panel
from lianxin.facilities.models import Exhibit, Sound
from lianxin.facilities.tests.factories import (
    MP3,
    ExhibitFactory,
    RoomFactory,
    picture_file,
    sound_file,
)
from lianxin.people.tests.factories import sign_in, staff_of

pytestmark = pytest.mark.django_db
PANEL = Panel(title="一封家书", words="纸发黄了，字还清楚。")


@pytest.fixture(autouse=True)
def _clock(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def room():
    return RoomFactory.create(exhibition=True)


@pytest.fixture
def staff(room):
    return staff_of(room.community)


def test_a_voice_without_its_words_is_refused(room, staff):
    with pytest.raises(Invalid) as refused:
        actions.add_exhibit(
            staff, room.pk, Panel(title="a", words="b", sound=sound_file()), now=MONDAY
        )
    assert refused.value.field == "transcript"
    with pytest.raises(Invalid) as refused:
        actions.add_exhibit(
            staff, room.pk, Panel(title="a", words="b", picture=picture_file()), now=MONDAY
        )
    assert refused.value.field == "picture_alt"
    assert not Sound.objects.exists()


def test_a_new_recording_takes_the_place_of_the_old(
    room, staff, django_capture_on_commit_callbacks
):
    made = Panel(title="a", words="b", sound=sound_file(), transcript="说的话")
    exhibit = actions.add_exhibit(staff, room.pk, made, now=MONDAY)
    before = exhibit.sound
    again = Panel(title="a", words="b", sound=sound_file(), transcript="新的话")
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_exhibit(staff, exhibit.pk, again, now=MONDAY)
    exhibit.refresh_from_db()
    assert exhibit.sound != before
    assert Sound.objects.count() == 1
    assert not before.file.storage.exists(before.file.name)


def test_what_is_not_sent_again_stays(room, staff):
    made = Panel(title="a", words="b", picture=picture_file(), picture_alt="一张纸")
    exhibit = actions.add_exhibit(staff, room.pk, made, now=MONDAY)
    actions.change_exhibit(
        staff, exhibit.pk, Panel(title="c", words="d", picture_alt="一张纸"), now=MONDAY
    )
    exhibit.refresh_from_db()
    assert (exhibit.title, exhibit.picture is None) == ("c", False)


def test_exhibits_change_places_along_the_walk(room, staff):
    first, second, third = (ExhibitFactory.create(room=room) for _ in range(3))
    actions.move_exhibit(staff, third.pk, earlier=True, now=MONDAY)
    actions.move_exhibit(staff, first.pk, earlier=True, now=MONDAY)
    order = list(Exhibit.objects.order_by("position").values_list("pk", flat=True))
    assert order == [first.pk, third.pk, second.pk]


def test_a_walk_leads_on_and_back_and_ends_at_the_beginning(client, room):
    first, second = ExhibitFactory.create(room=room), ExhibitFactory.create(room=room)
    slug = room.community.slug
    page = client.get(reverse("facilities:exhibit", args=[slug, room.pk, first.pk]))
    told = page.content.decode()
    assert "第 1 件，共 2 件" in told
    assert 'rel="next"' in told
    assert 'rel="prev"' not in told
    last = client.get(reverse("facilities:exhibit", args=[slug, room.pk, second.pk]))
    assert "走完了" in last.content.decode()


def test_a_code_leads_to_what_it_hangs_beside_and_counts_nobody(client, room):
    exhibit = ExhibitFactory.create(room=room)
    answer = client.get(reverse("exhibit_code", args=[exhibit.code]))
    assert answer.url.endswith(f"/{room.pk}/{exhibit.pk}/")
    assert client.get(reverse("exhibit_code", args=["nothing"])).status_code == 404
    assert not room.visits.exists()


def test_what_is_not_shown_yet_is_absent_from_the_walk(client, room):
    hidden = ExhibitFactory.create(room=room, is_shown=False)
    slug = room.community.slug
    address = reverse("facilities:exhibit", args=[slug, room.pk, hidden.pk])
    assert client.get(address).status_code == 404
    sign_in(client, staff_of(room.community))
    assert "还没给居民看" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("wanted", "status", "length"),
    [
        ("", 200, len(MP3)),
        ("bytes=0-1", 206, 2),
        ("bytes=400-", 206, len(MP3) - 400),
        ("bytes=-4", 206, 4),
        ("bytes=9999-", 416, 0),
        ("bytes=5-2", 416, 0),
        ("rows=1-2", 200, len(MP3)),
    ],
)
def test_a_voice_is_played_whole_or_from_anywhere(client, room, staff, wanted, status, length):
    made = Panel(title="a", words="b", sound=sound_file(), transcript="说的话")
    exhibit = actions.add_exhibit(staff, room.pk, made, now=MONDAY)
    address = reverse("facilities:sound", args=[room.community.slug, exhibit.sound.key])
    answer = client.get(address, headers={"Range": wanted} if wanted else {})
    assert (answer.status_code, len(answer.content)) == (status, length)
    if status != 416:
        assert answer["Content-Type"] == "audio/mpeg"


def test_the_sheet_of_codes_has_every_exhibit_that_is_shown(client, room, staff):
    ExhibitFactory.create(room=room, title="第一块展板")
    ExhibitFactory.create(room=room, title="还没写好", is_shown=False)
    sign_in(client, staff)
    address = reverse("facilities_desk:codes", args=[room.community.slug, room.pk])
    answer = client.get(address)
    told = "".join(PdfReader(BytesIO(answer.content)).pages[0].extract_text().split())
    assert "第一块展板" in told
    assert "还没写好" not in told


@pytest.mark.parametrize("count", [1, 12])
def test_a_stop_and_its_hall_take_few_statements(
    client, room, django_assert_max_num_queries, count
):
    stops = [ExhibitFactory.create(room=room) for _ in range(count)]
    slug = room.community.slug
    with django_assert_max_num_queries(4):
        client.get(reverse("facilities:exhibit", args=[slug, room.pk, stops[0].pk]))
    with django_assert_max_num_queries(6):
        client.get(reverse("facilities:show", args=[slug, room.pk]))


def test_nothing_hangs_in_a_plain_room(staff, room):
    plain = RoomFactory.create(community=room.community)
    with pytest.raises(Invalid):
        actions.add_exhibit(staff, plain.pk, PANEL, now=MONDAY)
    with pytest.raises(NotFound):
        actions.add_exhibit(staff, RoomFactory.create().pk, PANEL, now=MONDAY)
