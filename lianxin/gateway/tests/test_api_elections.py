"""A branch's secretary has an election held by a program, members read it; a member's writings."""

import base64

import pytest

from lianxin.core.scopes import Scope
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import Program, done, resident_program, token_for
from lianxin.party.models import Duty, Term, Writing
from lianxin.party.tests.factories import BranchFactory, MemberFactory, TermFactory
from lianxin.party.tests.studying import settled, word_file
from lianxin.people.tests.factories import PersonFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = MONDAY.date().isoformat()


class Way:
    """A branch of six whose secretary has announced an election, and a program of theirs."""

    def __init__(self):
        branch = BranchFactory.create()
        self.secretary = TermFactory.create(body=branch, member=settled(branch=branch)).member
        self.first = MemberFactory.create_batch(4, branch=branch)[0]
        self.home = branch.community
        self.head = resident_program(self.secretary.person.user, self.home)
        self.member = resident_program(settled(branch=branch).person.user, self.home)
        path = f"/communities/{self.home.slug}/party"
        self.new = f"{path}/bodies/{branch.pk}/elections"
        self.told = {"held_on": TODAY, "venue": "活动室", "seats": 1, "approval": "历发3号"}
        for _each in "ab":
            self.made = done(self.head.post(self.new, self.told, Idempotency_Key="e"), 201)
        self.here = f"{path}/elections/{self.made['id']}"

    def take(self, verb, body=None, status=200, **headers):
        return done(self.head.post(f"{self.here}/{verb}", body, **headers), status)


def test_a_secretary_brings_an_election_from_the_notice_to_the_result():
    way = Way()
    way.take("roll", status=412, If_Match='"99"')
    page = way.take("roll", If_Match=f'"{way.made["revision"]}"')
    assert page["entitled"] == 6
    assert way.first.pk in {each["id"] for each in page["eligible"]}
    page = way.take("nominate", {"member": way.first.pk, "duty": "secretary"})
    way.take("nominate", {"member": way.first.pk, "duty": "x"}, 422)
    way.take("stand")
    way.take("hold", {"present": 6})
    stands = page["candidates"][0]["id"]
    for ayes, status in ((7, 422), (5, 200)):
        counted = {"papers": 6, "ayes": [{"candidate": stands, "ayes": ayes}]}
        way.take("count", counted, status)
    page = way.take("finish")
    assert [each["is_elected"] for each in page["candidates"]] == [True]
    assert Term.objects.filter(member=way.first, duty=Duty.SECRETARY).count() == 1
    assert done(way.member.get(way.here))["state"] == "done"
    # Whose term has ended reads it as a member.
    assert way.head.get(f"{way.here}/desk").status_code == 404


def test_an_election_is_run_by_its_leader_alone_and_read_by_members():
    way = Way()
    unsaid = way.head.post(way.new, {**way.told, "venue": " "})
    assert unsaid.json()["errors"][0]["field"] == "venue"
    assert way.member.get(f"{way.here}/desk").status_code == 404
    assert way.member.post(f"{way.here}/call-off", {"reason": "x"}).status_code == 404
    assert done(way.member.get(way.here))["state"] == "announced"
    stranger = PersonFactory.create(community=way.home, resident=True).user
    assert resident_program(stranger, way.home).get(way.here).status_code == 404
    given = token_for(way.secretary.person.user, way.home, scopes={Scope.PARTY_READ}, name="只读")
    assert Program(given[1]).get(f"{way.here}/desk").status_code == 403


def test_a_member_hands_in_an_essay_once_and_takes_it_back():
    me = settled()
    own = resident_program(me.person.user, me.community)
    path = f"/communities/{me.community.slug}/party/me/writings"
    paper = base64.b64encode(word_file("三严三实，贵在落实。").read()).decode()
    told = {
        "kind": "essay", "title": "学习心得", "written_on": TODAY,
        "file": {"name": "心得.docx", "data": paper},
    }  # fmt: skip
    for _each in "ab":
        made = done(own.post(path, told, Idempotency_Key="w"), 201)
    assert (made["characters"], Writing.objects.count()) == (10, 1)
    late = own.post(path, {"title": "明天的", "written_on": "2026-03-09", "words": "还没写"})
    assert late.json()["errors"][0]["field"] == "written_on"
    assert [each["title"] for each in done(own.get(path))["items"]] == ["学习心得"]
    other = settled(branch=me.branch)
    theirs = resident_program(other.person.user, me.community)
    assert theirs.get(f"{path}/{made['id']}").status_code == 404
    assert theirs.post(f"{path}/{made['id']}/take-back").status_code == 404
    assert done(own.post(f"{path}/{made['id']}/take-back"))["is_taken_back"] is True
    assert done(own.get(path))["items"] == []
