"""Residents' ideas for the fund, and objections to what is on notice (F-05, F-07)."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.funds import actions
from lianxin.funds.models import Idea, IdeaState, Objection, Use
from lianxin.funds.queries.voices import ideas
from lianxin.funds.tests.factories import NOTICE_OVER, Purse
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import resident_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def purse():
    return Purse()


@pytest.fixture
def resident(purse):
    return resident_of(purse.community)


def raised(actor, purse, **said):
    told = {"title": "装一排晾衣架", "words": "东院没有地方晒被子", "key": uuid.uuid4(), **said}
    return actions.raise_idea(actor, purse.community, **told, now=MONDAY)


def test_an_idea_is_its_authors_and_the_desks_until_it_is_answered(purse, resident):
    idea = raised(resident, purse)
    other, slug = resident_of(purse.community), purse.community.slug
    assert ideas(resident, slug).own == [idea]
    assert ideas(other, slug).own == [] == list(ideas(other, slug).told.rows)
    actions.decline_idea(purse.staff, idea.pk, words="晾衣架归物业装", now=MONDAY)
    assert [each.answer for each in ideas(GUEST, slug).told.rows] == ["晾衣架归物业装"]
    assert "晾衣架归物业装" in Notice.objects.get(user_id=resident.user_id).lines[0]["text"]


def test_a_taken_idea_becomes_a_draft_that_goes_the_way_of_all(purse, resident):
    idea = raised(resident, purse)
    taken = actions.take_idea(purse.staff, idea.pk, words="能办", use=Use.REPAIRS, now=MONDAY)
    assert taken.state == IdeaState.TAKEN
    assert (taken.project.title, taken.project.state) == ("装一排晾衣架", "draft")
    with pytest.raises(OutOfOrder):
        actions.decline_idea(purse.staff, idea.pk, words="不办", now=MONDAY)


def test_nobody_but_the_staff_answers_and_only_the_author_withdraws(purse, resident):
    idea = raised(resident, purse)
    for actor in (resident, purse.street):
        with pytest.raises(NotPermitted):
            actions.decline_idea(actor, idea.pk, words="不办", now=MONDAY)
    far = staff_of(CommunityFactory.create())
    with pytest.raises(NotFound):
        actions.decline_idea(far, idea.pk, words="不办", now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.withdraw_idea(purse.staff, idea.pk, now=MONDAY)
    assert actions.withdraw_idea(resident, idea.pk, now=MONDAY).state == IdeaState.WITHDRAWN
    with pytest.raises(NotFound):
        actions.decline_idea(purse.staff, idea.pk, words="不办", now=MONDAY)


def test_the_same_idea_sent_twice_is_one(purse, resident):
    key = uuid.uuid4()
    assert raised(resident, purse, key=key) == raised(resident, purse, key=key)
    assert Idea.objects.count() == 1 == Entry.objects.filter(deed="raise_idea").count()


@pytest.mark.parametrize("said", [{"title": " "}, {"words": ""}, {"title": "长" * 61}])
def test_an_idea_without_words_or_with_too_many_is_refused(purse, resident, said):
    with pytest.raises(Invalid):
        raised(resident, purse, **said)
    with pytest.raises(NotPermitted):
        raised(GUEST, purse)


def test_no_project_begins_before_an_objection_is_answered(purse, resident):
    project = purse.noticed()
    found = actions.object_to(resident, project.pk, words="西院更需要", now=MONDAY)
    with pytest.raises(OutOfOrder, match="1 条"):
        actions.deliver(purse.staff, project.pk, now=NOTICE_OVER)
    actions.answer_objection(purse.staff, found.pk, words="西院排在下一批", now=NOTICE_OVER)
    assert actions.deliver(purse.staff, project.pk, now=NOTICE_OVER).state == "delivering"


def test_an_objection_comes_in_time_once_and_is_answered_by_another_once(purse, resident):
    project = purse.noticed()
    with pytest.raises(OutOfOrder):
        actions.object_to(resident, project.pk, words="晚了", now=NOTICE_OVER)
    found = actions.object_to(resident, project.pk, words="西院更需要", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.object_to(resident, project.pk, words="再说一遍", now=MONDAY)
    own = actions.object_to(purse.staff, project.pk, words="我也不同意", now=MONDAY)
    with pytest.raises(Invalid):
        actions.answer_objection(purse.staff, own.pk, words="行", now=MONDAY)
    actions.answer_objection(purse.secretary, found.pk, words="下一批", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.answer_objection(purse.secretary, found.pk, words="再答", now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.object_to(GUEST, project.pk, words="不同意", now=MONDAY)


def broken_ideas(purse, user_id):
    plain = {"community": purse.community, "author_id": user_id, "title": "题", "words": "话"}
    for wrong in (
        {"state": "gone"}, {"title": ""}, {"words": ""}, {"state": "taken"},
        {"state": "declined", "answer": "不"}, {"answer": "早了"},
        {"state": "taken", "answer": "能", "answered_at": MONDAY},
    ):  # fmt: skip
        yield Idea(**{**plain, "raised_at": MONDAY, **wrong})


def test_the_database_keeps_no_half_answered_voice(purse, resident):
    project = purse.noticed()
    plain = {"project": project, "author_id": resident.user_id, "raised_at": MONDAY}
    own = {"answer": "行", "answered_at": MONDAY, "answered_by_id": resident.user_id}
    wrong = [{"words": ""}, {"words": "话", "answer": "行"}, {"words": "话", **own}]
    objections = [Objection(**plain, **each) for each in wrong]
    for row in [*broken_ideas(purse, resident.user_id), *objections]:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
    Objection.objects.create(**plain, words="一")
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.create(**plain, words="二")


def test_a_resident_says_an_idea_and_an_objection_on_the_pages(client, purse, resident):
    slug, project = purse.community.slug, purse.noticed()
    sign_in(client, resident)
    at = f"/c/{slug}/fund/ideas/"
    assert client.get(at).status_code == 200
    assert client.post(at, {"key": uuid.uuid4(), "title": "", "words": "晒被子"}).status_code == 422
    sent = {"key": uuid.uuid4(), "title": "装一排晾衣架", "words": "晒被子"}
    assert client.post(at, sent).status_code == 302
    assert "等答复" in client.get(at).content.decode()
    there = f"/c/{slug}/fund/projects/{project.pk}/"
    assert client.post(f"{there}object/", {"words": ""}).status_code == 422
    answer = client.post(f"{there}object/", {"words": "西院更需要"})
    assert answer.status_code in (302, 409), answer.content.decode()


def test_the_desk_answers_both_on_its_pages(client, purse, resident):
    slug, project, idea = purse.community.slug, purse.noticed(), raised(resident, purse)
    found = actions.object_to(resident, project.pk, words="西院更需要", now=MONDAY)
    sign_in(client, purse.staff)
    assert "装一排晾衣架" in client.get(f"/desk/c/{slug}/fund/ideas/").content.decode()
    at = f"/desk/c/{slug}/fund/ideas/{idea.pk}"
    assert client.post(f"{at}/take/", {f"i{idea.pk}-words": ""}).status_code == 422
    sent = {f"i{idea.pk}-words": "能办", f"i{idea.pk}-use": "repairs"}
    assert client.post(f"{at}/take/", sent).status_code == 302
    page = client.get(f"/desk/c/{slug}/fund/projects/{project.pk}/").content.decode()
    assert "西院更需要" in page
    at = f"/desk/c/{slug}/fund/objections/{found.pk}/"
    assert client.post(at, {"words": ""}).status_code == 422
    assert client.post(at, {"words": "下一批"}).status_code == 302
    client.logout()
    told = client.get(f"/c/{slug}/fund/projects/{project.pk}/").content.decode()
    assert "西院更需要" in told
    assert "下一批" in told


def test_the_pages_of_ideas_take_as_many_statements_with_many(client, purse, resident):
    def count(address):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    slug = purse.community.slug
    sign_in(client, purse.staff)
    pages = [f"/c/{slug}/fund/ideas/", f"/desk/c/{slug}/fund/ideas/"]
    first = raised(resident, purse)
    actions.decline_idea(purse.staff, first.pk, words="不办", now=MONDAY)
    raised(resident, purse)
    few = [count(page) for page in (*pages, *pages)][2:]
    for _ in range(5):
        raised(resident, purse)
        idea = raised(resident, purse)
        actions.decline_idea(purse.staff, idea.pk, words="不办", now=MONDAY)
    assert [count(page) for page in pages] == few
