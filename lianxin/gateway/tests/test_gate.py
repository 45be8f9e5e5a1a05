"""The gate: whose call it is, what it may, how often, and that nothing is done twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry, RulePack
from lianxin.core.scopes import DESK_SCOPES, Scope
from lianxin.core.tests.threads import at_once
from lianxin.gateway.actions import give, take_back
from lianxin.gateway.actions.once import forget_answers
from lianxin.gateway.models import Answered, Token
from lianxin.gateway.tests.factories import OWN, Program, desk_program, resident_program, token_for
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.people.models import Post
from lianxin.people.queries import actor_of
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def user(home):
    return PersonFactory.create(community=home, resident=True).user


def told(answer):
    assert answer["Content-Type"] == "application/problem+json", answer.content
    return answer.status_code, answer.json()["title"]


def test_a_session_in_the_browser_is_nobody_to_the_api(home, user):
    client = Client()
    client.force_login(user)
    answer = client.get("/api/v1/me/matters")
    assert told(answer) == (401, "先出示令牌")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_withdrawn_expired_or_mistyped_opens_nothing(home, user):
    now = timezone.now()
    token, words = token_for(user, home)
    assert Program(words).get("/me").json()["community"] == home.slug
    assert told(Program(words + "x").get("/me"))[0] == 401
    Token.objects.filter(pk=token.pk).update(
        made_at=now - timedelta(days=2), expires_at=now - timedelta(days=1)
    )
    assert told(Program(words).get("/me"))[0] == 401
    Token.objects.filter(pk=token.pk).update(expires_at=now + timedelta(days=1))
    take_back(actor_of(user, today=now.date()), token.pk, now=now)
    assert told(Program(words).get("/me"))[0] == 401
    # Even what all may read asks for a good token, where one is shown.
    assert told(Program(words).get("/communities"))[0] == 401


def test_a_token_does_what_it_says_and_nothing_else(home, user):
    program = Program(token_for(user, home, scopes={Scope.MATTERS_READ})[1])
    assert program.get("/me/matters").status_code == 200
    assert told(program.get("/me/signups")) == (403, "这一步不归您")
    matter = MatterFactory.create(community=home)
    assert told(program.post(f"/matters/{matter.number}/support"))[0] == 403


def test_a_residents_token_of_a_worker_leaves_the_post_behind(home):
    worker = PostFactory.create(community=home).user
    hidden = MatterFactory.create(community=home, private=True)
    own = Program(token_for(worker, home)[1])
    assert own.get(f"/matters/{hidden.number}").status_code == 404
    assert desk_program(worker, home).get(f"/matters/{hidden.number}").status_code == 200


def test_with_the_post_the_token_loses_what_the_post_gave(home):
    worker = PostFactory.create(community=home).user
    program = desk_program(worker, home)
    assert program.get(f"/communities/{home.slug}/backlog").status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    Post.objects.filter(user=worker).update(until=yesterday)
    assert program.get(f"/communities/{home.slug}/backlog").status_code == 404


def test_nobody_gives_away_what_they_cannot_do_themselves(home, user):
    now = timezone.now()
    actor = actor_of(user, today=now.date())
    common: dict[str, Any] = {"name": "表格", "days": 30, "now": now}
    with pytest.raises(NotPermitted):
        give(actor, home, scopes=DESK_SCOPES, **common)
    with pytest.raises(NotPermitted):
        give(actor, home, scopes={Scope.MATTERS_READ}, is_desk=True, **common)
    with pytest.raises(Invalid):
        give(actor, home, scopes=OWN, **{**common, "days": 366})
    with pytest.raises(Invalid):
        give(actor, home, scopes=set(), **common)
    give(actor, home, scopes=OWN, **common)
    with pytest.raises(Invalid, match="已经有一个"):
        give(actor, home, scopes=OWN, **common)
    assert Token.objects.count() == 1


def test_giving_and_taking_back_are_journalled_and_done_once(home, user):
    now = timezone.now()
    token, words = token_for(user, home)
    stranger = PersonFactory.create(community=home, resident=True).user
    with pytest.raises(NotFound):
        take_back(actor_of(stranger, today=now.date()), token.pk, now=now)
    actor = actor_of(user, today=now.date())
    take_back(actor, token.pk, now=now)
    with pytest.raises(OutOfOrder):
        take_back(actor, token.pk, now=now)
    entries = Entry.objects.filter(subject_kind="gateway.token", subject_id=token.pk)
    assert [each.deed for each in entries.order_by("id")] == ["give_token", "take_token_back"]
    assert all(words not in str(each.details) for each in entries)
    assert words not in str(Token.objects.values().get(pk=token.pk))


def test_past_its_pace_a_token_is_told_to_wait(home, user):
    RulePack.objects.filter(key="gateway.calls_an_hour").update(value="3")
    program = resident_program(user, home)
    cache.clear()
    answers = [program.get("/me") for _each in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert told(answers[-1])[1] == "太频繁了，歇一会儿"


def test_when_it_was_used_last_is_noted_by_the_hour(home, user):
    token, words = token_for(user, home)
    Program(words).get("/me")
    first = Token.objects.get(pk=token.pk).used_at
    Program(words).get("/me")
    assert first is not None
    assert Token.objects.get(pk=token.pk).used_at == first


def test_sent_again_under_its_key_a_deed_is_done_once_and_answered_alike(home, user):
    program, path = resident_program(user, home), f"/communities/{home.slug}/matters"
    body = {"words": "灯不亮", "category": CategoryFactory.create().code}
    first = program.post(path, body, Idempotency_Key="a-1")
    again = program.post(path, body, Idempotency_Key="a-1")
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert again["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first
    assert Matter.objects.count() == 1
    other = program.post(path, {**body, "words": "别的"}, Idempotency_Key="a-1")
    assert told(other) == (422, "有地方要改")
    # Kept is what was answered, and nobody reads it in the database.
    assert "灯不亮" not in str(Answered.objects.values_list("body", flat=True).first())


def test_another_token_may_use_the_same_key_for_its_own(home, user):
    neighbour = PersonFactory.create(community=home, resident=True).user
    path = f"/communities/{home.slug}/matters"
    body = {"words": "灯不亮", "category": CategoryFactory.create().code}
    for each in (user, neighbour):
        made = resident_program(each, home).post(path, body, Idempotency_Key="a-1")
        assert made.status_code == 201
    assert Matter.objects.count() == 2


def test_a_refusal_is_not_remembered_since_nothing_was_done(home):
    program = desk_program(PostFactory.create(community=home).user, home)
    matter = MatterFactory.create(community=home)
    path = f"/matters/{matter.number}/separate"
    assert told(program.post(path, Idempotency_Key="b"))[0] == 409
    assert not Answered.objects.exists()
    assert told(program.post(path, Idempotency_Key="x" * 101))[0] == 422


def test_answers_are_forgotten_when_their_days_are_over(home, user):
    program, path = resident_program(user, home), f"/communities/{home.slug}/matters"
    body = {"words": "灯不亮", "category": CategoryFactory.create().code}
    program.post(path, body, Idempotency_Key="a-1")
    assert forget_answers(now=timezone.now()) == 0
    assert forget_answers(now=timezone.now() + timedelta(days=8)) == 1


def test_what_the_caller_has_already_is_not_sent_again(home):
    matter = MatterFactory.create(community=home)
    path, guest = f"/matters/{matter.number}", Program()
    first = guest.get(path)
    known = guest.get(path, If_None_Match=first["ETag"])
    assert (known.status_code, known.content) == (304, b"")
    Matter.objects.filter(pk=matter.pk).update(supports=7)
    assert guest.get(path, If_None_Match=first["ETag"]).status_code == 200


def test_states_and_refusals_are_told_in_the_language_that_is_asked_for(home):
    matter = MatterFactory.create(community=home)
    answer = Program().get(f"/matters/{matter.number}", Accept_Language="en")
    assert answer["Content-Language"] == "en"
    assert Program().get(f"/matters/{matter.number}")["Content-Language"] == "zh-hans"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", "/nothing/here", 404), ("put", "/communities", 405), ("post", "/me/matters", 405)],
)
def test_what_there_is_not_is_a_problem_too(method, path, status):
    answer = getattr(Client(), method)(f"/api/v1{path}")
    assert told(answer)[0] == status


def test_faults_are_told_field_by_field_in_chinese(home, user):
    program, path = resident_program(user, home), f"/communities/{home.slug}/matters"
    answer = program.post(path, {"wrods": "灯不亮", "category": 7})
    faults = {each["field"]: each["detail"] for each in answer.json()["errors"]}
    assert faults["words"] == "这一项要写上。"
    assert faults["wrods"] == "没有这一项，看看名字有没有写错。"
    assert faults["category"] == "应是一段文字。"
    broken = program.client.post(
        f"/api/v1{path}", "{", content_type="application/json", headers=program.headers
    )
    assert told(broken) == (400, "看不懂这个请求")


@pytest.mark.django_db(transaction=True)
def test_the_same_sent_four_times_at_once_is_one_matter():
    home = CommunityFactory.create()
    words = token_for(PersonFactory.create(community=home, resident=True).user, home)[1]
    body = {"words": "灯不亮", "category": CategoryFactory.create().code}

    answers = []

    def send():
        program = Program(words)
        path = f"/communities/{home.slug}/matters"
        answers.append(program.post(path, body, Idempotency_Key="k"))

    at_once(*[send] * 4)
    assert [each.status_code for each in answers] == [201] * 4
    assert len({each.content for each in answers}) == 1
    assert Matter.objects.count() == 1


def test_an_address_that_is_none_is_told_as_a_problem_whatever_stands_in_it():
    for path in ("/nowhere", "/nowhere/a%0Ab", "/communities/a%0Ab/nothing"):
        answer = Program().get(path)
        assert answer.status_code == 404
        told(answer)
