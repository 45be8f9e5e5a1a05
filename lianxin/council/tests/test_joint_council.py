"""The joint conference: a council whose members are organisations' delegates."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Council, CouncilKind, Member, MemberKind
from lianxin.council.queries import council_of
from lianxin.council.tests.factories import CouncilFactory
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.people.tests.factories import secretary_of, sign_in
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def community():
    return CommunityFactory.create()


@pytest.fixture
def secretary(community):
    return secretary_of(community)


@pytest.fixture
def joint(community):
    return CouncilFactory.create(community=community, kind=CouncilKind.JOINT, name="共驻共建联席会")


def page(name, community, space="joint_desk"):
    return reverse(f"{space}:{name}", args=[community.slug])


def admit(actor, joint, **told):
    facts = {"name": "常勇", "kind": MemberKind.UNIT, **told}
    return actions.admit(actor, joint.pk, actions.Seating(**facts), since=TODAY, now=MONDAY)


def test_a_community_has_one_council_of_each_kind(community, joint):
    residents = CouncilFactory.create(community=community)
    assert council_of(community.pk) == residents
    with pytest.raises(IntegrityError), transaction.atomic():
        CouncilFactory.create(community=community, kind=CouncilKind.JOINT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Council.objects.filter(pk=joint.pk).update(kind="club")


def test_a_delegate_is_sent_by_an_organisation_of_the_same_community(secretary, joint):
    for sender in (None, OrganisationFactory.create().pk):
        with pytest.raises(Invalid) as refused:
            admit(secretary, joint, delegated_by=sender)
        assert refused.value.field == "delegated_by"
    post = OrganisationFactory.create(community=joint.community, local=True, name="解放路邮局")
    member = admit(secretary, joint, delegated_by=post.pk)
    assert (member.delegated_by, member.organisation) == (post, "解放路邮局")


def test_the_chair_of_a_joint_conference_needs_no_sender(secretary, joint):
    assert admit(secretary, joint, is_chair=True).delegated_by is None


def test_a_member_of_the_residents_council_is_sent_by_nobody(secretary, community):
    residents = CouncilFactory.create(community=community)
    firm = OrganisationFactory.create(community=community)
    assert admit(secretary, residents, delegated_by=firm.pk).delegated_by is None


def test_it_is_founded_and_seated_on_pages_of_its_own(secretary, community, client):
    post = OrganisationFactory.create(community=community, local=True, name="解放路邮局")
    sign_in(client, secretary)
    assert "成立联席会" in client.get(page("council", community)).content.decode()
    charter = {
        "name": "共驻共建联席会", "way": "共驻共建手牵手", "quorum": "1/2", "majority": "1/2",
        "majority_of": "present", "is_secret": "0", "notice_days": "3",
    }  # fmt: skip
    sent = client.post(page("charter", community), charter)
    assert sent.headers["Location"] == page("council", community)
    joint = Council.objects.get()
    assert joint.kind == CouncilKind.JOINT
    form = {"name": "常勇", "kind": "unit", "delegated_by": post.pk, "since": TODAY.isoformat()}
    sent = client.post(page("members", community), form)
    assert sent.headers["Location"] == page("members", community)
    assert Member.objects.get().delegated_by == post
    words = client.get(page("council", community)).content.decode()
    assert page("members", community) in words
    assert page("members", community, "council_desk") not in words


def test_its_public_page_names_the_organisations_and_leads_to_the_lists(
    secretary, community, joint, client
):
    post = OrganisationFactory.create(community=community, local=True, name="解放路邮局")
    admit(secretary, joint, delegated_by=post.pk)
    words = client.get(page("public", community, "joint")).content.decode()
    assert "解放路邮局" in words
    assert "常勇" not in words
    assert reverse("organisations:together", args=[community.slug]) in words


def test_founding_it_twice_leads_to_the_one_that_is_there(secretary, community, joint):
    charter = actions.Charter(
        name="又一个", quorum=joint.quorum, majority=joint.majority, notice_days=3
    )
    with pytest.raises(OutOfOrder, match="共驻共建联席会"):
        actions.found(
            secretary, community, charter, founded_on=TODAY, now=MONDAY, kind=CouncilKind.JOINT
        )
