"""Where a browser comes to that looks at an address made for forms."""

import pytest
from django.urls import reverse

from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import sign_in, staff_of

pytestmark = pytest.mark.django_db

BROWSER = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def matter():
    return MatterFactory.create()


def test_a_browser_is_led_from_a_forms_address_to_the_page_above_it(client, matter):
    known = {"slug": matter.community.slug, "number": matter.number}
    answer = client.get(reverse("matters:follow", kwargs=known), headers=BROWSER)
    assert (answer.status_code, answer.url) == (302, reverse("matters:show", kwargs=known))


def test_a_program_is_told_that_it_may_not_look_there(client, matter):
    known = {"slug": matter.community.slug, "number": matter.number}
    assert client.get(reverse("matters:follow", kwargs=known)).status_code == 405
    assert client.delete(reverse("home:elder"), headers=BROWSER).status_code == 405
    assert client.get("/api/v1/webhooks/1/delete", headers=BROWSER).status_code in (404, 405)


def test_the_mode_can_be_changed_on_a_page_that_a_refused_form_has_drawn(client, matter):
    sign_in(client, staff_of(matter.community))
    known = {"slug": matter.community.slug, "pk": matter.pk, "verb": "decline"}
    forms = reverse("matters_desk:step", kwargs=known)
    assert client.post(forms, {}).status_code == 422
    answer = client.post(reverse("home:elder"), {"next": forms}, headers=BROWSER, follow=True)
    assert answer.status_code == 200
    assert matter.number in answer.content.decode()


def test_who_was_away_too_long_signs_in_again_and_is_where_they_were(client, matter):
    sign_in(client, staff_of(matter.community))
    backlog = reverse("matters_desk:backlog", kwargs={"slug": matter.community.slug})
    assert client.get(backlog).status_code == 200
    session = client.session
    session["seen_at"] -= 24 * 3600
    session.save()
    answer = client.get(backlog, {"state": "accepted"})
    assert answer.url == f"{reverse('account_login')}?next={backlog}%3Fstate%3Daccepted"
    assert "_auth_user_id" not in client.session
