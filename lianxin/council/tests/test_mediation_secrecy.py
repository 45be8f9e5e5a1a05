"""Nobody but the mediator and the parties reads a mediation: no page, search, export, journal or
figure tells a word of it, and not even the database as it lies on disk.
"""

import json

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from lianxin.core.actor import Role
from lianxin.core.figures import Period, evidence, values
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.council.actions import mediation as actions
from lianxin.council.actions.mediation_clock import sweep_mediations
from lianxin.council.figures import MEDIATIONS, MEDIATIONS_AGREED, MEDIATIONS_KEPT
from lianxin.council.models import Mediation
from lianxin.council.tasks.mediation import tell_mediation
from lianxin.council.tests.mediating import Case
from lianxin.matters.tests.factories import MatterFactory
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import PersonFactory, PostFactory, sign_in

pytestmark = pytest.mark.django_db
SECRET = "只有两家知道的隐情"  # words, not a password
NAME, PHONE = "司马隐", "13800007777"


@pytest.fixture
def case():
    made = Case(
        title=SECRET,
        words=SECRET,
        sides=[actions.Side(NAME, PHONE), actions.Side("王保田")],
    ).consent()
    meeting = actions.meet(made.mediator, made.pk, at=MONDAY, venue="调解室", now=MONDAY)
    actions.minute(made.mediator, made.pk, meeting=meeting.pk, words=SECRET, now=MONDAY)
    return made.draft(SECRET).sign()


def posted(community, role):
    return PostFactory.create(community=community, role=role).user


@pytest.fixture
def others(case):
    """Everybody else there is, at home and elsewhere, by what they are."""
    home = case.community
    return {
        "resident": PersonFactory.create(community=home, resident=True).user,
        "member": posted(home, Role.MEMBER),
        "staff": posted(home, Role.STAFF),
        "secretary": posted(home, Role.SECRETARY),
        "party": posted(home, Role.PARTY),
        "street": PostFactory.create(street=True, subdistrict=home.subdistrict).user,
        "admin": PostFactory.create(admin=True).user,
    }


def client_of(user=None):
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def addresses(case, pk=None):
    kwargs = {"slug": case.community.slug, "pk": pk or case.pk}
    return [
        reverse("mediation:case", kwargs=kwargs),
        reverse("mediation:paper", kwargs=kwargs),
        reverse("mediation:step", kwargs=kwargs | {"verb": "sign"}),
    ]


def main_of(answer, asked=""):
    """What a page says, but for the address that was asked for, to which signing in leads back."""
    main = answer.content.partition(b"<main")[2].partition(b"</main>")[0]
    return main.replace(asked.encode(), b"")


def test_hidden_and_absent_are_the_same_answer_to_the_letter_for_every_role(case, others):
    for who in (None, *others.values()):
        client = client_of(who)
        for hidden, absent in zip(addresses(case), addresses(case, 999_999), strict=True):
            method = client.post if "/sign/" in hidden else client.get
            answers = [method(hidden), method(absent)]
            assert [each.status_code for each in answers] == [404, 404]
            assert main_of(answers[0], hidden) == main_of(answers[1], absent)


def test_who_took_it_in_does_not_read_it_any_more(case, client):
    sign_in(client, case.opener)
    for address in addresses(case)[:2]:
        assert client.get(address).status_code == 404


def test_the_desks_pages_and_searches_tell_no_word_of_it(case, others):
    slug = case.community.slug
    matter = MatterFactory.create(community=case.community)
    Mediation.objects.filter(pk=case.pk).update(matter=matter)
    pages = [
        reverse("mediation_desk:overview", args=[slug]),
        reverse("mediation_desk:matter", args=[slug, matter.pk]),
        reverse("matters_desk:matter", args=[slug, matter.pk]),
        reverse("matters_desk:backlog", args=[slug]) + f"?q={SECRET}",
        reverse("mediation:overview", args=[slug]),
        reverse("home:today", args=[slug]),
        reverse("sheets_desk:out", args=[slug, "organisations"]),
        reverse("reports:evidence", args=[slug, 2026, "mediations"]),
        reverse("reports:card", args=[slug, 2026]),
    ]
    for who in (None, *others.values()):
        client = client_of(who)
        for page in pages:
            content = client.get(page).content.decode(errors="ignore")
            told = content.replace(f'value="{SECRET}"', "").replace(f"“{SECRET}”", "")
            for word in (NAME, PHONE, *([SECRET] if "?q=" not in page else [])):
                assert word not in told, (who, page)


def test_a_matters_page_says_that_it_is_mediated_and_no_more(case, others):
    matter = MatterFactory.create(community=case.community)
    Mediation.objects.filter(pk=case.pk).update(matter=matter)
    page = reverse("mediation_desk:matter", args=[case.community.slug, matter.pk])
    words = client_of(others["secretary"]).get(page).content.decode()
    assert "现在：达成协议" in words
    assert "打开这件调解" not in words
    assert SECRET not in words


def test_the_journal_keeps_no_word_of_it(case):
    sweep_mediations(now=MONDAY)
    told = [
        f"{each.office}{json.dumps(each.details, ensure_ascii=False)}"
        for each in Entry.objects.filter(subject_kind="council.mediation")
    ]
    assert set(told) == {"{}"}


def test_no_notice_tells_what_it_is_about(case):
    for entry in Entry.objects.filter(subject_kind="council.mediation"):
        for _twice in range(2):
            tell_mediation.call(entry.pk)
    notices = Notice.objects.all()
    assert {each.user_id for each in notices} == {case.mediator.user_id}
    for each in notices:
        for word in (SECRET, NAME):
            assert word not in f"{each.title}{each.lines}"


def test_nothing_of_it_lies_readable_in_the_database(case):
    tables = [
        name for name in connection.introspection.table_names() if name.startswith("council_")
    ]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # a table's name
            for row in cursor.fetchall():
                assert not any(word in str(row) for word in (SECRET, NAME, PHONE)), table


def test_figures_count_it_and_list_it_to_nobody(case):
    year = Period(2026, today=MONDAY.date())
    actions.visit(case.mediator, case.pk, number=1, is_kept=True, words=SECRET, now=MONDAY)
    figures = (MEDIATIONS, MEDIATIONS_AGREED, MEDIATIONS_KEPT)
    found = values(figures, [case.community.pk], year)
    assert [found[case.community.pk, each.code].part for each in figures] == [1, 1, 1]
    for figure in figures:
        shown = evidence(figure, case.community.pk, year).filter(figure.sees(case.mediator))
        assert not shown.exists()


def test_a_party_reads_it_by_link_alone_and_the_link_leaves_the_address(case, client):
    slug = case.community.slug
    token = case.held.disputants.get(position=1).token
    sent = client.get(reverse("mediation:party", args=[slug, token]))
    assert (sent.status_code, token in sent.headers["Location"]) == (302, False)
    words = client.get(addresses(case)[0]).content.decode()
    assert SECRET in words
    assert token not in words
    assert "no-store" in client.get(addresses(case)[0]).headers["Cache-Control"]
    wrong = client_of().get(reverse("mediation:party", args=[slug, "not-it"]))
    assert wrong.status_code == 404


def test_a_party_with_an_account_needs_no_link(case, others):
    case.held.disputants.filter(position=1).update(user=others["resident"])
    client = client_of(others["resident"])
    assert SECRET in client.get(addresses(case)[0]).content.decode()
    page = reverse("mediation:overview", args=[case.community.slug])
    assert SECRET in client.get(page).content.decode()


def test_a_link_opens_no_other_mediation(case, client):
    other = Case(case.community, title="另一件")
    token = other.held.disputants.get(position=1).token
    client.get(reverse("mediation:party", args=[case.community.slug, token]))
    assert client.get(addresses(case)[0]).status_code == 404


def test_it_is_not_there_under_another_communitys_address(case, client):
    sign_in(client, case.mediator)
    elsewhere = Case().community.slug
    kwargs = {"slug": elsewhere, "pk": case.pk}
    assert client.get(reverse("mediation:case", kwargs=kwargs)).status_code == 404
