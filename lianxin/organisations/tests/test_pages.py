"""The pages: filters, workbook, forms that keep what was typed, statements that do not grow."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from lianxin.core.figures import Period, evidence, values
from lianxin.organisations.figures import FIGURES, PLEDGES_KEPT, SOCIAL
from lianxin.organisations.models import Need, Organisation, Pledge, Project
from lianxin.organisations.tests.factories import (
    LONG_AGO,
    TODAY,
    AgreementFactory,
    ContactFactory,
    MilestoneFactory,
    NeedFactory,
    OrganisationFactory,
    PartnerFactory,
    PledgeFactory,
    ProjectFactory,
    ResourceFactory,
)
from lianxin.people.tests.factories import sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return CommunityFactory.create()


@pytest.fixture
def desk(community, client):
    sign_in(client, staff_of(community))
    return client


def fill(community, count):
    for _each in range(count):
        firm = OrganisationFactory.create(community=community, local=True)
        ContactFactory.create(organisation=firm)
        AgreementFactory.create(organisation=firm, until=TODAY)
        PledgeFactory.create(organisation=firm, due_on=TODAY)
        MilestoneFactory.create(organisation=firm)
        ResourceFactory.create(organisation=firm)
        NeedFactory.create(community=community)
        PartnerFactory.create(organisation=firm, project__community=community)


PAGES = [
    ("organisations_desk:register", {}),
    ("organisations_desk:organisation", {"pk": True}),
    ("joint_lists_desk:board", {}),
    ("organisations:overview", {}),
    ("organisations:together", {}),
]


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_a_page_takes_as_many_statements_for_much_as_for_little(
    community, desk, django_assert_max_num_queries, name, more
):
    fill(community, 1)
    kwargs = {"slug": community.slug}
    firm = Organisation.objects.get()
    address = reverse(name, kwargs=kwargs | ({"pk": firm.pk} if more else {}))
    desk.get(address)
    with django_assert_max_num_queries(100) as few:
        assert desk.get(address).status_code == 200
    fill(community, 6)
    for _each in range(3):
        PledgeFactory.create(organisation=firm, due_on=TODAY)
        MilestoneFactory.create(organisation=firm)
        ContactFactory.create(organisation=firm)
        AgreementFactory.create(organisation=firm, until=TODAY)
    with django_assert_max_num_queries(len(few)):
        assert desk.get(address).status_code == 200


def test_the_list_is_filtered_by_words_kind_and_standing(community, desk):
    OrganisationFactory.create(community=community, name="高跷艺术团", what="踩高跷")
    OrganisationFactory.create(community=community, name="后坡街小学", local=True)
    OrganisationFactory.create(community=community, name="读书会", idea=True)
    page = reverse("organisations_desk:register", args=[community.slug])
    for query, there, absent in (
        ("?q=踩高跷", "高跷艺术团", "后坡街小学"),
        ("?kind=local", "后坡街小学", "高跷艺术团"),
        ("?stand=begun", "读书会", "后坡街小学"),
    ):
        words = desk.get(page + query).content.decode()
        assert there in words
        assert absent not in words


def test_the_workbook_holds_what_the_filter_finds_and_no_persons(community, desk):
    firm = OrganisationFactory.create(community=community, name="后坡街小学", local=True)
    ContactFactory.create(organisation=firm, person__name="王桂芳")
    OrganisationFactory.create(community=community, name="高跷艺术团")
    answer = desk.get(
        reverse("sheets_desk:out", args=[community.slug, "organisations"]) + "?kind=local"
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["名称*", "后坡街小学"]
    assert "王桂芳" not in str(rows)


def test_a_refused_step_keeps_what_was_typed_and_says_what_is_missing(community, desk):
    firm = OrganisationFactory.create(community=community, state="applied")
    address = reverse("organisations_desk:step", args=[community.slug, firm.pk, "register"])
    answer = desk.post(address, {"on": TODAY.isoformat(), "number": "济历民证字第12号"})
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "写上在哪儿登记的" in words
    assert "济历民证字第12号" in words


def test_steps_of_another_organisation_are_not_taken_through_this_ones_page(community, desk):
    firm = OrganisationFactory.create(community=community)
    other = PledgeFactory.create(organisation__community=community)
    kwargs = {"slug": community.slug, "pk": firm.pk, "part": "pledges", "verb": "keep"}
    address = reverse("organisations_desk:part_step", kwargs=kwargs | {"thing": other.pk})
    assert desk.post(address, {"proof": "看过"}).status_code == 404
    assert Pledge.objects.get().state == "open"


def test_the_board_takes_a_need_and_settles_it(community, desk):
    form = {"field": "room", "what": "要一间教室", "since": TODAY.isoformat()}
    sent = desk.post(reverse("joint_lists_desk:step", args=[community.slug, "need"]), form)
    assert sent.status_code == 302
    need = Need.objects.get()
    kwargs = {"slug": community.slug, "part": "needs", "pk": need.pk, "verb": "met"}
    assert desk.post(reverse("joint_lists_desk:part_step", kwargs=kwargs)).status_code == 302
    need.refresh_from_db()
    assert need.state == "met"


def test_a_project_without_an_outcome_comes_back_with_the_reason(community, desk):
    project = ProjectFactory.create(community=community)
    kwargs = {"slug": community.slug, "part": "projects", "pk": project.pk, "verb": "finish"}
    answer = desk.post(reverse("joint_lists_desk:part_step", kwargs=kwargs), {"outcome": ""})
    assert answer.status_code == 422
    assert "写一句结果" in answer.content.decode()
    assert Project.objects.get().state == "planned"


def test_the_public_page_tells_only_what_is_public(community, client):
    OrganisationFactory.create(community=community, name="看得见的团")
    hidden = OrganisationFactory.create(community=community, name="看不见的团", is_shown=False)
    PledgeFactory.create(organisation=hidden, what="看不见的承诺")
    words = client.get(reverse("organisations:overview", args=[community.slug])).content.decode()
    assert "看得见的团" in words
    assert "看不见的" not in words


def test_social_organisations_are_counted_from_when_they_work(community):
    OrganisationFactory.create(community=community)
    OrganisationFactory.create(community=community, state="registered", fostered_on=TODAY)
    OrganisationFactory.create(community=community, idea=True)
    OrganisationFactory.create(community=community, until=LONG_AGO)
    year = Period(TODAY.year, today=TODAY)
    found = values(FIGURES, [community.pk], year)
    assert found[community.pk, SOCIAL.code].part == 2
    assert evidence(SOCIAL, community.pk, year).count() == 2
    before = Period(TODAY.year - 1, today=TODAY)
    assert values([SOCIAL], [community.pk], before)[community.pk, SOCIAL.code].part == 1


def test_pledges_kept_are_a_share_of_those_due_and_not_let_off(community):
    firm = OrganisationFactory.create(community=community)
    settled = {"organisation": firm, "settled_on": TODAY, "proof": "看过"}
    due = {"due_on": TODAY.replace(month=2)}
    PledgeFactory.create(state="kept", **settled, **due)
    PledgeFactory.create(state="broken", **settled, **due)
    PledgeFactory.create(state="released", **settled, **due)
    PledgeFactory.create(organisation=firm, due_on=TODAY.replace(month=12))
    year = Period(TODAY.year, today=TODAY)
    value = values([PLEDGES_KEPT], [community.pk], year)[community.pk, PLEDGES_KEPT.code]
    assert (value.part, value.whole) == (1, 2)
