"""What no program can store, asked of the database itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.core.tests.factories import MONDAY
from lianxin.organisations.models import Partner
from lianxin.organisations.tests import factories as made

pytestmark = pytest.mark.django_db
BEFORE = made.LONG_AGO - timedelta(days=1)
IMPOSSIBLE = [
    (made.OrganisationFactory, {"kind": "club", "state": "standing"}),
    (made.OrganisationFactory, {"state": "asleep"}),
    (made.OrganisationFactory, {"state": "standing"}),
    (made.OrganisationFactory, {"local": True, "state": "idea"}),
    (made.OrganisationFactory, {"fostered_on": None}),
    (made.OrganisationFactory, {"name": ""}),
    (made.OrganisationFactory, {"until": BEFORE}),
    (made.MilestoneFactory, {"kind": "party"}),
    (made.MilestoneFactory, {"kind": "grant", "authority": "市文化局"}),
    (made.MilestoneFactory, {"what": ""}),
    (made.MilestoneFactory, {"kind": "register", "authority": ""}),
    (made.ContactFactory, {"title": ""}),
    (made.ContactFactory, {"until": BEFORE}),
    (made.AgreementFactory, {"title": ""}),
    (made.AgreementFactory, {"until": BEFORE}),
    (made.AgreementFactory, {"ended_on": BEFORE}),
    (made.AgreementFactory, {"paper_kind": "exe"}),
    (made.PledgeFactory, {"state": "lost"}),
    (made.PledgeFactory, {"what": ""}),
    (made.PledgeFactory, {"due_on": BEFORE}),
    (made.PledgeFactory, {"state": "kept", "settled_on": made.TODAY}),
    (made.PledgeFactory, {"state": "kept", "proof": "看过"}),
    (made.PledgeFactory, {"settled_on": made.TODAY}),
    (made.ResourceFactory, {"field": "air"}),
    (made.ResourceFactory, {"what": ""}),
    (made.ResourceFactory, {"until": BEFORE}),
    (made.ResourceFactory, {"amount": 3}),
    (made.ResourceFactory, {"unit": "个"}),
    (made.ResourceFactory, {"amount": 0, "unit": "个"}),
    (made.NeedFactory, {"state": "lost"}),
    (made.NeedFactory, {"amount": 3}),
    (made.MatchFactory, {"state": "open"}),
    (made.MatchFactory, {"state": "declined"}),
    (made.ProjectFactory, {"state": "asleep"}),
    (made.ProjectFactory, {"name": ""}),
    (made.ProjectFactory, {"due_on": BEFORE}),
    (made.ProjectFactory, {"state": "done", "ended_on": made.TODAY}),
    (made.ProjectFactory, {"state": "done", "outcome": "好"}),
    (made.ProjectFactory, {"ended_on": made.TODAY}),
]


@pytest.mark.parametrize(("factory", "facts"), IMPOSSIBLE)
def test_the_database_refuses_what_cannot_be(factory, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory.create(**facts)


def refused_twice(factory, **facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory.create(**facts)


def test_what_is_once_in_the_world_is_once_in_the_database():
    firm = made.OrganisationFactory.create(credit_code="52370102MJD000001Y")
    here = {"community": firm.community}
    refused_twice(made.OrganisationFactory, name=firm.name, **here)
    refused_twice(made.OrganisationFactory, credit_code=firm.credit_code, **here)
    contact = made.ContactFactory.create(organisation=firm)
    refused_twice(made.ContactFactory, organisation=firm, person=contact.person)
    match = made.MatchFactory.create()
    refused_twice(made.MatchFactory, resource=match.resource, need=match.need)
    project = made.ProjectFactory.create()
    refused_twice(made.ProjectFactory, name=project.name, community=project.community)
    part = made.PartnerFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(project=part.project, organisation=part.organisation)


def test_a_claim_has_one_answer():
    claim = made.MilestoneFactory.create()
    facts = {"organisation": claim.organisation, "authority": "市文化局", "answers": claim}
    made.MilestoneFactory.create(kind="grant", noted_at=MONDAY, **facts)
    refused_twice(made.MilestoneFactory, kind="refuse", **facts)
