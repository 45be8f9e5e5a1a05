import pytest

from lianxin.accounts.actions import open_account
from lianxin.accounts.models import User
from lianxin.core.actor import CLOCK
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY

pytestmark = pytest.mark.django_db


def test_an_account_is_found_by_its_phone_and_opened_by_its_password():
    open_account(
        CLOCK,
        username="chen",
        name="陈晓",
        phone="13800000001",
        password="east-gate-lamp",
        now=MONDAY,
    )
    user = User.objects.get(phone_index=blind_index("13800000001"))
    assert user.check_password("east-gate-lamp")


def test_without_a_password_nobody_signs_in():
    user = open_account(CLOCK, username="chen", name="陈晓", now=MONDAY)
    assert not user.has_usable_password()
    assert not user.check_password("")
