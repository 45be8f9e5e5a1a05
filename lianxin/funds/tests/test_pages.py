"""The fund's pages: the public ledger, a vote, the desk from proposal to payment, the books."""

import shutil
import subprocess
from pathlib import Path
from sys import executable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.funds import actions
from lianxin.funds.models import Ballot, Project, Voucher
from lianxin.funds.queries.books import beancount
from lianxin.funds.tests.factories import NOTICE_OVER, Purse
from lianxin.funds.tests.test_votes import Poll
from lianxin.people.tests.factories import resident_of, sign_in

pytestmark = pytest.mark.django_db


def statements(client, address):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_the_public_ledger_shows_a_firm_in_full_and_a_person_masked(client):
    purse = Purse()
    project = purse.accepted()
    purse.pay(project, 10)
    purse.pay(project, 20, payee="王立群", payee_kind="person")
    told = client.get(f"/c/{purse.community.slug}/fund/").content.decode()
    assert "历下灯具店" in told
    assert "王*群" in told
    assert "王立群" not in told
    assert "济历发3号" in told


def test_a_ledger_is_searched_by_words_and_by_use_but_not_for_a_persons_name(client):
    purse = Purse()
    purse.pay(purse.accepted(), 10, payee="王立群", payee_kind="person", words="换灯泡")
    at = f"/c/{purse.community.slug}/fund/"
    assert "换灯泡" in client.get(at, {"q": "灯泡"}).content.decode()
    assert "换灯泡" not in client.get(at, {"q": "王立群"}).content.decode()
    assert "换灯泡" not in client.get(at, {"use": "culture"}).content.decode()
    assert "换灯泡" in client.get(at, {"use": "repairs"}).content.decode()


def test_the_ledgers_pages_cost_as_many_statements_with_much_as_with_little(client):
    purse = Purse()
    project = purse.accepted()
    purse.pay(project, 10)
    sign_in(client, purse.staff)
    slug = purse.community.slug
    pages = [
        f"/c/{slug}/fund/",
        f"/desk/c/{slug}/fund/",
        f"/desk/c/{slug}/fund/projects/{project.pk}/",
    ]
    for page in pages:
        client.get(page)
    before = [statements(client, page) for page in pages]
    for number in range(8):
        purse.pay(project, 10 + number)
        purse.proposed()
    assert [statements(client, page) for page in pages] == before


def test_a_resident_votes_without_a_script_and_sees_it_kept(client):
    poll = Poll(60, 60, most_choices=1)
    sign_in(client, resident_of(poll.community))
    at = f"/c/{poll.community.slug}/fund/votes/{poll.vote.pk}/"
    assert client.get(at).status_code == 200
    _until_closed(poll)
    both = client.post(at, {"o1": "on", "o2": "on"})
    assert both.status_code == 422
    assert "最多选 1 个" in both.content.decode()
    assert client.post(at, {"o1": "on"}).status_code == 302
    assert Ballot.objects.get().points == {"1": 1}


def _until_closed(poll):
    """Let the vote run on the real day of the test's clock."""
    type(poll.vote).objects.filter(pk=poll.vote.pk).update(closes_on="2099-01-01")


def test_the_desk_takes_a_project_from_proposal_to_a_payment(client):
    purse = Purse()
    slug, project = purse.community.slug, purse.proposed()
    at = f"/desk/c/{slug}/fund/projects/{project.pk}/"

    def step(actor, verb, **told):
        sign_in(client, actor)
        answer = client.post(f"{at}{verb}/", told)
        assert answer.status_code == 302, (verb, answer.content.decode()[-3000:])

    step(purse.secretary, "agree", words="居委会定的")
    step(purse.street, "approve")
    step(purse.staff, "announce")
    Project.objects.filter(pk=project.pk).update(
        notice_from="2020-01-01", notice_until="2020-01-09"
    )
    step(purse.staff, "deliver")
    step(purse.staff, "accept", residents="李桂芳、王立群", overseers=purse.overseer.pk)
    paid = {
        "key": "7b0e4a7e-3f0c-4b1c-9d53-0d6a7f0a0001", "amount": "1,500.50", "payee": "灯具店",
        "payee_kind": "firm", "words": "灯", "receipt_number": "001",
    }  # fmt: skip
    step(purse.staff, "pay", **paid)
    step(purse.staff, "pay", **paid)
    step(purse.staff, "publish", words="灯都亮了")
    assert Voucher.objects.get(kind="pay").amount == 150_050
    assert "灯都亮了" in client.get(f"/c/{slug}/fund/projects/{project.pk}/").content.decode()


def test_what_is_refused_is_said_on_the_page_with_what_was_typed(client):
    purse = Purse()
    project = purse.accepted(100)
    sign_in(client, purse.staff)
    answer = client.post(
        f"/desk/c/{purse.community.slug}/fund/projects/{project.pk}/pay/",
        {"key": "7b0e4a7e-3f0c-4b1c-9d53-0d6a7f0a0002", "amount": "101", "payee": "灯具店",
         "payee_kind": "firm", "words": "灯", "receipt_number": "001"},
    )  # fmt: skip
    assert answer.status_code == 409
    assert "只剩 100 元" in answer.content.decode()
    assert "灯具店" in answer.content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "beancount"])
def test_the_books_are_taken_out_with_a_purpose_that_is_kept(client, kind):
    purse = Purse()
    sign_in(client, purse.secretary)
    at = f"/desk/c/{purse.community.slug}/fund/budgets/{purse.budget.pk}/books.{kind}"
    assert client.post(at, {"purpose": ""}).status_code == 422
    assert Entry.objects.filter(deed="export").count() == 0
    assert client.post(at, {"purpose": "年度审计"}).status_code == 200
    assert Entry.objects.get(deed="export").details == {"kind": kind, "purpose": "年度审计"}


def test_bean_check_accepts_the_books_whatever_happened(tmp_path):
    purse = Purse()
    project = purse.accepted()
    paid = purse.pay(project, 700, payee='“大”"明"店', words="灯\\泡")
    actions.reverse(purse.secretary, paid.pk, words="付错了", now=NOTICE_OVER)
    purse.pay(project, 800, payee="王立群", payee_kind="person")
    actions.publish(purse.staff, project.pk, words="好了", now=NOTICE_OVER)
    purse.approved(500)
    book = tmp_path / "books.beancount"
    book.write_text(beancount(purse.budget), encoding="utf8")
    assert "王立群" not in book.read_text(encoding="utf8")
    checker = Path(executable).with_name("bean-check")
    if not checker.exists() and not shutil.which("bean-check"):
        pytest.skip("beancount is not installed")
    done = subprocess.run([str(checker), str(book)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    wrong = book.read_text(encoding="utf8").replace("800.00 CNY", "801.00 CNY", 1)
    book.write_text(wrong, encoding="utf8")
    assert subprocess.run([str(checker), str(book)], capture_output=True, check=False).returncode


def test_a_vote_is_told_to_everybody_once_it_is_declared(client):
    poll = Poll(60, 60)
    for _each in range(3):
        poll.cast(1)
    poll.counted()
    at = f"/c/{poll.community.slug}/fund/votes/{poll.vote.pk}/"
    assert "为什么" not in client.get(at).content.decode()
    actions.declare(poll.purse.secretary, poll.vote.pk, now=MONDAY)
    told = client.get(at).content.decode()
    assert "3 人赞成" in told
    assert client.get(f"{at}ballots.pb").content.decode().startswith("META")
