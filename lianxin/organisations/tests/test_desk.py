import pytest
from django.urls import reverse

from lianxin.core.actor import Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.organisations.actions import Details, add, change
from lianxin.organisations.models import Kind, Organisation
from lianxin.organisations.queries import names_of
from lianxin.organisations.queries.overview import register
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.people.tests.factories import PostFactory, officer_of, resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory

TODAY = MONDAY.date()
CODE = "52370102MJD000001Y"


@pytest.fixture
def community(db):
    return CommunityFactory.create()


@pytest.fixture
def page(community, client):
    user = PostFactory.create(community=community, role=Role.STAFF).user
    client.force_login(user)
    return reverse("organisations_desk:register", args=[community.slug])


def details(**more):
    return Details(**{"kind": Kind.SOCIAL, "name": "高跷艺术团", "since": TODAY, **more})


def test_an_organisation_is_written_down_with_its_code_and_place(community):
    yard = CourtyardFactory.create(community=community, name="文华园", label="文华园")
    actor = staff_of(community)
    made = add(actor, community, details(credit_code=CODE, place_words="文华园"), now=MONDAY)
    assert (made.credit_code, made.place) == (CODE, yard)
    assert Entry.objects.get(deed="add_organisation").details == {"name": "高跷艺术团"}


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " "}, "name"),
        ({"credit_code": "5237010"}, "credit_code"),
        ({"place_words": "没有的院"}, "place_words"),
        ({"until": TODAY.replace(year=2001)}, "until"),
    ],
)
def test_what_is_wrong_with_an_organisation_is_said_beside_its_field(community, more, field):
    with pytest.raises(Invalid) as refused:
        add(staff_of(community), community, details(**more), now=MONDAY)
    assert refused.value.field == field


def test_a_name_or_a_code_belongs_to_one_organisation_of_a_community(community):
    OrganisationFactory.create(community=community, name="高跷艺术团", credit_code=CODE)
    actor = staff_of(community)
    with pytest.raises(Invalid, match="已经登记过"):
        add(actor, community, details(), now=MONDAY)
    with pytest.raises(Invalid, match="别的单位"):
        add(actor, community, details(name="别的", credit_code=CODE), now=MONDAY)


def test_an_organisation_that_has_left_is_told_apart_and_offered_no_more(community):
    held = OrganisationFactory.create(community=community)
    actor = staff_of(community)
    gone = details(name=held.name, since=held.since, until=TODAY.replace(month=1))
    change(actor, held.pk, gone, now=MONDAY)
    assert not register(actor, community.slug, {}, on=TODAY).page.rows
    seen = register(actor, community.slug, {"stand": "gone"}, on=TODAY)
    assert [each.pk for each in seen.page.rows] == [held.pk]
    assert not names_of(community.pk, on=TODAY).exists()


def test_residents_have_no_register_and_the_street_only_reads(community):
    with pytest.raises(NotFound):
        register(resident_of(community), community.slug, {}, on=TODAY)
    officer = officer_of(community.subdistrict)
    assert not register(officer, community.slug, {}, on=TODAY).may_keep
    with pytest.raises(NotPermitted):
        add(officer, community, details(), now=MONDAY)


def test_organisations_elsewhere_are_neither_seen_nor_changed(community):
    held = OrganisationFactory.create()
    with pytest.raises(NotFound):
        change(staff_of(community), held.pk, details(), now=MONDAY)


def test_the_desk_leads_from_an_empty_register_to_a_first_organisation(page, client):
    assert "还没有登记单位" in client.get(page).content.decode()
    form = {"name": "高跷艺术团", "kind": "social", "since": "2014-01-01", "credit_code": CODE}
    sent = client.post(f"{page}new/", form)
    assert (sent.status_code, sent.headers["Location"]) == (302, page)
    assert CODE in client.get(page).content.decode()
    held = Organisation.objects.get()
    changed = client.post(f"{page}{held.pk}/change/", {**form, "name": "舞龙队"})
    assert changed.status_code == 302
    assert "舞龙队" in client.get(f"{page}{held.pk}/").content.decode()


def test_a_wrong_code_comes_back_with_everything_typed(page, client):
    form = {"name": "高跷艺术团", "kind": "social", "since": "2014-01-01", "credit_code": "123"}
    answer = client.post(f"{page}new/", form)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "应是 18 位，现在是 3 位" in words
    assert 'value="高跷艺术团"' in words
