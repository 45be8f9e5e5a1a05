import pytest
from django.urls import reverse

from lianxin.core.actor import Role
from lianxin.core.http import today
from lianxin.party.models import Duty, Election, Term
from lianxin.party.tests.factories import BranchFactory, MemberFactory
from lianxin.people.tests.factories import PostFactory


@pytest.fixture
def branch(db):
    return BranchFactory.create(name="第七党支部")


@pytest.fixture
def desk(branch, client):
    user = PostFactory.create(community=branch.community, role=Role.PARTY).user
    client.force_login(user)
    return client


class Way:
    """The pages of one election, as a clerk goes through them."""

    def __init__(self, desk, branch, full=5) -> None:
        self.desk, self.slug = desk, branch.community.slug
        self.members = MemberFactory.create_batch(full, branch=branch)
        new = reverse("party_desk:election_new", args=[self.slug, branch.pk])
        assert desk.get(new).status_code == 200
        form = {"held_on": today().isoformat(), "venue": "活动室", "seats": 1}
        assert desk.post(new, form).status_code == 302
        self.pk = Election.objects.get().pk
        self.page = reverse("party_desk:election", args=[self.slug, self.pk])

    def take(self, verb, **fields):
        return self.desk.post(f"{self.page}{verb}/", fields)

    def words(self) -> str:
        return self.desk.get(self.page).content.decode()

    def stand(self):
        assert self.take("roll").status_code == 302
        sent = {"member": self.members[0].pk, "duty": Duty.SECRETARY}
        assert self.take("nominate", **sent).status_code == 302
        assert self.take("stand").status_code == 302


def test_an_election_goes_from_notice_to_a_secretary_on_its_page(desk, branch):
    way = Way(desk, branch)
    way.stand()
    assert "应到 5 人，到 4 人以上才能选" in way.words()
    assert way.take("hold", present=4).status_code == 302
    [candidate] = Election.objects.get().candidates.all()
    assert way.take("count", papers=4, **{f"ayes_{candidate.pk}": 3}).status_code == 302
    assert "选上了" in way.words()
    assert way.take("finish").status_code == 302
    assert Term.objects.get().member == way.members[0]


def test_too_few_make_it_void_and_another_day_is_announced(desk, branch):
    way = Way(desk, branch)
    way.stand()
    way.take("hold", present=3)
    assert "这次选举无效" in way.words()
    form = {"held_on": today().isoformat(), "venue": "活动室", "seats": 1}
    assert way.take("again", **form).status_code == 302
    assert Election.objects.get().state == "announced"


def test_what_cannot_be_counted_comes_back_beside_its_field(desk, branch):
    way = Way(desk, branch)
    way.stand()
    way.take("hold", present=4)
    [candidate] = Election.objects.get().candidates.all()
    answer = way.take("count", papers=4, **{f"ayes_{candidate.pk}": 5})
    assert answer.status_code == 422
    assert "不能比收回的 4 张多" in answer.content.decode()


def test_an_election_is_called_off_with_a_reason(desk, branch):
    way = Way(desk, branch)
    assert way.take("call_off", reason="").status_code == 422
    assert way.take("call_off", reason="下月再办").status_code == 302
    assert "下月再办" in way.words()
    assert way.take("roll").status_code == 409
    assert way.take("dance").status_code == 404


def test_an_early_election_without_an_approval_comes_back_with_what_was_typed(desk, branch):
    due_on = today().replace(year=today().year + 1, day=1)
    member = MemberFactory.create(branch=branch)
    Term.objects.create(
        community=branch.community, body=branch, member=member, duty="secretary",
        since=branch.founded_on, due_on=due_on,
    )  # fmt: skip
    new = reverse("party_desk:election_new", args=[branch.community.slug, branch.pk])
    answer = desk.post(new, {"held_on": today().isoformat(), "venue": "活动室", "seats": 1})
    assert answer.status_code == 422
    assert "文号" in answer.content.decode()
    assert 'value="活动室"' in answer.content.decode()


def test_a_member_reads_of_the_election_and_a_stranger_does_not(desk, branch, client):
    way = Way(desk, branch)
    way.stand()
    member = MemberFactory.create(branch=branch, with_account=True)
    page = reverse("party:election", args=[way.slug, way.pk])
    client.force_login(member.person.user)
    assert "候选人" in client.get(page).content.decode()
    assert client.get(way.page).status_code == 404
    client.logout()
    assert client.get(page).status_code == 404
