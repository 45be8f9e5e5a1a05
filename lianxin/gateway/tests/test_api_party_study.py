"""Members' study, campaigns and commendations at the desk through the API: of the branches that one
leads, with each look written down.
"""

import base64
from datetime import timedelta

import pytest

from lianxin.accounts.models import User
from lianxin.core.models import Entry
from lianxin.core.scopes import Scope
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.gateway.tests.factories import Program, done, token_for
from lianxin.party.models import StudyHours, Writing
from lianxin.party.tests.factories import BranchFactory, MemberFactory, clerk_of, head_of
from lianxin.party.tests.studying import CampaignFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = MONDAY.date().isoformat()
PHOTO = {"name": "a.jpg", "data": base64.b64encode(picture().read()).decode()}


class Place:
    """A branch with a member, its secretary's program and a clerk's."""

    def __init__(self):
        self.branch = BranchFactory.create()
        self.home = self.branch.community
        self.member = MemberFactory.create(branch=self.branch, name="王桂兰")
        self.far = MemberFactory.create(branch=BranchFactory.create(parent=self.branch.parent))
        self.head = self.program_of(head_of(self.branch))
        self.clerk = self.program_of(clerk_of(self.home))
        self.path = f"/communities/{self.home.slug}/party"

    def program_of(self, actor):
        user = User.objects.get(pk=actor.user_id)
        return Program(token_for(user, self.home, scopes={Scope.PARTY_WORK}, name="党务")[1])


@pytest.fixture
def place():
    return Place()


def test_hours_are_written_down_for_many_at_once_and_what_was_a_mistake_is_taken_back(place):
    told = {"title": "学习党章", "studied_on": TODAY, "hours": "1.5", "kind": "branch",
            "members": [place.member.pk]}  # fmt: skip
    hours = f"{place.path}/study/hours"
    far = place.head.post(hours, {**told, "members": [place.far.pk]})
    assert far.json()["errors"][0]["field"] == "members"
    for _each in "ab":
        assert done(place.head.post(hours, told, Idempotency_Key="h"), 201)["count"] == 1
    assert StudyHours.objects.get().halves == 3
    here = f"{place.path}/members/{place.member.pk}/study"
    page = done(place.head.get(here))
    assert (page["row"]["halves"], len(page["items"])) == (3, 1)
    back = f"{hours}/{page['items'][0]['id']}/take-back"
    assert done(place.head.post(back))["row"]["halves"] == 0
    assert done(place.head.post(back, {"is_back": True}))["row"]["halves"] == 3
    assert place.head.get(f"{place.path}/members/{place.far.pk}/study").status_code == 404
    [row] = [
        each
        for each in done(place.head.get(f"{place.path}/study"))["items"]
        if each["member"] == place.member.pk
    ]
    assert row["halves"] == 3
    looks = Entry.objects.filter(deed="look")
    assert {each.details["purpose"] for each in looks} == {"study"}


def test_an_essay_on_paper_is_handed_in_for_a_member_and_read_again(place):
    here = f"{place.path}/members/{place.member.pk}/writings"
    told = {"kind": "essay", "title": "心得", "written_on": TODAY, "stated": 1200,
            "photos": [PHOTO]}  # fmt: skip
    [written] = done(place.head.post(here, told), 201)["writings"]
    assert (written["characters"], written["is_stated"]) == (1200, True)
    address = f"{place.path}/study/writings/{written['id']}"
    assert done(place.head.get(address))["member"] == place.member.pk
    assert done(place.head.post(f"{address}/take-back"))["writings"] == []
    assert done(place.head.get(address))["is_taken_back"] is True
    assert Writing.objects.count() == 1
    assert place.head.post(f"{place.path}/members/{place.far.pk}/writings", told).status_code == 404


def test_a_campaign_is_begun_with_stages_and_materials_by_who_leads_all(place):
    told = {"name": "三严三实", "plan": "每月一次", "since": "2026-03-01", "until": "2026-12-31"}
    campaigns = f"{place.path}/campaigns"
    assert place.head.post(campaigns, told).status_code == 403
    early = place.clerk.post(campaigns, {**told, "until": "2026-01-01"})
    assert early.status_code == 422
    made = done(place.clerk.post(campaigns, told), 201)
    here = f"{campaigns}/{made['id']}"
    stage = {"name": "学习", "since": "2026-03-01", "until": "2026-06-30"}
    assert place.clerk.post(f"{here}/stages", {**stage, "until": "2027-06-30"}).status_code == 422
    assert len(done(place.clerk.post(f"{here}/stages", stage), 201)["stages"]) == 1
    material = {"title": "学习材料", "file": PHOTO}
    [read] = done(place.clerk.post(f"{here}/materials", material), 201)["materials"]
    remove = f"{here}/materials/{read['id']}/remove"
    assert done(place.clerk.post(remove))["materials"] == []
    assert done(place.clerk.post(f"{here}/change", {**told, "plan": ""}))["plan"] == ""
    assert [each["name"] for each in done(place.head.get(campaigns))["items"]] == ["三严三实"]


def test_a_member_is_commended_after_public_notice_and_named_only_as_they_wish(place, clock):
    told = {"name": "七一表彰"}
    commendations = f"{place.path}/commendations"
    assert place.head.post(commendations, told).status_code == 403
    made = done(place.clerk.post(commendations, told), 201)
    here = f"{commendations}/{made['id']}"
    who = {"who": f"member-{place.member.pk}", "honour": "优秀党员", "deeds": "做了很多事"}
    far = place.head.post(f"{here}/nominate", {**who, "who": f"member-{place.far.pk}"})
    assert far.status_code == 422
    stale = place.head.post(f"{here}/nominate", who, If_Match='"99"')
    assert stale.status_code == 412
    [nominee] = done(place.head.post(f"{here}/nominate", who))["nominees"]
    assert (nominee["name"], nominee["is_named"]) == ("王桂兰", False)
    assert place.clerk.post(f"{here}/vet").status_code in (403, 409)
    judged = {"nominee": nominee["id"], "is_fit": True}
    assert place.head.post(f"{here}/judge", judged).status_code == 403
    done(place.clerk.post(f"{here}/judge", judged))
    assert done(place.clerk.post(f"{here}/vet"))["state"] == "vetted"
    page = done(place.clerk.post(f"{here}/notice"))
    assert (page["state"], page["noticed_on"]) == ("noticed", TODAY)
    assert place.clerk.post(f"{here}/announce").status_code in (409, 422)
    clock.at = MONDAY + timedelta(days=20)
    done(place.clerk.post(f"{here}/send-back", {"words": "有人提了异议"}))
    [row] = done(place.head.get(commendations))["items"]
    assert row["state"] == "proposed"


def test_posts_are_set_up_and_what_a_member_did_is_written_down_for_them(place):
    posts = f"{place.path}/posts"
    assert place.head.post(f"{posts}/scheme", {"name": "设岗定责"}).status_code == 403
    done(place.clerk.post(f"{posts}/scheme", {"name": "设岗定责"}), 201)
    post = {"name": "楼道卫生岗", "duties": "扫楼道", "seats": 2}
    assert place.clerk.post(posts, {**post, "seats": 0}).status_code == 422
    for _each in "ab":
        [opened] = done(place.clerk.post(posts, post, Idempotency_Key="p"), 201)["posts"]
    here = f"{place.path}/members/{place.member.pk}/posts"
    far = f"{place.path}/members/{place.far.pk}/posts"
    assert place.head.post(f"{far}/claim", {"post": opened["id"]}).status_code == 404
    [claim] = done(place.head.post(f"{here}/claim", {"post": opened["id"]}))["claims"]
    deed = {"post": opened["id"], "words": "扫了二单元的雪", "done_on": TODAY, "photo": PHOTO}
    assert place.head.post(f"{here}/deed", {**deed, "post": 999_999}).status_code == 422
    [told] = done(place.head.post(f"{here}/deed", deed))["deeds"]
    assert done(place.head.post(f"{here}/deeds/{told['id']}/take-back"))["deeds"] == []
    assert done(place.head.post(f"{here}/pledge", {"words": "随叫随到"}))["pledge"] == "随叫随到"
    wish = {"fields_shown": ["name"], "given_by": ""}
    assert place.head.post(f"{here}/wish", wish).status_code == 422
    page = done(place.clerk.get(posts))
    assert page["posts"][0]["holders"] == ["王桂兰"]
    assert done(place.head.post(f"{here}/claims/{claim['id']}/give-up"))["claims"] == []
    assert done(place.clerk.post(f"{posts}/{opened['id']}/close"))["posts"] == []
    assert done(place.clerk.post(f"{posts}/board", {"is_open": True}))["is_board_open"] is True
    looks = Entry.objects.filter(deed="look")
    assert {each.details["purpose"] for each in looks} == {"posts"}


def test_a_branch_goes_through_a_campaign_from_study_to_what_was_put_right(place):
    campaign = CampaignFactory.create(community=place.home)
    begin = f"{place.path}/campaigns/{campaign.pk}/loops"
    assert place.head.post(begin, {"member": place.far.pk}).status_code == 404
    assert place.head.post(begin).status_code == 404
    made = done(place.head.post(begin, {"body": place.branch.pk}, Idempotency_Key="l"), 201)
    here = f"{place.path}/loops/{made['id']}"
    assert place.head.post(f"{here}/study", {"words": "x"}, If_Match='"99"').status_code == 412
    assert place.head.post(f"{here}/look-into").status_code in (403, 409)
    done(place.head.post(f"{here}/study", {"words": "学了党章"}))
    [problem] = done(place.head.post(f"{here}/find", {"words": "到会的少"}))["problems"]
    done(place.head.post(f"{here}/look-into"))
    cause = {"problem": problem["id"], "cause": "通知晚", "measure": "提前三天",
             "owner": place.member.pk, "due_on": "2026-03-20"}  # fmt: skip
    assert place.head.post(f"{here}/analyse", {**cause, "problem": 999_999}).status_code == 404
    assert place.head.post(f"{here}/analyse", {**cause, "owner": 999_999}).status_code == 422
    done(place.head.post(f"{here}/analyse", cause))
    done(place.head.post(f"{here}/rectify"))
    proof = {"problem": problem["id"], "words": "到会二十人", "photo": PHOTO}
    [problem] = done(place.head.post(f"{here}/prove", proof))["problems"]
    assert problem["is_closed"] is True
    assert done(place.head.post(f"{here}/finish"))["state"] == "done"
    far = place.program_of(head_of(place.far.branch))
    assert far.get(here).status_code == 404
