"""Signing in, in our words and with our users."""

import pytest
from django.urls import reverse

from lianxin.accounts.models import User
from lianxin.accounts.tests.factories import PASSWORD, UserFactory
from lianxin.core.secrets import blind_index

pytestmark = pytest.mark.django_db
PHONE = "13800001230"


@pytest.fixture
def user() -> User:
    return UserFactory.create(username="lishi", phone=PHONE, phone_index=blind_index(PHONE))


def sign_in(client, login: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def test_the_page_says_that_reporting_needs_no_account(client):
    assert "不用登录" in client.get(reverse("account_login")).content.decode()


@pytest.mark.parametrize("login", ["lishi", PHONE, "138 0000 1230"])
def test_a_user_signs_in_by_name_or_phone(client, user, login):
    assert sign_in(client, login).url == reverse("home:arrive")


@pytest.mark.parametrize(
    ("login", "said"),
    [("lishi", "用户名或密码不对"), (PHONE, "手机号或密码不对"), ("nobody", "用户名或密码不对")],
)
def test_a_wrong_password_is_said_without_telling_who_exists(client, user, login, said):
    assert said in sign_in(client, login, "wrong-wrong").content.decode()


def test_the_sixth_wrong_password_locks_the_name_for_a_while(client, user):
    for _try in range(5):
        sign_in(client, "lishi", "wrong-wrong")
    assert "请过 30 分钟再试" in sign_in(client, "lishi").content.decode()


def test_a_new_browser_reads_the_elder_mode_that_its_owner_chose(client, user):
    user.is_elder_mode = True
    user.save()
    assert sign_in(client, "lishi").cookies["elder"].value == "1"


def test_a_password_is_changed_with_the_old_one_only(client, user):
    sign_in(client, "lishi")
    url = reverse("account_change_password")
    new = {"password1": "west-gate-lamp", "password2": "west-gate-lamp"}
    refused = client.post(url, {"oldpassword": "wrong", **new})
    assert "现在的密码不对" in refused.content.decode()
    client.post(url, {"oldpassword": PASSWORD, **new})
    user.refresh_from_db()
    assert user.check_password("west-gate-lamp")


def test_signing_out_asks_first_and_then_forgets(client, user):
    sign_in(client, "lishi")
    url = reverse("account_logout")
    assert "退出登录" in client.get(url).content.decode()
    client.post(url)
    assert "_auth_user_id" not in client.session


def test_nobody_signs_themselves_up_yet(client):
    assert "账号由社区开" in client.get(reverse("account_signup")).content.decode()
