"""A session run from a phone by a chair without any post, and the papers that are entered there."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.actor import GUEST, Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.council import actions
from lianxin.council.models import (
    AgendaItem,
    Choice,
    ItemState,
    Resolution,
    Session,
    SessionState,
    Vote,
    VotePaper,
)
from lianxin.council.queries.papers import paper_photo
from lianxin.council.tests.factories import DAY, MEETING, Stage
from lianxin.people.tests.factories import (
    PersonFactory,
    PostFactory,
    member_of,
    resident_of,
    secretary_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_the_meeting(monkeypatch) -> None:
    monkeypatch.setattr(http, "now", lambda: MEETING)


def account(stage: Stage, index: int) -> User:
    """Give a member an account and no post at all."""
    member = stage.members[index]
    member.user = PersonFactory.create(community=stage.community, resident=True).user
    member.save()
    return member.user


def bare(user: User) -> Actor:
    return Actor(user_id=user.pk, name="住户")


@pytest.fixture
def stage() -> Stage:
    return Stage()


class Hand:
    """A phone at the chair's page of one session."""

    def __init__(self, client: Client, stage: Stage, session: Session, space: str) -> None:
        self.client, self.slug, self.pk, self.space = (
            client,
            stage.community.slug,
            session.pk,
            space,
        )

    def at(self, name: str, *more: object) -> str:
        return reverse(f"{self.space}:{name}", args=[self.slug, self.pk, *more])

    def look(self) -> str:
        return self.client.get(self.at("session")).content.decode()

    def take(self, verb: str, item: AgendaItem | None = None, **told: Any) -> HttpResponse:
        name, more = ("item_step", (item.pk, verb)) if item else ("step", (verb,))
        answer = self.client.post(self.at(name, *more), told)
        assert isinstance(answer, HttpResponse)
        if answer.status_code == 302:
            # Back to the same phone's page, never to the desk.
            assert answer["Location"] == self.at("session")
        return answer


def chairing(client: Client, stage: Stage, session: Session) -> Hand:
    sign_in(client, bare(account(stage, 0)))
    return Hand(client, stage, session, "council_chair")


def course(
    first: AgendaItem, second: AgendaItem, ids: list[int]
) -> list[tuple[str, AgendaItem | None, dict[str, Any]]]:
    """All that happens in a session with two items, an amendment and a pause."""
    return [
        ("open", None, {}),
        ("plan_times", None, {f"i{first.pk}": 20}),
        ("arrive", None, {}),
        ("call", first, {}),
        ("ask_to_speak", first, {"member": ids[1], "stance": "for"}),
        ("move", first, {"motion": "建在东墙下。", "mover": ids[1]}),
        ("second", first, {"member": ids[2]}),
        ("amend", first, {"text": "建在西墙下。", "mover": ids[2], "seconder": ids[3]}),
        ("put", first, {}),
        ("enter_votes", first, {"rest": "aye"}),
        ("declare_amendment", first, {}),
        ("put", first, {}),
        ("enter_votes", first, {"rest": "aye"}),
        (
            "declare_passed",
            first,
            {"what": "建车棚。", "lead_office": "居委会", "due_on": "2026-06-30"},
        ),
        ("call", second, {}),
        ("postpone", second, {"words": "下次再议。"}),
        ("pause", None, {}),
        ("resume", None, {}),
        ("adjourn", None, {}),
        ("approve", None, {}),
    ]


def test_a_chair_without_a_post_runs_a_whole_session_from_one_page(client, stage):
    session = stage.plan("车棚建在哪儿", "谁来管")
    actions.notify(stage.staff, session.pk, now=MONDAY)
    hand = chairing(client, stage, session)
    first, second = session.items.order_by("position")
    ids = [member.pk for member in stage.members]
    assert "开会" in hand.look()
    for verb, item, told in course(first, second, ids):
        # Who is called is known only once it has been opened.
        seats = {"seats": [seat.pk for seat in session.seats.all()]} if verb == "arrive" else {}
        answer = hand.take(verb, item, **told, **seats)
        assert answer.status_code == 302, (verb, answer.content.decode())
    assert "纪要" in hand.look()
    assert Resolution.objects.get().item.motion == "建在西墙下。"
    assert Session.objects.get().state == SessionState.APPROVED


def test_a_chair_gives_the_floor_and_takes_it_back_from_the_same_page(client, stage):
    session = stage.sitting()
    hand = chairing(client, stage, session)
    item = session.items.get()
    hand.take("call", item)
    hand.take("ask_to_speak", item, member=stage.members[1].pk, stance="for")
    speech = item.speeches.get()
    for verb in ("recognise", "pause_speech", "resume_speech", "end_speech"):
        address = hand.at("speech", speech.pk, verb)
        assert client.post(address)["Location"] == hand.at("session")
    assert client.get(hand.at("floor") + "?since=0").status_code == 200
    speech.refresh_from_db()
    assert speech.state == "ended"


def test_what_is_the_staffs_alone_stays_theirs_for_a_chair(client, stage):
    session = stage.held(stage.sitting())
    chair = bare(account(stage, 0))
    with pytest.raises(NotPermitted):
        actions.write(chair, session.pk, {}, now=MEETING)
    with pytest.raises(NotPermitted):
        actions.sign(chair, session.pk, now=MEETING)
    actions.approve(chair, session.pk, now=MEETING)
    actions.sign(stage.staff, session.pk, now=MEETING)
    with pytest.raises(NotPermitted):
        actions.publish(chair, session.pk, now=MEETING)
    sign_in(client, chair)
    for name in ("council_desk:session", "council_desk:floor", "council_desk:council"):
        args = [stage.community.slug, *([session.pk] if name != "council_desk:council" else [])]
        assert client.get(reverse(name, args=args)).status_code == 404


@pytest.mark.parametrize("who", ["guest", "resident", "member", "elsewhere", "other_chair"])
def test_the_chairs_page_is_nobody_elses(client, stage, who):
    session = stage.sitting()
    account(stage, 0)
    other = Stage()
    outsiders = {
        "resident": resident_of(stage.community),
        "member": member_of(stage.community),
        "elsewhere": secretary_of(CommunityFactory.create()),
        "other_chair": bare(account(other, 0)),
    }
    if who != "guest":
        sign_in(client, outsiders[who])
    hand = Hand(client, stage, session, "council_chair")
    assert client.get(hand.at("session")).status_code == 404
    assert client.get(hand.at("floor")).status_code == 404
    assert hand.take("adjourn").status_code == 404
    assert hand.take("call", session.items.get()).status_code == 404
    session.refresh_from_db()
    assert session.state == SessionState.OPEN


def test_a_chair_of_one_session_runs_no_other(client, stage):
    chair = bare(account(stage, 0))
    other = Stage(members=3)
    item = other.sitting().items.get()
    with pytest.raises(NotPermitted):
        actions.call(chair, item.pk, now=MEETING)


def test_the_public_page_leads_its_chair_to_the_page_that_runs_it(client, stage):
    session = stage.sitting()
    hand = chairing(client, stage, session)
    public = reverse("council:public_session", args=[stage.community.slug, session.pk])
    assert hand.at("session") in client.get(public).content.decode()
    client.logout()
    assert hand.at("session") not in client.get(public).content.decode()


def test_the_chairs_page_costs_the_same_with_much_as_with_little(
    client, stage, django_assert_max_num_queries
):
    session = stage.sitting("一", "二", "三", "四", "五")
    hand = chairing(client, stage, session)
    item = stage.voting(session)
    actions.enter_votes(
        stage.staff, item.pk, {stage.members[1].pk: "aye"}, photo=picture(), now=MEETING
    )
    with django_assert_max_num_queries(32):
        hand.look()


def taker_of(stage: Stage, session: Session, index: int = 1) -> Actor:
    user = account(stage, index)
    Session.objects.filter(pk=session.pk).update(minute_taker=stage.members[index])
    return bare(user)


def test_papers_are_entered_with_their_picture_and_ones_own_vote_goes_before_them(stage):
    session = stage.sitting()
    item = stage.voting(session)
    own, other = stage.members[1].pk, stage.members[2].pk
    votes = {own: "no", other: "aye"}
    item = actions.enter_votes(stage.staff, item.pk, votes, photo=picture(), now=MEETING)
    paper = VotePaper.objects.get()
    assert (paper.votes, paper.entered_by_id) == (2, stage.staff.user_id)
    assert set(paper.ballots.values_list("member_id", flat=True)) == {own, other}
    voter = Actor(
        user_id=account(stage, 1).pk, posts=frozenset({(Role.MEMBER, stage.community.pk)})
    )
    item = actions.vote(voter, item.pk, choice=Choice.AYE, now=MEETING)
    ballot = Vote.objects.get(member=own)
    assert (item.ayes, item.noes) == (2, 0)
    # The paper stays on record; the vote that counts is the member's own.
    assert (ballot.choice, ballot.heard, ballot.entered_by, ballot.paper) == (
        "aye",
        "no",
        None,
        paper,
    )
    with pytest.raises(OutOfOrder, match="自己投了"):
        actions.enter_votes(stage.staff, item.pk, {own: "no"}, photo=picture(), now=MEETING)


def test_a_chair_writes_raised_hands_down_and_no_papers(stage):
    chair = bare(account(stage, 0))
    item = stage.voting(stage.sitting())
    one, two = stage.members[1].pk, stage.members[2].pk
    with pytest.raises(NotPermitted, match="纸票由"):
        actions.enter_votes(chair, item.pk, {one: "aye"}, photo=picture(), now=MEETING)
    actions.enter_votes(chair, item.pk, {one: "aye"}, now=MEETING)
    assert Vote.objects.get(member=one).paper is None
    actions.enter_votes(stage.staff, item.pk, {two: "no"}, photo=picture(), now=MEETING)
    with pytest.raises(OutOfOrder, match="照纸票记的"):
        actions.enter_votes(chair, item.pk, {two: "aye"}, now=MEETING)


def test_a_picture_without_a_vote_on_it_is_not_kept(stage):
    item = stage.voting(stage.sitting())
    with pytest.raises(Invalid, match="还没有点"):
        actions.enter_votes(stage.staff, item.pk, {}, photo=picture(), now=MEETING)
    assert not VotePaper.objects.exists()


def test_the_form_wants_the_picture_of_a_paper_and_says_so(client, stage):
    session = stage.sitting()
    item = stage.voting(session)
    sign_in(client, stage.staff)
    at = [stage.community.slug, session.pk, item.pk, "enter_votes"]
    address = reverse("council_desk:item_step", args=at)
    told = {f"m{stage.members[1].pk}": "no", "way": "paper"}
    answer = client.post(address, told)
    assert answer.status_code == 422
    assert "纸票要附一张照片" in answer.content.decode()
    assert client.post(address, {**told, "photo": picture()}).status_code == 302
    assert Vote.objects.get(member=stage.members[1]).paper is not None
    desk = reverse("council_desk:session", args=at[:2])
    photo = reverse("council_desk:vote_paper", args=[*at[:2], _key(), "full"])
    assert photo in client.get(desk).content.decode()
    # A hand that was raised stands on no paper, whatever lies beside the form.
    hands = {f"m{stage.members[2].pk}": "aye", "photo": picture()}
    assert client.post(address, hands).status_code == 302
    assert Vote.objects.get(member=stage.members[2]).paper is None


def _key() -> Any:
    return VotePaper.objects.get().photo.key


def test_the_picture_of_a_paper_is_for_staff_here_and_the_minute_taker_alone(client, stage):
    session = stage.sitting()
    item = stage.voting(session)
    taker, chair = taker_of(stage, session), bare(account(stage, 0))
    actions.enter_votes(taker, item.pk, {stage.members[2].pk: "no"}, photo=picture(), now=MEETING)
    key, slug = _key(), stage.community.slug
    street = PostFactory.create(street=True, subdistrict=stage.community.subdistrict).user
    allowed = (stage.staff, stage.secretary, taker)
    hidden = (
        GUEST,
        chair,
        bare(street),
        resident_of(stage.community),
        member_of(stage.community),
        staff_of(CommunityFactory.create()),
    )
    for actor in allowed:
        assert paper_photo(actor, slug, session.pk, key).key == key
    for actor in hidden:
        with pytest.raises(NotFound):
            paper_photo(actor, slug, session.pk, key)
    for space in ("council_desk", "council_chair"):
        address = reverse(f"{space}:vote_paper", args=[slug, session.pk, key, "full"])
        client.logout()
        assert client.get(address).status_code == 404
        sign_in(client, taker)
        answer = client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]


def test_who_keeps_the_minutes_writes_and_signs_them_on_their_phone(client, stage):
    session = stage.sitting()
    taker = taker_of(stage, session)
    sign_in(client, taker)
    hand = Hand(client, stage, session, "council_chair")
    assert hand.take("adjourn").status_code in (403, 404, 409)
    stage.held(session)
    texts = {f"p{passage.pk}": "改过的话。" for passage in session.passages.all()}
    assert client.post(hand.at("step", "write"), texts).status_code == 302
    assert hand.take("sign").status_code == 302
    assert "定稿</button>" not in hand.look()
    session.refresh_from_db()
    assert session.recorded_at == MEETING


def test_minutes_are_given_to_a_member_with_an_account_who_is_not_the_chair(stage):
    account(stage, 1)
    chosen = [member.pk for member in stage.members]

    def plan(taker: int) -> Session:
        made = actions.Plan(MEETING + DAY, "议事厅", chair_id=chosen[0], minute_taker_id=taker)
        return actions.plan(stage.staff, stage.council.pk, made, now=MONDAY)

    assert plan(chosen[1]).minute_taker == stage.members[1]
    for wrong in (chosen[0], chosen[2], 10**9):
        with pytest.raises(Invalid, match="记录人"):
            plan(wrong)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("secret_vote_names_no_paper", {"is_secret": True, "choice": ""}),
        ("vote_on_paper_was_entered_from_it", {"entered_by": None}),
    ],
)
def test_the_database_keeps_papers_with_who_entered_them(stage, name, change):
    item = stage.voting(stage.sitting())
    votes = {stage.members[1].pk: "no"}
    actions.enter_votes(stage.staff, item.pk, votes, photo=picture(), now=MEETING)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Vote.objects.exclude(paper=None).update(**change)
    with pytest.raises(IntegrityError, match="vote_paper_carries_a_vote"), transaction.atomic():
        VotePaper.objects.update(votes=0)


def test_a_repeated_vote_leaves_the_papers_of_the_first_on_record(stage):
    item = stage.voting(stage.sitting())
    votes = {stage.members[1].pk: "no"}
    actions.enter_votes(stage.staff, item.pk, votes, photo=picture(), now=MEETING)
    item = actions.revote(stage.staff, item.pk, now=MEETING)
    assert (item.state, item.noes, item.papers.get().round) == (ItemState.MOVED, 0, 0)
