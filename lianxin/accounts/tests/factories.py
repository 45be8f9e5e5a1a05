import factory
from factory.django import DjangoModelFactory, Password

from lianxin.accounts.models import User
from lianxin.core.tests.factories import MONDAY

PASSWORD = "east-gate-lamp"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence("user{}".format)
    name = factory.Sequence("王晓{}".format)
    password = Password(PASSWORD)
    joined_at = MONDAY
