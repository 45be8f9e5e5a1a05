"""A question's pages: for everybody, for residents, at the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.core.actor import GUEST
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Answer, Question, Statement
from lianxin.council.tasks.surveying import work_out
from lianxin.council.tests.factories import Stage
from lianxin.council.tests.opinion_world import Hearing, two_camps
from lianxin.people.tests.factories import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def hearing(settings, monkeypatch):
    monkeypatch.setattr("lianxin.core.http.now", lambda: MONDAY)
    return Hearing()


def address(hearing, name: str, pk: int | None = None, **rest) -> str:
    kwargs = {"slug": hearing.community.slug, "pk": pk or hearing.question.pk, **rest}
    return reverse(name, kwargs=kwargs)


def test_everybody_reads_and_is_told_how_to_take_part(client, hearing):
    two_camps(hearing)
    work_out(hearing.question.pk, now=MONDAY)
    page = client.get(address(hearing, "council:question")).content.decode()
    assert "先看大家都认同的" in page
    assert page.index("先看大家都认同的") < page.index("意见分成 2 群") < page.index("差在哪里")
    assert "登录后表态" in page
    assert "您在这一群" not in page


def test_a_resident_answers_one_after_the_other_and_may_change(client, hearing):
    actor = hearing.resident()
    sign_in(client, actor)
    where = address(hearing, "council:question")
    for _round in range(8):
        page = client.get(where)
        statement = page.context["seen"].own.next
        sent = {"statement": statement.pk, "choice": "1"}
        assert client.post(address(hearing, "council:answer"), sent).status_code == 302
    assert "都答完了" in client.get(where).content.decode()
    assert Answer.objects.filter(choice=1).count() == 8
    again = {"statement": statement.pk, "choice": "-1", "back": "mine"}
    assert client.post(address(hearing, "council:answer"), again).url.endswith("/mine/")
    assert Answer.objects.get(choice=-1).statement == statement
    assert client.get(address(hearing, "council:own_answers")).status_code == 200


@pytest.mark.parametrize(
    "sent", [{}, {"statement": "x", "choice": "1"}, {"statement": "1" * 30, "choice": "1"}]
)
def test_what_no_page_sends_is_refused_with_the_page(client, hearing, sent):
    sign_in(client, hearing.resident())
    answer = client.post(address(hearing, "council:answer"), sent)
    assert answer.status_code in (409, 422)
    assert "车棚建在哪儿" in answer.content.decode()


def test_a_guests_answer_is_refused_with_words(client, hearing):
    sent = {"statement": hearing.statements[0].pk, "choice": "1"}
    answer = client.post(address(hearing, "council:answer"), sent)
    assert answer.status_code == 403
    assert "到社区填纸" in answer.content.decode()


def test_a_resident_writes_one_and_sees_what_became_of_it(client, hearing):
    sign_in(client, hearing.resident())
    where = address(hearing, "council:say")
    assert client.post(where, {"text": ""}).status_code == 422
    long = client.post(where, {"text": "长" * 141})
    assert long.status_code == 422
    assert "长" * 141 in long.content.decode()
    assert client.post(where, {"text": "加个充电桩"}).status_code == 302
    page = client.get(address(hearing, "council:question")).content.decode()
    assert "加个充电桩" in page
    assert "待看" in page
    client.logout()
    assert "加个充电桩" not in client.get(address(hearing, "council:question")).content.decode()


def test_ones_own_place_is_shown_to_oneself_alone(client, hearing):
    two_camps(hearing)
    actor = hearing.resident()
    for index in range(8):
        hearing.answer(actor, index, 1)
    work_out(hearing.question.pk, now=MONDAY)
    sign_in(client, actor)
    assert "您在这一群" in client.get(address(hearing, "council:question")).content.decode()
    sign_in(client, hearing.resident())
    assert "您在这一群" not in client.get(address(hearing, "council:question")).content.decode()


def test_a_page_asks_as_much_of_the_database_however_many_answered(client, hearing):
    sign_in(client, hearing.resident())
    where = address(hearing, "council:question")

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            assert client.get(where).status_code == 200
        return len(told)

    two_camps(hearing, 6)
    work_out(hearing.question.pk, now=MONDAY)
    asked()
    few = asked()
    texts = [f"再一条{number}" for number in range(30)]
    actions.seed(hearing.staff, hearing.question.pk, texts, now=MONDAY)
    two_camps(hearing, 30)
    work_out(hearing.question.pk, now=MONDAY)
    assert asked() == few <= 14


def test_the_desk_takes_a_question_from_its_plan_to_its_close(client, hearing):
    sign_in(client, hearing.staff)
    slug = hearing.community.slug
    new = reverse("council_desk:new_question", kwargs={"slug": slug})
    assert client.get(new).status_code == 200
    assert client.post(new, {"title": "", "closes_on": "2026-03-20"}).status_code == 422
    made = client.post(new, {"title": "几点散场", "closes_on": "2026-03-20"})
    question = Question.objects.get(title="几点散场")
    assert made.url == address(hearing, "council_desk:question", question.pk)

    def step(verb, status=302, **sent):
        where = address(hearing, "council_desk:question_step", question.pk, verb=verb)
        answer = client.post(where, sent)
        assert answer.status_code == status, answer.content.decode()
        return answer

    step("open", 409)
    step("seed", texts="九点\n九点半")
    write = address(hearing, "council_desk:rewrite_question", question.pk)
    assert client.get(write).status_code == 200
    sent = {"title": "广场舞几点散", "closes_on": "2026-03-25", "seen": "1"}
    assert client.post(write, sent).status_code == 302
    step("open")
    step("extend", 422, closes_on="2026-01-01")
    step("extend", closes_on="2026-03-26")
    statement = question.statements.first()
    down = address(hearing, "council_desk:statement_step", statement.pk, verb="take_down")
    assert client.post(down, {"words": ""}).status_code == 422
    assert client.post(down, {"words": "重复了"}).status_code == 302
    step("close")
    step("nonsense", 404)
    listed = client.get(reverse("council_desk:questions", kwargs={"slug": slug}))
    assert "广场舞几点散" in listed.content.decode()


def test_a_sheet_of_paper_is_written_down_at_the_desk(client, hearing):
    sign_in(client, hearing.staff)
    where = address(hearing, "council_desk:paper")
    assert client.get(where).status_code == 200
    first = hearing.statements[0]
    assert client.post(where, {"name": "李桂芳", f"s{first.pk}": "1"}).status_code == 422
    sheet = {"name": "李桂芳", "phone": "13800001234", f"s{first.pk}": "1"}
    assert client.post(where, sheet).status_code == 302
    assert Answer.objects.get().statement == first


def test_a_session_page_leads_to_what_was_said_before_it(client, hearing):
    stage = Stage()
    Question.objects.update(community=stage.community)
    session = stage.plan("别的事")
    actions.raise_at(stage.staff, hearing.question.pk, session_id=session.pk, now=MONDAY)
    actions.notify(stage.staff, session.pk, now=MONDAY)
    kwargs = {"slug": stage.community.slug, "pk": session.pk}
    page = client.get(reverse("council:public_session", kwargs=kwargs)).content.decode()
    kwargs["pk"] = hearing.question.pk
    asked = reverse("council:question", kwargs=kwargs)
    assert asked in page
    assert "已经放进议事会的议程" in client.get(asked).content.decode()
    public = reverse("council:public", kwargs={"slug": stage.community.slug})
    assert asked in client.get(public).content.decode()


def test_moderation_is_of_ones_own_community_alone(client, hearing):
    other = Hearing()
    waiting = actions.say(other.resident(), other.question.pk, text="远处的话", now=MONDAY)
    sign_in(client, hearing.staff)
    where = address(hearing, "council_desk:statement_step", waiting.pk, verb="show")
    assert client.post(where).status_code == 404
    assert Statement.objects.get(pk=waiting.pk).state == "waiting"
    assert GUEST.user_id is None
