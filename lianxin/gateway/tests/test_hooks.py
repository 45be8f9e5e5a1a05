"""Addresses that are told: signed, once, again when they were away, and never inside the house."""

import base64
import hmac
import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.outside.addresses import Unsafe, is_public, judged, parts_of
from lianxin.core.outside.posting import Reply, post
from lianxin.core.scopes import Scope
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.gateway.actions import subscribe, take_back, unsubscribe
from lianxin.gateway.actions.telling import claim, forget_deliveries, gather, settle, wait_after
from lianxin.gateway.models import Answered, Delivery, Hook, Token
from lianxin.gateway.solving.signing import signature
from lianxin.gateway.tasks import deliver, sweep, tell_hooks
from lianxin.gateway.tests.factories import Program, token_for
from lianxin.matters.actions import accept, reply
from lianxin.matters.tests.factories import MatterFactory
from lianxin.notifications.models import Notice
from lianxin.people.queries import actor_of
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
OK = Reply(200, "200 OK")
AWAY = Reply(0, "TimeoutError")


class Town:
    """A community, its staff with a token and an address."""

    def __init__(self, url="https://example.org/told", kinds=()) -> None:
        self.home = CommunityFactory.create()
        self.worker = PostFactory.create(community=self.home).user
        scopes = frozenset(Scope)
        self.token, self.words = token_for(self.worker, self.home, scopes=scopes, is_desk=True)
        self.now = timezone.now()
        self.staff = actor_of(self.worker, today=self.now.date())
        made = subscribe(
            self.staff, self.token.pk, url=url, kinds=kinds, now=self.now, may_be_private=True
        )
        self.hook, self.secret = made.hook, made.secret

    def accepted(self, **more):
        matter = MatterFactory.create(community=self.home, **more)
        accept(self.staff, matter.pk, now=self.now)
        return matter

    @property
    def later(self):
        return self.now + timedelta(seconds=10)


@pytest.fixture
def town():
    return Town()


class Receiver:
    """A server on this machine that keeps what it is sent."""

    def __init__(self) -> None:
        self.status = 204
        self.seen: list[tuple[dict[str, str], str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):  # as http.server has it
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                outer.seen.append((dict(self.headers.items()), body))
                self.send_response(outer.status)
                self.send_header("Location", "http://127.0.0.1:9/")
                self.end_headers()

            def log_message(self, *_said):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/told?by=lianxin"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver():
    found = Receiver()
    yield found
    found.server.shutdown()
    found.server.server_close()


def test_what_happened_is_sent_signed_and_says_only_where_to_look(receiver, settings):
    settings.HOOKS_MAY_BE_PRIVATE = True
    town = Town(receiver.url)
    matter = town.accepted()
    assert gather(now=town.later) == 1
    deliver(claim(now=town.later))
    [(headers, body)] = receiver.seen
    told = json.loads(body)
    assert (told["type"], told["data"]["number"]) == ("matter.accept", matter.number)
    assert matter.words not in body
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body}".encode()
    key = base64.b64decode(town.secret.removeprefix("whsec_"))
    wanted = base64.b64encode(hmac.digest(key, said, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{wanted}"
    assert Delivery.objects.get().state == "sent"
    assert claim(now=town.later) == []
    assert Program(town.words).get(told["data"]["url"].removeprefix("/api/v1")).status_code == 200


def test_a_round_sends_what_is_due_and_sets_one_next_round(receiver, settings):
    settings.HOOKS_MAY_BE_PRIVATE = True
    town = Town(receiver.url)
    town.now -= timedelta(seconds=30)
    town.accepted()
    rounds = DBTaskResult.objects.filter(task_path=tell_hooks.module_path)
    tell_hooks.func()
    tell_hooks.func()
    assert (len(receiver.seen), rounds.count()) == (1, 1)
    Hook.objects.update(stopped_at=town.now, stopped_because="试完了")
    rounds.delete()
    tell_hooks.func()
    assert rounds.count() == 0  # nobody is to be told: the rounds end by themselves
    sweep(now=timezone.now())
    assert rounds.count() == 0


def test_the_signature_is_the_one_of_the_specifications_example():
    signed = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
        body='{"test": 2432232314}',
    )
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_was_gathered_is_not_gathered_twice_and_nothing_is_lost_between(town):
    town.accepted()
    assert gather(now=town.now) == 0  # too fresh: an entry before it may still be missing
    assert gather(now=town.later) == 1
    assert gather(now=town.later) == 0
    Hook.objects.update(mark=0)  # as if the mark had not been kept
    gather(now=town.later)
    assert Delivery.objects.count() == 1


def test_an_address_hears_only_of_its_kinds_and_its_community():
    town, other = Town(kinds={"matter.reply"}), Town("https://example.com/other")
    matter = town.accepted()
    reply(town.staff, matter.pk, words="明天来看", now=town.now)
    gather(now=town.later)
    assert [each.kind for each in town.hook.deliveries.all()] == ["matter.reply"]
    assert not other.hook.deliveries.exists()


def test_a_residents_address_hears_of_what_the_resident_may_see(town):
    user = PersonFactory.create(community=town.home, resident=True).user
    token, _words = token_for(user, town.home)
    actor = actor_of(user, today=town.now.date())
    hook = subscribe(
        actor, token.pk, url="https://example.net/", kinds=(), now=town.now, may_be_private=False
    ).hook
    town.accepted(private=True)
    shown = town.accepted()
    gather(now=town.later)
    told = [json.loads(each.body)["data"]["number"] for each in hook.deliveries.all()]
    assert told == [shown.number]
    assert town.hook.deliveries.count() == 2


def test_who_was_away_is_tried_again_and_at_last_given_up_with_a_notice(town):
    town.accepted()
    town.accepted()
    gather(now=town.later)
    now = town.later
    for tries in range(1, 9):
        first = claim(now=now, most=1)[0]
        Delivery.objects.exclude(pk=first.delivery.pk).update(next_at=now + timedelta(days=9))
        settle(first, AWAY, now=now)
        now += wait_after(tries)
    hook = Hook.objects.get(pk=town.hook.pk)
    assert hook.stopped_at is not None
    assert "TimeoutError" in hook.stopped_because
    assert set(Delivery.objects.values_list("state", flat=True)) == {"given_up"}
    assert "推送停了" in Notice.objects.get(user=town.worker).title
    assert claim(now=now + timedelta(days=30)) == []


def test_one_answer_and_the_failures_are_forgotten(town):
    town.accepted()
    gather(now=town.later)
    settle(claim(now=town.later)[0], AWAY, now=town.later)
    assert Hook.objects.get(pk=town.hook.pk).failures == 1
    assert claim(now=town.later) == []  # not before its minute
    later = town.later + timedelta(minutes=1)
    settle(claim(now=later)[0], OK, now=later)
    assert (Hook.objects.get(pk=town.hook.pk).failures, Delivery.objects.get().tries) == (0, 2)


def test_who_asks_to_be_told_no_more_is_told_no_more(town):
    town.accepted()
    gather(now=town.later)
    settle(claim(now=town.later)[0], Reply(410, "410 Gone"), now=town.later)
    assert Hook.objects.get(pk=town.hook.pk).stopped_because == "对方说不用再送了"


def test_a_worker_who_died_over_a_delivery_leaves_it_to_another(town):
    town.accepted()
    gather(now=town.later)
    lost = claim(now=town.later)[0]
    assert claim(now=town.later) == []
    later = town.later + timedelta(minutes=2)
    found = claim(now=later)[0]
    settle(found, OK, now=later)
    settle(lost, AWAY, now=later)  # comes back from the dead: too late to change what is done
    assert Delivery.objects.get().state == "sent"


def test_with_its_token_an_address_ends_and_what_waited_is_not_sent(town):
    town.accepted()
    gather(now=town.later)
    take_back(town.staff, town.token.pk, now=town.later)
    assert claim(now=town.later) == []
    assert Delivery.objects.get().answer == "地址停了"
    with pytest.raises(OutOfOrder):
        unsubscribe(town.staff, town.hook.pk, now=town.later)


def test_an_expired_token_stops_its_addresses_by_itself(town):
    town.accepted()
    later = town.now + timedelta(days=31)
    assert gather(now=later) == 0
    assert Hook.objects.get(pk=town.hook.pk).stopped_because == "令牌到期了"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.9", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1",
     "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
     "2002:7f00:1::", "224.0.0.1", "100.64.0.1", "255.255.255.255", "::"],
)  # fmt: skip
def test_no_address_inside_the_house_is_public(address):
    assert not is_public(address)


def test_an_address_outside_is_public_and_one_by_another_name_is_judged_alike():
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    for name in ("localhost", "127.1", "0x7f000001", "2130706433", "[::ffff:7f00:1]"):
        with pytest.raises((Unsafe, OSError)):
            judged(parts_of(f"https://{name}/", may_be_plain=False), may_be_private=False)
    assert "内部网络" in post("https://localhost/", "{}", {}, may_be_private=False).words


@pytest.mark.parametrize(
    "url",
    ["http://example.org/", "ftp://example.org/", "https://user:word@example.org/", "https:///x",
     "https://example.org/#part", "https://example.org:99999/", "https://exa mple.org/",
     "https://例子.org/", "https://example.org/\r\nHost: inside", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_to_be_told_at_is_refused(town, url):
    with pytest.raises(Invalid) as refused:
        subscribe(town.staff, town.token.pk, url=url, kinds=(), now=town.now, may_be_private=False)
    assert refused.value.field == "url"


def test_a_redirect_is_not_followed_and_silence_is_a_failure(receiver):
    receiver.status = 302
    answer = post(receiver.url, "{}", {}, may_be_private=True)
    assert (answer.status, answer.is_taken, len(receiver.seen)) == (302, False, 1)
    receiver.server.shutdown()
    receiver.server.server_close()
    assert post(receiver.url, "{}", {}, may_be_private=True).status == 0


def test_through_the_api_an_address_is_kept_listed_and_stopped(town):
    program = Program(town.words)
    made = program.post("/hooks", {"url": "https://example.org/b", "kinds": ["matter.reply"]})
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_")
    assert "secret" not in program.get("/hooks").json()["items"][0]
    assert program.post("/hooks", {"url": "https://example.org/b"}).status_code == 409
    assert program.post("/hooks", {"url": "https://a.org", "kinds": ["x"]}).status_code == 422
    stranger = Program(token_for(town.worker, town.home, name="别的")[1])
    assert stranger.post(f"/hooks/{made.json()['id']}/stop").status_code == 404
    assert program.post(f"/hooks/{made.json()['id']}/stop").json()["stopped_at"]


def test_the_log_is_forgotten_when_its_days_are_over(town):
    town.accepted()
    gather(now=town.later)
    settle(claim(now=town.later)[0], OK, now=town.later)
    assert forget_deliveries(now=town.later) == 0
    assert forget_deliveries(now=town.later + timedelta(days=31)) == 1


IMPOSSIBLE = [
    (Token, "token_has_a_name", {"name": ""}),
    (Token, "token_is_known_by_a_digest", {"digest": ""}),
    (Token, "token_expires_after_it_is_made", {"expires_at": MONDAY}),
    (Token, "token_is_used_after_it_is_made", {"used_at": MONDAY}),
    (Token, "token_is_withdrawn_after_it_is_made", {"withdrawn_at": MONDAY}),
    (Answered, "key_is_not_blank", {"key": ""}),
    (Answered, "only_what_was_done_is_remembered", {"status": 404}),
    (Hook, "hook_has_an_address", {"url": ""}),
    (Hook, "hook_signs_what_it_sends", {"secret": ""}),
    (Hook, "stopped_hook_says_why", {"stopped_at": MONDAY}),
    (Delivery, "hook_delivery_state_is_known", {"state": "lost", "ended_at": MONDAY}),
    (Delivery, "delivery_has_ended_or_waits", {"state": "sent"}),
]


@pytest.mark.parametrize(
    ("model", "name", "bent"), IMPOSSIBLE, ids=[each[1] for each in IMPOSSIBLE]
)
def test_the_database_refuses_what_cannot_be(town, model, name, bent):
    town.accepted()
    gather(now=town.later)
    Answered.objects.create(token=town.token, key="k", digest="d", status=200, at=town.now)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**bent)


def test_names_keys_and_entries_are_there_once(town):
    town.accepted()
    gather(now=town.later)
    delivery = Delivery.objects.get()
    twice = [
        Token(**_like(town.token, digest="other")),
        Token(**_like(town.token, name="other")),
        Hook(**_like(town.hook)),
        Delivery(**_like(delivery)),
    ]
    for each in twice:
        with pytest.raises(IntegrityError), transaction.atomic():
            each.save(force_insert=True)


def _like(thing, **bent):
    fields = {each.attname: getattr(thing, each.attname) for each in thing._meta.concrete_fields}
    return {**fields, "id": None, **bent}


@pytest.mark.django_db(transaction=True)
def test_three_workers_send_everything_once_between_them():
    town = Town()
    for _each in range(30):
        town.accepted()
    gather(now=town.later)
    sent = []

    def work():
        while mine := claim(now=town.later, most=4):
            for each in mine:
                sent.append(each.delivery.entry_id)
                settle(each, OK, now=town.later)

    at_once(work, work, work)
    assert len(sent) == len(set(sent)) == 30
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
