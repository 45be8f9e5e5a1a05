from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lianxin.core import http
from lianxin.core.actor import CLOCK
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.figures import LOCAL
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import PostFactory, actor_for, sign_in
from lianxin.volunteers import actions
from lianxin.volunteers.models import Certificate
from lianxin.volunteers.queries.certificates import verdict
from lianxin.volunteers.tests.factories import DAY, IDENTITY, Stage

pytestmark = pytest.mark.django_db
SPAN = actions.Span(date(2015, 1, 1), date(2026, 12, 31))


@pytest.fixture
def stage():
    return Stage()


def asked(stage, *, may_show=False, at=MONDAY, name="王桂芬") -> Certificate:
    volunteer = stage.volunteer(identity=IDENTITY, identity_index="x", name=name)
    stage.verified(volunteer, at - 3 * DAY)
    return actions.ask(stage.acts(volunteer), volunteer.pk, SPAN, may_show=may_show, now=at)


def issued(stage, **fields) -> Certificate:
    certificate = asked(stage, **fields)
    return actions.grant(stage.staff, certificate.pk, now=fields.get("at", MONDAY))


def test_a_certificate_has_all_that_it_must_say(stage):
    made = issued(stage)
    assert (made.state, made.minutes, made.identity) == ("issued", 120, "370102********0018")
    assert made.issuer.endswith("居民委员会")
    assert made.handler == made.handler.strip() != ""
    assert made.lines == [
        {"on": "2026-02-27", "what": made.lines[0]["what"], "minutes": 120},
    ]


def test_the_code_of_a_certificate_is_true_and_a_forged_one_is_not(stage):
    made = issued(stage)
    today = MONDAY.date()
    assert verdict(made.code, today=today).is_in_force
    assert verdict(made.code.lower(), today=today).is_true
    forged = made.code[:-1] + ("A" if made.code[-1] != "A" else "B")
    assert not verdict(forged, today=today).is_true
    assert not verdict("", today=today).is_true


def test_a_certificate_that_was_changed_in_the_table_is_not_true_any_more(stage):
    made = issued(stage)
    Certificate.objects.filter(pk=made.pk).update(minutes=99_999)
    assert not verdict(made.code, today=MONDAY.date()).is_true


def test_the_full_name_is_shown_only_by_the_holders_own_consent(stage):
    hidden, shown = issued(stage), issued(Stage(), may_show=True)
    assert verdict(hidden.code, today=MONDAY.date()).name == "王*芬"
    assert verdict(shown.code, today=MONDAY.date()).name == "王桂芬"


def test_the_page_shows_no_more_than_the_certificate(stage, client):
    made = issued(stage)
    address = reverse("volunteers_verify:verify", args=[made.code])
    told = client.get(address).content.decode()
    assert "这张证明属实" in told
    assert made.number in told
    assert IDENTITY not in told
    assert "138" not in told.partition("<main")[2].partition("</main")[0]


def test_a_forged_code_gets_the_answer_that_it_is_invalid(client):
    answer = client.get(reverse("volunteers_verify:verify", args=["ABCDEFGHJKLMNPQR"]))
    assert answer.status_code == 404
    assert "不是我们开的" in answer.content.decode()
    asked_for = client.get(reverse("volunteers_verify:verify_ask"), {"code": "ab-cd"})
    assert asked_for.url == reverse("volunteers_verify:verify", args=["abcd"])


def test_a_revoked_certificate_says_so_on_its_page(stage, client):
    made = issued(stage)
    with pytest.raises(Invalid):
        actions.revoke(stage.staff, made.pk, words="", now=MONDAY)
    actions.revoke(stage.staff, made.pk, words="时长记错了人", now=MONDAY)
    told = client.get(reverse("volunteers_verify:verify", args=[made.code])).content.decode()
    assert "后来作废了" in told
    assert "时长记错了人" in told


def test_after_withdrawal_the_code_is_true_and_the_name_is_gone(stage):
    made = issued(stage, may_show=True)
    volunteer = made.volunteer
    actions.withdraw(stage.acts(volunteer), volunteer.pk, now=MONDAY)
    told = verdict(made.code, today=MONDAY.date())
    assert (told.is_true, told.name, told.certificate.identity) == (True, "", "")


def test_nothing_is_certified_that_nobody_verified(stage):
    volunteer = stage.volunteer(identity=IDENTITY, identity_index="x")
    stage.served(volunteer, MONDAY - DAY)
    with pytest.raises(Invalid):
        actions.ask(stage.acts(volunteer), volunteer.pk, SPAN, may_show=False, now=MONDAY)


def test_without_a_number_of_identity_no_certificate_is_asked_for(stage):
    volunteer = stage.volunteer()
    stage.verified(volunteer, MONDAY - DAY)
    with pytest.raises(Invalid):
        actions.ask(stage.acts(volunteer), volunteer.pk, SPAN, may_show=False, now=MONDAY)
    actions.add_identity(
        stage.staff, volunteer.pk, identity=IDENTITY, may_keep_identity=True, now=MONDAY
    )
    actions.ask(stage.acts(volunteer), volunteer.pk, SPAN, may_show=False, now=MONDAY)
    assert Certificate.objects.exists()


def test_staff_do_not_certify_themselves(stage):
    certificate = asked(stage)
    own = certificate.volunteer.person.user
    PostFactory.create(user=own, community=stage.community)
    with pytest.raises(NotPermitted):
        actions.grant(actor_for(own), certificate.pk, now=MONDAY)


def test_in_2015_a_certificate_is_posted_for_seven_days_first():
    autumn = MONDAY.astimezone(LOCAL).replace(year=2015, month=9, day=7)
    stage = Stage()
    certificate = asked(stage, at=autumn)
    posted = actions.grant(stage.staff, certificate.pk, now=autumn)
    assert (posted.state, posted.posted_until) == ("posted", date(2015, 9, 14))
    with pytest.raises(OutOfOrder):
        actions.grant(stage.staff, certificate.pk, now=autumn + 6 * DAY)
    actions.sweep(now=autumn + 7 * DAY)
    certificate.refresh_from_db()
    assert certificate.state == "posted"
    actions.sweep(now=autumn + 8 * DAY)
    certificate.refresh_from_db()
    assert (certificate.state, certificate.handler == CLOCK.name) == ("issued", False)


def test_the_paper_says_what_the_certificate_says_and_nothing_hidden(stage, client, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    made = issued(stage)
    sign_in(client, stage.acts(made.volunteer))
    slug = stage.community.slug
    answer = client.get(reverse("volunteers:certificate", args=[slug, made.pk]))
    reader = PdfReader(BytesIO(answer.content))
    # Typst sets a thin space between Chinese and figures.
    told = "".join("".join(each.extract_text().split()) for each in reader.pages)
    for words in ("志愿服务记录证明", made.number, "王桂芬", "370102********0018", made.issuer):
        assert words in told
    assert IDENTITY not in told
    assert len(reader.pages) == 1


def test_nobody_else_opens_the_paper(stage, client, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    made = issued(stage)
    address = reverse("volunteers:certificate", args=[stage.community.slug, made.pk])
    assert client.get(address).status_code == 404
    sign_in(client, stage.acts(stage.volunteer()))
    assert client.get(address).status_code == 404
