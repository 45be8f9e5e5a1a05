"""Signing in with WeChat: the real code against recorded answers, served on this machine."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse

from lianxin.accounts.adapter import Weixin
from lianxin.accounts.models import User
from lianxin.core.models import Entry
from lianxin.people.tests.factories import resident_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
TOKEN = {
    "access_token": "ACCESS_TOKEN",
    "expires_in": 7200,
    "refresh_token": "REFRESH_TOKEN",
    "openid": "oLVPpjqs9BhvzwPj5A-vTYAX3GLc",
    "scope": "snsapi_login",
    "unionid": "o6_bmasdasdsad6_2sgVt7hMZOPfL",
}
"""As WeChat's own documents show its answer to a code."""
USED = {"errcode": 40163, "errmsg": "code been used, rid: 5f3e5cd1"}


@dataclass
class Recorded:
    """Stands for api.weixin.qq.com, and remembers what it was asked."""

    answer: dict[str, Any] = field(default_factory=lambda: dict(TOKEN))
    asked: list[dict[str, list[str]]] = field(default_factory=list)


@pytest.fixture
def weixin(monkeypatch, settings) -> Iterator[Recorded]:
    recorded = Recorded()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            recorded.asked.append(parse_qs(urlsplit(self.path).query or sent))
            body = json.dumps(recorded.answer).encode()
            self.send_response(200)
            # It says so of JSON.
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815  # as http.server calls it

        def log_message(self, *_args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setattr(
        Weixin, "access_token_url", f"http://127.0.0.1:{server.server_port}/sns/oauth2/access_token"
    )
    settings.WEIXIN_ID = "wxbdc5610cc59c1631"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "weixin": {
            **settings.SOCIALACCOUNT_PROVIDERS["weixin"],
            "APP": {"client_id": "wxbdc5610cc59c1631", "secret": "only-for-tests"},
        }
    }
    yield recorded
    server.shutdown()
    server.server_close()
    thread.join(5)


def begin(client: Client, **query: str) -> dict[str, str]:
    """Press the button; what WeChat is asked for with it."""
    answer = client.post(reverse("weixin_login", query=query))
    assert answer.status_code == 302
    to = urlsplit(answer.headers["Location"])
    assert (to.netloc, to.fragment) == ("open.weixin.qq.com", "wechat_redirect")
    return {name: values[0] for name, values in parse_qs(to.query).items()}


def come_back(client: Client, **query: str) -> Any:
    asked = begin(client, **query)
    told = {"code": "071Wd6000", "state": asked["state"]}
    return client.get(reverse("weixin_callback"), told)


@pytest.fixture
def resident():
    return resident_of(CommunityFactory.create())


@pytest.fixture
def linked(client, weixin, resident):
    sign_in(client, resident)
    come_back(client, process="connect")
    client.logout()
    return resident


def test_without_a_name_there_nothing_of_wechat_is_offered(client, resident):
    assert "微信" not in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("weixin_login")).status_code == 404
    assert client.get(reverse("weixin_callback"), {"code": "x"}).status_code == 404
    sign_in(client, resident)
    assert "连上微信" not in client.get(reverse("home:me"), follow=True).content.decode()


def test_wechat_is_asked_with_our_name_our_address_and_a_state(client, weixin):
    assert "用微信登录" in client.get(reverse("account_login")).content.decode()
    asked = begin(client)
    assert asked["appid"] == "wxbdc5610cc59c1631"
    assert asked["redirect_uri"] == f"http://testserver{reverse('weixin_callback')}"
    assert (asked["scope"], asked["response_type"]) == ("snsapi_login", "code")
    assert asked["state"]


def test_a_resident_links_their_wechat_and_signs_in_by_it_from_then_on(client, weixin, linked):
    account = SocialAccount.objects.get()
    assert (account.user_id, account.uid) == (linked.user_id, TOKEN["openid"])
    answer = come_back(client)
    assert answer.url == reverse("home:arrive")
    assert client.session["_auth_user_id"] == str(linked.user_id)
    assert weixin.asked[-1]["secret"] == ["only-for-tests"]
    assert Entry.objects.filter(deed="link_weixin", actor_id=linked.user_id).count() == 1


def test_nothing_of_wechat_is_kept_but_its_number_for_the_reader(linked):
    account = SocialAccount.objects.get()
    assert account.extra_data == {"openid": TOKEN["openid"]}
    assert not SocialToken.objects.exists()


def test_an_unknown_wechat_makes_no_account_and_is_told_how_to_link(client, weixin):
    before = User.objects.count()
    answer = come_back(client)
    assert answer.status_code == 403
    assert "还没有连上账号" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_one_wechat_opens_one_account(client, weixin, linked):
    sign_in(client, resident_of(CommunityFactory.create()))
    page = client.get(come_back(client, process="connect").url, follow=True).content.decode()
    assert "连着另一个账号" in page
    assert SocialAccount.objects.get().user_id == linked.user_id


def test_an_account_is_unlinked_by_its_owner_and_is_opened_no_more(client, weixin, linked):
    sign_in(client, linked)
    assert "解开微信" in client.get(reverse("home:me"), follow=True).content.decode()
    client.post(reverse("account_weixin_leave"))
    client.logout()
    assert come_back(client).status_code == 403
    assert Entry.objects.filter(deed="unlink_weixin").count() == 1
    assert Client().post(reverse("account_weixin_leave")).status_code == 404


def test_who_works_there_does_not_sign_in_by_a_telephone_that_lies_open(client, weixin):
    sign_in(client, staff_of(CommunityFactory.create()))
    answer = come_back(client, process="connect")
    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("answer", [USED, {"access_token": "x"}, {}])
def test_an_answer_without_a_token_or_a_number_signs_nobody_in(client, weixin, linked, answer):
    weixin.answer = answer
    page = come_back(client)
    assert "微信没有登录成" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_code_that_comes_without_our_state_or_is_refused_signs_nobody_in(client, weixin, linked):
    forged = client.get(reverse("weixin_callback"), {"code": "071", "state": "forged"})
    asked = begin(client)
    refused = client.get(reverse("weixin_callback"), {"state": asked["state"]})
    for answer in (forged, refused):
        assert "微信没有登录成" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert len(weixin.asked) == 1


def test_inside_wechat_only_what_works_there_is_offered(client, weixin, settings):
    inside = {"User-Agent": "Mozilla/5.0 MicroMessenger/8.0.2"}
    assert "用微信登录" not in client.get(reverse("account_login"), headers=inside).content.decode()
    settings.IS_WEIXIN_INSIDE = True
    assert "用微信登录" in client.get(reverse("account_login"), headers=inside).content.decode()
    assert "用微信登录" not in client.get(reverse("account_login")).content.decode()
