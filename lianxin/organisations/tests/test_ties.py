"""Contacts, agreements and pledges: kept safe, reminded of in time, settled with proof."""

from datetime import timedelta
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests import queued
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.notifications.models import Notice
from lianxin.organisations import actions
from lianxin.organisations.actions import Signed
from lianxin.organisations.models import Agreement, PledgeState
from lianxin.organisations.rules import PLEDGE_FLOW
from lianxin.organisations.tasks import remind_workers
from lianxin.organisations.tests.factories import (
    LONG_AGO,
    TODAY,
    AgreementFactory,
    ContactFactory,
    OrganisationFactory,
    PledgeFactory,
)
from lianxin.people.tests.factories import officer_of, resident_of, sign_in, staff_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 made up"


@pytest.fixture
def firm():
    return OrganisationFactory.create(local=True)


@pytest.fixture
def actor(firm):
    return staff_of(firm.community)


def day(days: int):
    return TODAY + timedelta(days=days)


def introduced(actor, firm, phone="13800001234"):
    told = {"name": "王桂芳", "phone": phone, "title": "联系人"}
    return actions.introduce(actor, firm.pk, **told, now=MONDAY)


def test_a_contacts_phone_is_not_in_the_database_as_it_is(actor, firm):
    contact = introduced(actor, firm)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM people_person WHERE id = %s", [contact.person_id])
        assert "13800001234" not in cursor.fetchone()[0]
    with pytest.raises(Invalid, match="已经是联系人"):
        introduced(actor, firm)


def test_a_contact_is_masked_until_somebody_says_why(actor, firm, client):
    contact = introduced(actor, firm)
    sign_in(client, actor)
    page = reverse("organisations_desk:organisation", args=[firm.community.slug, firm.pk])
    see = reverse(
        "organisations_desk:unmask", args=[firm.community.slug, firm.pk, contact.person_id]
    )
    words = client.get(page).content.decode()
    assert "王*芳" in words
    assert "13800001234" not in words
    assert client.post(see, {"reason": ""}).status_code == 422
    assert client.post(see, {"reason": "商量借会议室"}).status_code == 302
    assert "13800001234" in client.get(page).content.decode()
    assert Entry.objects.get(deed="unmask").details == {"reason": "商量借会议室"}


def test_who_has_left_is_a_contact_no_more(actor):
    contact = ContactFactory.create(organisation__community_id=next(iter(actor.posts))[1])
    assert actions.leave(actor, contact.pk, now=MONDAY).until == TODAY
    with pytest.raises(OutOfOrder):
        actions.leave(actor, contact.pk, now=MONDAY)


def test_an_agreements_paper_is_kept_encrypted_and_shown_at_the_desk(actor, firm, client):
    paper = SimpleUploadedFile("协议.pdf", PDF, content_type="application/pdf")
    signed = Signed(title="场地共用", signed_on=LONG_AGO, until=day(90), paper=paper)
    made = actions.sign(actor, firm.pk, signed, now=MONDAY)
    with made.paper.open("rb") as held:
        assert PDF not in held.read()
    address = reverse("organisations_desk:paper", args=[firm.community.slug, made.pk])
    assert client.get(address).status_code == 404
    sign_in(client, actor)
    answer = client.get(address)
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"until": LONG_AGO - timedelta(days=1)}, "until"),
        ({"signed_on": day(1)}, "signed_on"),
        ({"title": " "}, "title"),
        ({"paper": SimpleUploadedFile("a.exe", b"MZ not a paper")}, "paper"),
        ({"paper": SimpleUploadedFile("a.pdf", b"")}, "paper"),
    ],
)
def test_what_is_wrong_with_an_agreement_is_said_beside_its_field(actor, firm, more, field):
    told = {"title": "场地共用", "signed_on": LONG_AGO, **more}
    with pytest.raises(Invalid) as refused:
        actions.sign(actor, firm.pk, Signed(**told), now=MONDAY)
    assert refused.value.field == field
    assert not Agreement.objects.exists()


def test_an_agreement_is_renewed_once(actor, firm):
    old = AgreementFactory.create(organisation=firm, until=day(5))
    signed = Signed(title="场地共用", signed_on=TODAY, until=day(400), renews=old.pk)
    assert actions.sign(actor, firm.pk, signed, now=MONDAY).renews == old
    with pytest.raises(OutOfOrder, match="续签过"):
        actions.sign(actor, firm.pk, signed, now=MONDAY)


@pytest.mark.parametrize(("days", "count"), [(30, 1), (31, 0)])
def test_an_agreement_is_reminded_of_thirty_days_ahead_and_once(actor, firm, days, count):
    AgreementFactory.create(organisation=firm, until=day(days))
    assert actions.sweep(now=MONDAY) == count
    assert actions.sweep(now=MONDAY) == 0


@pytest.mark.parametrize(("days", "count"), [(7, 1), (8, 0)])
def test_a_pledge_is_reminded_of_a_week_ahead_and_once(actor, firm, days, count):
    PledgeFactory.create(organisation=firm, due_on=day(days))
    assert actions.sweep(now=MONDAY) == count
    assert actions.sweep(now=MONDAY) == 0


def test_staff_are_told_what_runs_out(actor, firm):
    AgreementFactory.create(organisation=firm, until=day(3))
    actions.sweep(now=MONDAY)
    assert queued.times(remind_workers) == 1
    entry = Entry.objects.get(deed="remind")
    for _twice in range(2):
        remind_workers.call(entry.pk, firm.pk, "续签还是不续")
    notice = Notice.objects.get(user_id=actor.user_id)
    assert [line["text"] for line in notice.lines] == ["续签还是不续"]


def test_what_was_given_up_or_renewed_is_not_reminded_of(actor, firm):
    given_up = AgreementFactory.create(organisation=firm, until=day(3))
    actions.end_agreement(actor, given_up.pk, now=MONDAY)
    old = AgreementFactory.create(organisation=firm, until=day(3))
    AgreementFactory.create(organisation=firm, renews=old)
    assert actions.sweep(now=MONDAY) == 0


@pytest.mark.parametrize(("state", "verb"), list(product(PledgeState, PLEDGE_FLOW)))
def test_each_pledge_is_settled_from_its_own_state_by_workers_alone(firm, state, verb):
    settled = {} if state == PledgeState.OPEN else {"settled_on": TODAY, "proof": "看过"}
    held = PledgeFactory.create(organisation=firm, state=state, **settled)
    with pytest.raises(NotPermitted):
        actions.settle(
            officer_of(firm.community.subdistrict), held.pk, verb, proof="看过", now=MONDAY
        )
    with pytest.raises(NotFound):
        actions.settle(resident_of(firm.community), held.pk, verb, proof="看过", now=MONDAY)
    worker = staff_of(firm.community)
    if state in PLEDGE_FLOW[verb].sources:
        made = actions.settle(worker, held.pk, verb, proof="看过", now=MONDAY)
        assert made.state == PLEDGE_FLOW[verb].target
    else:
        with pytest.raises(OutOfOrder):
            actions.settle(worker, held.pk, verb, proof="看过", now=MONDAY)


def test_a_pledge_is_kept_only_with_proof_and_a_photo_is_not_needed(actor, firm):
    held = actions.pledge(actor, firm.pk, what="开放操场", due_on=day(9), now=MONDAY)
    with pytest.raises(Invalid) as refused:
        actions.settle(actor, held.pk, "keep", proof=" ", now=MONDAY)
    assert refused.value.field == "proof"
    assert actions.settle(actor, held.pk, "keep", proof="周六去看过", now=MONDAY).photo is None


def test_the_photo_that_proves_a_pledge_is_public_with_it(actor, firm, client):
    held = PledgeFactory.create(organisation=firm)
    actions.settle(actor, held.pk, "keep", proof="看过", photo=picture(), now=MONDAY)
    held.refresh_from_db()
    assert held.photo is not None
    address = reverse("organisations:photo", args=[firm.community.slug, held.photo.key])
    assert client.get(address).status_code == 200
    type(held).objects.update(is_shown=False)
    assert client.get(address).status_code == 404
