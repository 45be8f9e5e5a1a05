"""大家的事, finding one's matter again, and help."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core.pace import WINDOW_SECONDS
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory, MatterPhotoFactory
from lianxin.people.tests.factories import PersonFactory, resident_of, sign_in
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
PHONE = "13800001230"


@pytest.fixture
def community() -> Community:
    return CommunityFactory.create(prefix="LSL")


def of_phone(community: Community, **more: object) -> Matter:
    """A private matter of a guest who left PHONE."""
    person = PersonFactory.create(community=community, phone=PHONE)
    return MatterFactory.create(community=community, reporter=person, private=True, **more)


def numbers_on(page: str) -> list[str]:
    return re.findall(r'class="item" href="[^"]*/([A-Z]+-\d+-\d+)/"', page)


def listed(client: Client, community: Community, **query: str) -> list[str]:
    response = client.get(reverse("matters:list", args=[community.slug]), query)
    assert response.status_code == 200
    return numbers_on(response.content.decode())


def find(client: Client, community: Community, **typed: str):
    return client.post(reverse("matters:find", args=[community.slug]), typed)


def test_the_list_shows_what_is_shown_here_and_nothing_else(client, community):
    shown = MatterFactory.create(community=community)
    MatterFactory.create(community=community, private=True)
    MatterFactory.create(community=community, unseen=True)
    MatterFactory.create()
    assert listed(client, community) == [shown.number]


def test_the_list_can_be_narrowed_by_group_category_and_words(client, community):
    lamp = CategoryFactory.create(code="lamp")
    opened = MatterFactory.create(community=community, category=lamp, title="路灯坏了")
    ended = MatterFactory.create(community=community, solved=True, title="水管漏水")
    assert listed(client, community, group="open") == [opened.number]
    assert listed(client, community, group="ended") == [ended.number]
    assert listed(client, community, category="lamp") == [opened.number]
    assert listed(client, community, words="漏水") == [ended.number]
    assert listed(client, community, group="nonsense") == [ended.number, opened.number]


def test_walking_the_pages_shows_each_matter_once(client, community):
    numbers = [MatterFactory.create(community=community).number for _each in range(45)]
    url = reverse("matters:list", args=[community.slug])
    walked = []
    while url:
        page = client.get(url).content.decode()
        walked += numbers_on(page)
        onward = re.search(r'rel="next" href="(\?[^"]+)"', page)
        url = reverse("matters:list", args=[community.slug]) + onward.group(1) if onward else ""
    assert walked == numbers[::-1]


def test_a_page_of_the_list_takes_few_statements(client, community, django_assert_max_num_queries):
    MatterFactory.create_batch(20, community=community)
    with django_assert_max_num_queries(3):
        listed(client, community)


def test_a_forged_page_address_is_refused_in_words(client, community):
    response = client.get(reverse("matters:list", args=[community.slug]), {"after": "???"})
    assert response.status_code == 422
    assert "从第一页看起" in response.content.decode()


def test_an_empty_list_says_what_to_do_next(client, community):
    page = client.get(reverse("matters:list", args=[community.slug])).content.decode()
    assert "报第一件" in page


def test_a_public_matter_is_found_by_its_number_alone(client, community):
    matter = MatterFactory.create(community=community)
    assert find(client, community, number=matter.number).url.endswith(f"{matter.number}/")


@pytest.mark.parametrize(
    "typed", ["lsl-2015-000123", "LSL－2015－000123", "2015-123", "2015 000123"]
)
def test_a_number_is_read_however_it_is_typed(client, community, typed):
    MatterFactory.create(community=community, number="LSL-2015-000123")
    assert find(client, community, number=typed).url.endswith("LSL-2015-000123/")


def test_number_and_phone_open_a_guests_own_private_matter(client, community):
    matter = of_phone(community)
    response = find(client, community, number=matter.number, phone="138 0000 1230")
    assert client.get(response.url).status_code == 200
    assert Client().get(response.url).status_code == 404


def test_a_wrong_phone_and_a_wrong_number_are_told_alike(client, community):
    matter = of_phone(community)
    wrong_phone = find(client, community, number=matter.number, phone="13800001231")
    no_phone = find(client, community, number=matter.number)
    wrong_number = find(client, community, number="LSL-2026-999999", phone=PHONE)
    for response in (wrong_phone, no_phone, wrong_number):
        assert response.status_code == 404
        assert "没有找到这件事" in response.content.decode()


def test_guessing_phones_for_a_number_ends_with_too_many_tries(client, community):
    assert WINDOW_SECONDS == 3600
    matter = of_phone(community)
    for guess in range(20):
        find(client, community, number=matter.number, phone=f"139000000{guess:02d}")
    response = find(client, community, number=matter.number, phone=PHONE)
    assert response.status_code == 429


def test_the_private_link_opens_the_matter_for_this_browser(client, community):
    matter = of_phone(community)
    response = client.get(reverse("matters:token", args=[matter.token]), follow=True)
    assert response.status_code == 200
    assert matter.title in response.content.decode()


def test_a_link_that_nobody_was_given_is_not_found(client):
    assert client.get("/t/nosuchtoken/").status_code == 404


def test_a_shown_matters_photo_may_be_kept_by_everyone(client):
    photo = MatterPhotoFactory.create()
    response = client.get(reverse("matters:photo", args=[photo.upload.key, "full"]))
    assert response.headers["Content-Type"] == "image/jpeg"
    assert "public" in response.headers["Cache-Control"]


def test_a_small_photo_not_made_yet_is_the_large_one_for_a_minute(client):
    photo = MatterPhotoFactory.create()
    response = client.get(reverse("matters:photo", args=[photo.upload.key, "small"]))
    assert "max-age=60" in response.headers["Cache-Control"]


def test_a_private_matters_photo_is_not_found_by_others(client, community):
    resident = resident_of(community)
    (person,) = resident.person_ids
    matter = MatterFactory.create(community=community, private=True, reporter_id=person)
    url = reverse(
        "matters:photo", args=[MatterPhotoFactory.create(matter=matter).upload.key, "full"]
    )
    assert client.get(url).status_code == 404
    sign_in(client, resident)
    assert "private" in client.get(url).headers["Cache-Control"]


def test_other_sizes_of_a_photo_do_not_exist(client):
    key = MatterPhotoFactory.create().upload.key
    assert client.get(f"/photo/{key}/huge/").status_code == 404
