"""A mediation's pages: taken in from a matter, stepped through, refusals beside their field."""

import pytest
from django.urls import reverse

from lianxin.core.tests.factories import MONDAY
from lianxin.council.actions import mediation as actions
from lianxin.council.models import Mediation, MediationState
from lianxin.council.tests.mediating import Case
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import sign_in
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


def told(case, **more):
    return {
        "title": "楼上楼下的水",
        "mediator_id": case.mediator.user_id,
        "first_name": "李桂芳",
        "second_name": "王保田",
        **more,
    }


def step(case, verb):
    return reverse("mediation:step", args=[case.community.slug, case.pk, verb])


def test_who_wants_a_mediator_is_told_whom_to_reach_with_and_without_a_telephone(client):
    there = CommunityFactory.create(phone="0531-86000000")
    for community, number in (
        (there, "0531-86000000"),
        (CommunityFactory.create(phone=""), "12345"),
    ):
        page = client.get(reverse("mediation:overview", args=[community.slug])).content.decode()
        main = page[page.index("<main") : page.index("</main")]
        assert f'href="tel:{number}"' in main
        assert ("请他们转给社区的调解员" in main) == (not community.phone)


def test_a_matter_is_handed_to_a_mediator_from_its_page(client):
    case = Case()
    matter = MatterFactory.create(community=case.community)
    sign_in(client, case.opener)
    page = reverse("mediation_desk:matter", args=[case.community.slug, matter.pk])
    assert "请人调解这件事" in client.get(page).content.decode()
    assert client.post(page, told(case)).status_code == 302
    assert "现在：等双方答应" in client.get(page).content.decode()
    assert Mediation.objects.get(matter=matter).mediator_id == case.mediator.user_id


def test_a_form_that_lacks_a_party_keeps_what_was_typed(client):
    case = Case()
    sign_in(client, case.opener)
    page = reverse("mediation_desk:overview", args=[case.community.slug])
    answer = client.post(page, told(case, second_name="", first_phone="138"))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "楼上楼下的水" in words
    assert "写上另一方姓名" in words
    assert "手机号少了" in words


def test_a_fee_in_the_terms_is_refused_beside_its_field(client):
    case = Case().consent()
    sign_in(client, case.mediator)
    answer = client.post(step(case, "draft"), {"terms": "各交调解费五十元"})
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "人民调解不收任何费用" in words
    assert "各交调解费五十元" in words


def test_a_party_consents_and_signs_by_their_link(client):
    case = Case()
    token = case.held.disputants.get(position=1).token
    client.get(reverse("mediation:party", args=[case.community.slug, token]))
    assert client.post(step(case, "consent"), {"position": 1}).status_code == 302
    assert client.post(step(case, "consent"), {"position": 2}).status_code == 403
    actions.consent(case.party(2), case.pk, position=2, now=MONDAY)
    case.draft()
    page = reverse("mediation:case", args=[case.community.slug, case.pk])
    assert "看过协议，我签字" in client.get(page).content.decode()
    assert client.post(step(case, "sign"), {"position": 1, "seen": "old"}).status_code == 409
    assert client.post(step(case, "sign"), {"position": 1}).status_code == 302
    assert case.held.disputants.get(position=1).signed_at is not None


def test_a_second_refusal_says_how_it_stands(client):
    case = Case()
    sign_in(client, case.mediator)
    for status in (302, 409):
        assert client.post(step(case, "refuse"), {"position": 1}).status_code == status
    assert case.held.state == MediationState.STOPPED
    assert client.post(step(case, "dance")).status_code == 404


def test_the_page_takes_as_many_statements_for_much_as_for_little(
    client, django_assert_max_num_queries
):
    case = Case().consent()
    sign_in(client, case.mediator)
    page = reverse("mediation:case", args=[case.community.slug, case.pk])
    client.get(page)
    with django_assert_max_num_queries(40) as few:
        client.get(page)
    for _each in range(5):
        actions.meet(case.mediator, case.pk, at=MONDAY, venue="调解室", now=MONDAY)
    with django_assert_max_num_queries(len(few)):
        client.get(page)


def test_the_paper_is_there_once_there_are_terms(client):
    case = Case().consent()
    sign_in(client, case.mediator)
    paper = reverse("mediation:paper", args=[case.community.slug, case.pk])
    assert client.get(paper).status_code == 404
    case.draft()
    assert client.get(paper).headers["Content-Type"] == "application/pdf"
