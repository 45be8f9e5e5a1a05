"""The Party's desk through the API: members looked at for a purpose, developed, and transferred; by
who leads, and by nobody else.
"""

import pytest

from lianxin.accounts.models import User
from lianxin.core.errors import NotPermitted
from lianxin.core.masks import mask_id
from lianxin.core.models import Entry
from lianxin.core.scopes import PARTY_SCOPES, Scope
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import Program, desk_program, done, resident_program, token_for
from lianxin.party.models import Decision, Member, Rank, Transfer
from lianxin.party.tests.factories import (
    BranchFactory,
    GroupFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
    oneself,
)
from lianxin.people.tests.factories import PersonFactory, PostFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WANG, PHONE = "37010219500101002X", "13800001234"
DAILY = {"purpose": "daily", "words": "年底"}


def program_of(actor, community, scopes=PARTY_SCOPES):
    user = User.objects.get(pk=actor.user_id)
    return Program(token_for(user, community, scopes=scopes, name="党务")[1])


class Place:
    """Two branches of one community: a member of the first, its secretary, and a clerk."""

    def __init__(self):
        self.branch = BranchFactory.create(name="第一党支部")
        self.home = self.branch.community
        self.other = BranchFactory.create(parent=self.branch.parent, name="第二党支部")
        self.member = MemberFactory.create(
            branch=self.branch, name="王桂兰", identity=WANG, identity_index=blind_index(WANG),
            phone=PHONE, phone_index=blind_index(PHONE), employer="机床厂",
        )  # fmt: skip
        self.clerk = program_of(clerk_of(self.home), self.home)
        self.head = program_of(head_of(self.branch), self.home)
        self.path = f"/communities/{self.home.slug}/party"
        self.here = f"{self.path}/members/{self.member.pk}"


@pytest.fixture
def place():
    return Place()


def looks():
    return list(Entry.objects.filter(deed__startswith="look").order_by("pk"))


def test_the_roster_is_read_masked_for_a_purpose_that_is_written_down(place):
    roster = f"{place.path}/members"
    assert place.clerk.get(roster).status_code == 422
    unsaid = place.clerk.get(roster, {"purpose": "other"})
    assert unsaid.json()["errors"][0]["field"] == "words"
    assert looks() == []
    rows = done(place.clerk.get(roster, {**DAILY, "q": PHONE}))["items"]
    assert [(each["id"], each["phone"]) for each in rows] == [(place.member.pk, "138****1234")]
    [look] = looks()
    assert (look.deed, look.details["purpose"]) == ("look_at_roster", "日常党务：年底")
    assert PHONE not in str(look.details)
    answer = place.clerk.get(place.here, DAILY)
    assert done(answer)["identity"] == mask_id(WANG)
    assert WANG not in answer.content.decode()
    assert PHONE not in answer.content.decode()
    assert [(each.deed, each.subject_id) for each in looks()][1:] == [("look", place.member.pk)]


def test_a_branch_is_its_secretarys_and_the_rest_is_not_there(place):
    far = MemberFactory.create(branch=place.other, name="别支部的人")
    rows = done(place.head.get(f"{place.path}/members", {**DAILY, "whether": "all"}))["items"]
    assert far.pk not in {each["id"] for each in rows}
    assert place.member.pk in {each["id"] for each in rows}
    assert place.head.get(f"{place.path}/members/{far.pk}", DAILY).status_code == 404
    register = {"name": "新人", "rank": "full", "standing": "enrolled", "admitted_on": "2020-07-01"}
    assert place.head.post(f"{place.path}/members", register).status_code == 404
    assert place.head.post(f"{place.here}/amend", {"employer": "别处"}).status_code == 404
    convert = {"on": "2026-03-01", "meeting": "3 月 1 日支部党员大会"}
    assert place.head.post(f"{place.here}/convert", convert).status_code == 404


def test_no_desk_and_no_resident_reaches_party_records(place):
    staff = PostFactory.create(community=place.home).user
    resident = PersonFactory.create(community=place.home, resident=True).user
    assert desk_program(staff, place.home).get(place.here, DAILY).status_code == 404
    with pytest.raises(NotPermitted):
        token_for(resident, place.home, scopes={Scope.PARTY_MEMBERS})
    assert resident_program(resident, place.home).get(place.here, DAILY).status_code == 403
    neighbour = BranchFactory.create()
    far = program_of(clerk_of(neighbour.community), neighbour.community)
    assert far.get(place.here, DAILY).status_code == 404
    only_work = program_of(clerk_of(place.home), place.home, {Scope.PARTY_WORK})
    assert only_work.get(place.here, DAILY).status_code == 403
    assert looks() == []


def test_a_member_is_registered_once_and_put_right_without_losing_what_is_not_said(place):
    told = {
        "name": "李建国", "rank": "probationary", "standing": "enrolled", "employer": "铁路局",
        "admitted_on": "2025-02-10", "branch": place.branch.pk, "phone": "13900001111",
    }  # fmt: skip
    wrong = place.clerk.post(f"{place.path}/members", {**told, "branch": None})
    assert {each["field"] for each in wrong.json()["errors"]} == {"branch"}
    for _each in "ab":
        made = done(place.clerk.post(f"{place.path}/members", told, Idempotency_Key="r"), 201)
    member = Member.objects.get(name="李建国")
    assert (made["id"], made["rank"]) == (member.pk, "probationary")
    here = f"{place.path}/members/{member.pk}"
    group = GroupFactory.create(parent=place.branch)
    told = {"group": group.pk, "away_to": "青岛", "away_since": "2026-01-05"}
    stale = place.clerk.post(f"{here}/amend", told, If_Match='"9"')
    assert stale.status_code == 412
    done(place.clerk.post(f"{here}/amend", told, If_Match=f'"{made["revision"]}"'))
    member.refresh_from_db()
    assert (member.employer, member.phone, member.group) == ("铁路局", "13900001111", group)
    done(place.clerk.post(f"{here}/amend", {"away_since": None, "away_to": ""}))
    member.refresh_from_db()
    assert (member.away_since, member.away_to, member.name) == (None, "", "李建国")
    assert place.clerk.post(f"{here}/amend", {"phone": PHONE}).status_code == 422


def test_what_a_meeting_decided_of_a_member_is_noted_and_nothing_else_follows(place):
    someone = MemberFactory.create(branch=place.branch, probationary=True, admitted_on="2025-02-10")
    here = f"{place.path}/members/{someone.pk}"
    waiting = done(place.clerk.get(f"{place.path}/members/waiting", DAILY))
    assert [each["member"] for each in waiting["endings"]] == [someone.pk]
    unsaid = place.clerk.post(f"{here}/convert", {"on": "2026-03-01"})
    assert unsaid.status_code == 422
    told = {"on": "2026-03-01", "meeting": "3 月 1 日支部党员大会"}
    assert done(place.clerk.post(f"{here}/convert", told))["rank"] == Rank.FULL
    assert place.clerk.post(f"{here}/convert", told).status_code in (409, 422)
    someone.refresh_from_db()
    assert (someone.rank, someone.full_on.isoformat()) == ("full", "2026-03-01")
    case = {"kind": "lost", "words": "再联系三个月", "on": "2026-03-01", "meeting": "支部党员大会"}
    assert place.clerk.post(f"{here}/decide", case).status_code == 409
    Member.objects.filter(pk=someone.pk).update(lost_since="2025-01-05")
    [found] = done(place.clerk.get(here, DAILY))["cases"]
    done(place.clerk.post(f"{here}/decide", {**case, "kind": found["kind"]}))
    assert Decision.objects.get().words == "再联系三个月"
    assert done(place.clerk.get(here, DAILY))["left_on"] is None


def test_a_member_changes_branches_when_the_other_side_confirms(place):
    member = place.member
    asked = {"kind": "branches", "to_branch": place.other.pk, "why": "搬家"}
    assert (
        place.head.post(f"{place.here}/transfers", {**asked, "to_branch": None}).status_code == 422
    )
    made = done(place.head.post(f"{place.here}/transfers", asked, Idempotency_Key="t"), 201)
    way = f"{place.path}/transfers/{made['id']}"
    assert made["verbs"] == ["withdraw"]
    assert place.head.post(f"{way}/accept").status_code == 403
    taker = program_of(head_of(place.other), place.home)
    assert done(taker.get(way))["verbs"] == ["accept", "decline"]
    assert taker.post(f"{way}/accept", If_Match='"9"').status_code == 412
    assert done(taker.post(f"{way}/accept"))["state"] == "done"
    member.refresh_from_db()
    assert member.branch == place.other
    [row] = done(place.clerk.get(f"{place.path}/transfers", {"only": "ended"}))["items"]
    assert (row["id"], row["to_branch"]) == (made["id"], "第二党支部")
    assert done(place.clerk.get(f"{place.path}/transfers"))["items"] == []


def test_who_comes_with_a_letter_is_taken_down_and_admitted(place):
    letter = {
        "name": "赵明", "elsewhere": "中共青岛市市北区某街道工委", "number": "鲁青12号",
        "issued_on": MONDAY.date().isoformat(),
    }  # fmt: skip
    letters = f"{place.path}/transfers/letters"
    assert place.head.post(letters, letter).status_code == 404
    for _each in "ab":
        made = done(place.clerk.post(letters, letter, Idempotency_Key="l"), 201)
    assert (made["state"], Transfer.objects.count()) == ("received", 1)
    way = f"{place.path}/transfers/{made['id']}"
    told = {"name": "赵明", "rank": "full", "standing": "enrolled", "admitted_on": "2010-07-01",
            "full_on": "2011-07-01"}  # fmt: skip
    assert place.clerk.post(f"{way}/admit", told).status_code == 422
    page = done(place.clerk.post(f"{way}/admit", {**told, "branch": place.branch.pk}))
    assert page["state"] == "done"
    assert Member.objects.get(name="赵明").branch == place.branch
    assert place.clerk.post(f"{way}/withdraw", {"words": "晚了"}).status_code in (403, 409)


def test_an_organisation_is_founded_led_and_dissolved_and_the_tree_tells_it(place):
    told = {"kind": "group", "name": "第一小组", "parent": place.branch.pk,
            "founded_on": "2026-02-20", "full": 0, "probationary": 0, "heads": 0}  # fmt: skip
    bodies = f"{place.path}/bodies"
    assert place.clerk.post(bodies, {**told, "parent": 999_999}).status_code == 422
    for _each in "ab":
        made = done(place.clerk.post(bodies, told, Idempotency_Key="b"), 201)
    here = f"{bodies}/{made['id']}"
    done(place.clerk.post(f"{place.here}/amend", {"group": made["id"]}))
    charge = {"member": place.member.pk, "duty": "leader", "since": "2026-03-02"}
    assert place.clerk.post(f"{here}/appoint", {**charge, "duty": "secretary"}).status_code == 422
    [term] = done(place.clerk.post(f"{here}/appoint", charge))["terms"]
    tree = {each["id"]: each for each in done(place.clerk.get(f"{place.path}/tree"))["bodies"]}
    assert (tree[made["id"]]["parent"], tree[made["id"]]["head"]) == (place.branch.pk, "王桂兰")
    assert (
        place.clerk.post(f"{here}/move", {"due_on": "2026-09-01", "approval": "1"}).status_code
        == 404
    )
    gone = {"term": term["id"], "on": "2026-03-02"}
    assert place.clerk.post(f"{bodies}/{place.other.pk}/release", gone).status_code == 404
    assert done(place.clerk.post(f"{here}/release", gone))["terms"] == []
    done(place.clerk.post(f"{place.here}/amend", {"group": None}))
    assert place.clerk.post(f"{here}/dissolve", {"on": "2026-03-02"}).status_code == 422
    end = {"on": "2026-03-02", "reason": "并组"}
    assert done(place.clerk.post(f"{here}/dissolve", end))["verbs"] == []
    assert place.clerk.post(f"{here}/dissolve", end).status_code == 404


def test_who_puts_down_their_own_duty_is_told_so_and_leads_no_more(place):
    committee = place.branch.parent
    own = TermFactory.create(
        body=committee, member=MemberFactory.create(branch=place.branch, with_account=True)
    )
    head = program_of(oneself(own.member), place.home)
    here = f"{place.path}/bodies/{committee.pk}"
    gone = {"term": own.pk, "on": "2026-03-02"}
    told = [done(head.post(f"{here}/release", gone, Idempotency_Key="g")) for _each in "ab"]
    assert told[0] == told[1]
    assert (told[0]["terms"], told[0]["verbs"]) == ([], [])
    [term] = told[0]["past"]
    assert (term["id"], term["ended_on"]) == (own.pk, "2026-03-02")
    assert head.get(here).status_code == 404


def test_who_leads_a_branch_reads_the_tree_and_names_it_looked_for_are_written_down(place):
    found = done(place.head.get(f"{place.path}/tree", {"q": "王桂兰"}))["found"]
    assert [each["id"] for each in found] == [place.member.pk]
    [look] = looks()
    assert (look.deed, look.details["count"]) == ("look_at_roster", 1)
    other = done(place.head.get(f"{place.path}/bodies/{place.other.pk}"))
    assert (other["members"], other["verbs"]) == (None, [])
    charge = {"member": place.member.pk, "duty": "secretary", "since": "2026-03-02"}
    refused = place.head.post(f"{place.path}/bodies/{place.other.pk}/appoint", charge)
    assert refused.status_code == 404
    only_members = program_of(clerk_of(place.home), place.home, {Scope.PARTY_MEMBERS})
    assert only_members.get(f"{place.path}/tree").status_code == 403


def test_dues_are_reckoned_collected_once_eased_and_each_look_is_written_down(place):
    here = f"{place.here}/dues"
    told = {"from_month": "2026-01-01", "livelihood": "student"}
    assert place.head.post(f"{here}/assess", {**told, "livelihood": "x"}).status_code == 422
    row = done(place.head.post(f"{here}/assess", told))["row"]
    assert (row["due"] > 0, row["paid"], row["missed"]) == (True, None, 2)
    paid = {"members": [place.member.pk], "month": "2026-03-01", "on": "2026-03-02"}
    collect = f"{place.path}/dues/collect"
    assert place.head.post(collect, {**paid, "members": [999_999]}).status_code == 422
    assert [done(place.head.post(collect, paid))["count"] for _each in "ab"] == [1, 0]
    leaf = done(place.head.get(f"{place.path}/dues", {"month": "2026-03-15"}))
    assert leaf["collected"] == row["due"]
    [payment] = done(place.head.get(here))["payments"]
    strike = f"{place.path}/dues/payments/{payment['id']}/strike"
    assert place.head.post(strike, {"why": " "}).status_code == 422
    assert done(place.head.post(strike, {"why": "记错了人"}))["payments"] == []
    ease = {"from_month": "2026-04-01", "until_month": "2026-06-01", "amount": 0, "why": "住院"}
    [relief] = done(place.head.post(f"{here}/ask", ease))["reliefs"]
    way = f"{place.path}/dues/reliefs/{relief['id']}"
    done(place.head.post(f"{way}/agree", {"meeting": "3 月支委会"}))
    assert place.head.post(f"{way}/approve", {"number": "历组1号"}).status_code == 404
    [relief] = done(place.clerk.post(f"{way}/approve", {"number": "历组1号"}))["reliefs"]
    assert relief["approval"] == "历组1号"
    assert {each.details["purpose"] for each in looks()} == {"dues", "核对党费"}


def test_dues_are_hidden_from_who_leads_another_branch(place):
    other = program_of(head_of(place.other), place.home)
    assert other.get(f"{place.here}/dues").status_code == 404
    told = {"from_month": "2026-01-01", "livelihood": "student"}
    assert other.post(f"{place.here}/dues/assess", told).status_code == 404
    assert done(other.get(f"{place.path}/dues"))["items"] != []
    assert place.member.pk not in {
        each["member"] for each in done(other.get(f"{place.path}/dues"))["items"]
    }
