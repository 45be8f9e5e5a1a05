"""What is offered, pointed out and warned of before a report goes out."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.core.models import Upload
from lianxin.core.tests.factories import picture
from lianxin.matters.models import Draft, Matter, MatterPhoto
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.matters.tests.test_portal_report import begin, new_url, send, step, written
from lianxin.people.tests.factories import resident_of, sign_in
from lianxin.places.models import Community
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory

pytestmark = pytest.mark.django_db
TELLTALE = "灯不亮，可以找李桂芳，13812341234。"


@pytest.fixture
def community() -> Community:
    return CommunityFactory.create()


@pytest.fixture
def lamp():
    return CategoryFactory.create(name="道路照明", words=["灯"])


@pytest.fixture
def draft(client, community, lamp) -> Draft:
    return written(client, begin(client, community), lamp)


def test_names_and_numbers_are_pointed_out_and_struck_by_default(client, community, lamp):
    draft = written(client, begin(client, community), lamp, words=TELLTALE)
    page = client.get(step(draft, "preview")).content.decode()
    assert "138****1234</mark>" in page
    assert "13812341234" not in page
    send(client, draft)
    assert Matter.objects.get().words == "灯不亮，可以找李*芳，138****1234。"


def test_whoever_wants_their_words_unstruck_is_heard(client, community, lamp):
    draft = written(client, begin(client, community), lamp, words=TELLTALE)
    client.post(step(draft, "preview"), {"is_public": "1", "is_named": "0", "phone": "13800001230"})
    assert Matter.objects.get().words == TELLTALE


def test_a_digit_too_few_is_said_above_the_phone_and_at_the_head(client, draft):
    page = send(client, draft, phone="138 0000 123")
    assert page.status_code == 422
    assert page.content.decode().count("现在是 10 位，应是 11 位。") == 2
    assert 'value="138 0000 123"' in page.content.decode()


def test_to_be_named_one_gives_a_name_and_is_shown_masked(client, draft):
    assert send(client, draft, is_named="1").status_code == 422
    url = send(client, draft, is_named="1", name="李桂芳").url
    page = client.get(url).content.decode()
    assert "李*芳" in page
    assert "李桂芳" not in page


def test_a_private_report_is_seen_by_its_reporter_only(client, draft):
    url = send(client, draft, is_public="0").url
    assert "只给社区看" in client.get(url).content.decode()
    client.cookies.clear()
    assert client.get(url).status_code == 404


def test_words_of_danger_show_the_number_first_and_go_on_from_there(client, community):
    CategoryFactory.create(name="燃气", words=["煤气"])
    draft = begin(client, community)
    response = client.post(step(draft, "words"), {"words": "厨房里一股煤气味"})
    assert response.url.startswith(step(draft, "danger"))
    page = client.get(response.url).content.decode()
    assert 'href="tel:119"' in page
    assert step(draft, "words") in page
    draft.refresh_from_db()
    assert draft.words == "厨房里一股煤气味"


def test_the_way_on_from_a_danger_leads_nowhere_else(client, draft):
    page = client.get(step(draft, "danger"), {"then": "https://example.com/"}).content.decode()
    assert 'href="https://example.com' not in page
    assert step(draft, "words") in page


def test_a_dangerous_report_is_marked_urgent_once_sent(client, community, lamp):
    draft = written(client, begin(client, community), lamp, words="楼上着火了")
    send(client, draft)
    assert Matter.objects.get().is_urgent


def test_an_open_matter_in_like_words_near_by_is_offered_first(client, community, lamp):
    yard = BuildingFactory.create(parent__community=community).courtyard
    like = MatterFactory.create(
        community=community, courtyard=yard, place=yard, category=lamp, title="楼道灯不亮"
    )
    MatterFactory.create(
        community=community, courtyard=yard, title="垃圾没人收", words="垃圾桶满了"
    )
    MatterFactory.create(community=community, courtyard=yard, private=True, title="楼道灯不亮")
    MatterFactory.create(community=community, courtyard=yard, solved=True, title="楼道灯不亮")
    MatterFactory.create(title="楼道灯不亮")
    draft = begin(client, community, yard=yard.name)
    response = client.post(step(draft, "words"), {"words": "楼道的灯又不亮了"})
    page = client.get(response.url).content.decode()
    assert "附近有 1 件像是同一件事" in page
    assert like.title in page


def test_a_guest_who_joins_from_the_report_is_asked_for_a_phone(client, community, draft):
    matter = MatterFactory.create(community=community)
    url = reverse("matters:join", args=[community.slug, matter.number])
    response = client.post(url, {"words": "楼道的灯又不亮了"})
    assert response.url.endswith("?join=1#join")
    assert "算上我这一户" in client.get(response.url).content.decode()


def test_hints_come_for_words_that_are_not_kept_yet(client, community, lamp):
    draft = begin(client, community)
    page = client.post(step(draft, "hints"), {"words": "灯不亮"}).content.decode()
    assert lamp.name in page
    draft.refresh_from_db()
    assert draft.words == ""


def test_photos_come_along_with_the_words_and_onto_the_matter(client, community, lamp):
    draft = written(client, begin(client, community), lamp, photos=[picture(), picture("b.jpg")])
    assert draft.photos.count() == 2
    send(client, draft)
    assert MatterPhoto.objects.filter(matter=Matter.objects.get()).count() == 2


def test_a_file_that_is_no_picture_is_refused_and_the_words_stay(client, community, lamp):
    draft = begin(client, community)
    broken = picture("list.jpg")
    broken.file.seek(0)
    broken.file.write(b"no picture at all")
    typed = {"words": "灯不亮", "category": lamp.pk, "asked": lamp.pk, "photos": broken}
    page = client.post(step(draft, "words"), typed)
    assert page.status_code == 422
    assert "list.jpg：" in page.content.decode()
    assert "灯不亮" in page.content.decode()


def test_the_seventh_photo_is_refused_and_six_are_kept(client, community, lamp):
    draft = begin(client, community)
    typed = {"words": "灯不亮", "photos": [picture(f"{n}.jpg") for n in range(7)]}
    assert client.post(step(draft, "words"), typed).status_code == 422
    assert draft.photos.count() == 6


def test_one_photo_by_itself_answers_with_its_thumbnail(client, draft):
    answer = client.post(step(draft, "photos"), {"photos": picture()})
    assert f"/photo/{draft.photos.get().upload.key}/small/" in answer.content.decode()


def test_a_photo_taken_out_again_is_gone_and_the_words_stay(client, draft):
    client.post(step(draft, "photos"), {"photos": picture()})
    photo = draft.photos.get()
    client.post(step(draft, "words"), {"words": "写了一半", "drop": photo.pk})
    draft.refresh_from_db()
    assert draft.words == "写了一半"
    assert not Upload.objects.exists()


def test_only_the_writer_sees_a_drafts_photo(client, draft):
    client.post(step(draft, "photos"), {"photos": picture()})
    url = reverse("matters:photo", args=[draft.photos.get().upload.key, "small"])
    assert "private" in client.get(url).headers["Cache-Control"]
    client.cookies.clear()
    assert client.get(url).status_code == 404


def test_a_closed_community_takes_nothing_new_and_says_so(client):
    closed = CommunityFactory.create(closed=True)
    assert "暂时不收新的事" in client.get(new_url(closed)).content.decode()
    assert client.post(new_url(closed), {"yard": ""}).status_code == 403
    assert not Draft.objects.exists()


def test_in_the_elder_mode_each_question_has_its_own_screen(client, community, lamp):
    client.cookies["elder"] = "1"
    building = BuildingFactory.create(parent__community=community)
    url = client.post(new_url(community), {"yard": building.courtyard.name, "stage": "yard"}).url
    assert url.endswith("/place/?part=building")
    page = client.get(url).content.decode()
    assert building.name in page
    draft = Draft.objects.get()
    typed = {
        "stage": "building",
        "asked": building.courtyard_id,
        "yard": building.courtyard.name,
        "building": building.pk,
    }
    assert client.post(url, typed).url == step(draft, "words")
    url = client.post(step(draft, "words"), {"part": "words", "words": "灯不亮"}).url
    assert url.endswith("?part=category")
    assert 'name="words"' not in client.get(url).content.decode()
    typed = {"part": "category", "category": lamp.pk, "asked": lamp.pk}
    url = client.post(url, typed).url
    assert url.endswith("?part=photos")
    assert client.post(url, {"part": "photos"}).url == step(draft, "preview")


def test_a_report_too_many_within_the_hour_is_refused_with_its_words_kept(client, community, lamp):
    actor = resident_of(community)
    sign_in(client, actor)
    draft = written(client, begin(client, community), lamp)
    late = draft.started_at - timedelta(minutes=5)
    (person,) = actor.person_ids
    for _each in range(10):
        MatterFactory.create(
            community=community, reporter_id=person, reported_at=late, shown_at=None
        )
    answer = send(client, draft)
    assert answer.status_code == 429
    assert "一小时里最多报 10 件" in answer.content.decode()
    assert Draft.objects.filter(pk=draft.pk).exists()
