import factory
from factory.django import DjangoModelFactory

from lianxin.core.tests.factories import MONDAY
from lianxin.organisations.models import Kind, Organisation
from lianxin.places.tests.factories import CommunityFactory


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    community = factory.SubFactory(CommunityFactory)
    kind = Kind.SOCIAL
    name = factory.Sequence("第{}艺术团".format)
    since = MONDAY.date().replace(year=2014)
