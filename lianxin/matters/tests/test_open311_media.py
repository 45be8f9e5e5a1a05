"""A picture that an application names by its address: fetched once, in the background."""

import pytest

from lianxin.core import http
from lianxin.core.models import Entry, Upload
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.core.tests.queued import run, times
from lianxin.core.tests.test_fetching import Elsewhere
from lianxin.matters.actions.media import give_media_up, hang_media
from lianxin.matters.models import Relay
from lianxin.matters.tasks.media import fetch_media
from lianxin.matters.tests.factories import (
    KEY,
    ApplicationFactory,
    CategoryFactory,
    RelayFactory,
)
from lianxin.matters.tests.test_open311_posts import send
from lianxin.people.tests.factories import sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    CategoryFactory.create(code="lamp", name="道路照明")
    ApplicationFactory.create(key=KEY, name="济南随手拍")
    return CommunityFactory.create(slug="lishanlu")


@pytest.fixture
def elsewhere(settings):
    found = Elsewhere()
    settings.MEDIA_TRUSTED_HOSTS = (found.host,)
    found.answers = {
        "/a.jpg": (200, {"Content-Type": "text/plain"}, picture("a.jpg").read()),
        "/page": (200, {"Content-Type": "image/jpeg"}, b"<html>no picture</html>"),
        "/gone": (404, {}, b""),
    }
    yield found
    found.end()


def relayed(client, url):
    """A report with an address, and what became of it once the worker has run."""
    assert send(client, media_url=url).status_code == 200
    run(fetch_media)
    return Relay.objects.select_related("matter__community").latest("pk")


def test_a_picture_is_known_by_its_content_and_hung_once(client, elsewhere):
    relay = relayed(client, elsewhere.url("/a.jpg"))
    run(fetch_media)
    assert (times(fetch_media), elsewhere.asked) == (1, ["/a.jpg"])
    [photo] = relay.matter.photos.all()
    assert (photo.stage, relay.media_failed, relay.media_ended_at) == ("before", "", MONDAY)
    hang_media(relay.pk, picture("b.jpg").read(), now=MONDAY)
    give_media_up(relay.pk, words="晚了", now=MONDAY)
    assert (relay.matter.photos.count(), Upload.objects.count()) == (1, 1)
    deeds = Entry.objects.filter(subject_id=relay.matter_id, subject_kind="matters.matter")
    assert list(deeds.order_by("pk").values_list("deed", flat=True)) == ["report", "photos"]


@pytest.mark.parametrize("path", ["/page", "/gone"])
def test_what_is_no_picture_is_written_down_and_harms_nothing(client, elsewhere, path):
    relay = relayed(client, elsewhere.url(path))
    assert relay.media_failed
    assert not relay.matter.photos.exists()
    sign_in(client, staff_of(relay.matter.community))
    page = client.get(f"/desk/c/lishanlu/matters/{relay.matter_id}/").content.decode()
    assert relay.media_failed in page
    assert "网上的照片没有取到" in page


@pytest.mark.parametrize(
    "url", ["http://example.org/a.jpg", "https://127.0.0.1/a.jpg", "https://[::1]:8000/a.jpg"]
)
def test_an_address_inside_or_without_tls_is_never_called(client, url):
    relay = relayed(client, url)
    assert relay.media_failed
    assert relay.matter.photos.count() == 0


def test_no_port_but_the_one_that_is_allowed_is_trusted(client, elsewhere, settings):
    settings.MEDIA_TRUSTED_HOSTS = ("127.0.0.1:9",)
    assert relayed(client, elsewhere.url("/a.jpg")).media_failed
    assert elsewhere.asked == []


def test_a_seventh_picture_is_given_up_with_its_reason(client, elsewhere):
    files = {"media": [picture(f"{n}.jpg") for n in range(6)]}
    send(client, media_url=elsewhere.url("/a.jpg"), **files)
    run(fetch_media)
    relay = Relay.objects.get()
    assert (relay.matter.photos.count(), "6 张" in relay.media_failed) == (6, True)


def test_a_report_without_an_address_sets_no_task(client):
    send(client)
    assert times(fetch_media) == 0
    assert RelayFactory.create().media_ended_at is None
