"""From the need to the figure, told by programs alone: the typed client against a server that runs.

A resident reports cold radiators with a picture; the community takes it up and puts it before the
council; the council meets, votes and resolves; works are planned, done and accepted; the resident
says that it is solved; the year's card counts it, and its evidence names it.
"""

from datetime import datetime, timedelta
from typing import Literal

import pytest
from lianxin_client import (
    Brought,
    Client,
    Done,
    FileSent,
    FinishesPieces,
    Inspected,
    MayTell,
    Nothing,
    PlansSession,
    PlansWorks,
    Progresses,
    Refused,
    Said,
    SaysOfWorks,
    Seats,
    SessionMotion,
    SessionPassed,
    SessionPick,
    SettlesWorks,
    Votes,
    WorksAddPiece,
    WorksPhotograph,
    every,
)

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.scopes import Scope
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.council.tests.factories import CouncilFactory, MemberFactory
from lianxin.gateway.tests.factories import token_for
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import CategoryFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory, CourtyardFactory

DAY = timedelta(days=1)
Choice = Literal["aye", "no", "abstain"]


class Town:
    """Who takes part, each with a token for what they do and no more; and the day that it is."""

    def __init__(self, site: str) -> None:
        self.site, self.at = site, MONDAY
        self.home = CommunityFactory.create()
        CategoryFactory.create(code="heating")
        yard = CourtyardFactory.create(community=self.home)
        self.building = BuildingFactory.create(community=self.home, parent=yard, courtyard=yard)
        self.council = CouncilFactory.create(community=self.home)
        self.worker = PostFactory.create(community=self.home).user
        self.resident = PersonFactory.create(
            community=self.home, resident=True, place=self.building
        ).user
        members = [MemberFactory.create(council=self.council, chair=n == 0) for n in range(3)]
        for member in members:
            member.user = PersonFactory.create(community=self.home, resident=True).user
            member.save()
            PostFactory.create(community=self.home, role=Role.MEMBER, user=member.user)
        self.members = [each.user for each in members]

    def now(self) -> datetime:
        return self.at

    def program(self, user, *scopes: Scope, is_desk: bool = False) -> Client:
        name = "、".join(scopes)[:40]
        given = token_for(
            user, self.home, scopes=frozenset(scopes), is_desk=is_desk, now=self.at, name=name
        )
        return Client(self.site, given[1])


@pytest.fixture
def town(live_server, monkeypatch):
    town = Town(live_server.url)
    monkeypatch.setattr(http, "now", town.now)
    return town


def reported(town, own):
    """With a picture, once however often it is sent."""
    photo = FileSent(name="radiator.jpg", data=picture().read())
    said = "7号楼的暖气片是凉的。"
    brought = Brought(words=said, category="heating", place=town.building.label, photos=[photo])
    made = own.matters_report(town.home.slug, brought, once="radiator")
    assert own.matters_report(town.home.slug, brought, once="radiator").number == made.number
    assert Matter.objects.get().photos.count() == 1
    return made


def resolved(town, desk, number):
    """A session from its plan to the declaration; each member votes with a token of their own."""
    slug, room = town.home.slug, town.program(town.worker, Scope.COUNCIL_WORK, is_desk=True)
    run = town.program(town.worker, Scope.COUNCIL_RUN, is_desk=True)
    page = run.council_council_desk(slug)
    assert [each.number for each in page.waiting] == [number]
    chair = next(each.id for each in page.members if each.is_chair)
    day = (town.at + 5 * DAY).date()
    plan = PlansSession(day=day, time="19:00", venue="社区议事厅", chair=chair)
    made = run.council_plan(slug, plan, once="plan")
    sitting = run.council_add_matters(
        slug, made.id, SessionPick(matters=[number]), seen=made.revision
    )
    with pytest.raises(Refused) as stale:
        run.council_notify(slug, made.id, Nothing(), seen=made.revision)
    assert stale.value.status == 412
    run.council_notify(slug, made.id, Nothing(), seen=sitting.revision)
    with pytest.raises(Refused) as early:
        run.council_open(slug, made.id, Nothing())
    assert early.value.status == 409
    town.at += 5 * DAY
    run.council_open(slug, made.id, Nothing())
    seats = [each.id for each in room.council_room(slug, made.id).seats]
    sitting = run.council_session_desk(slug, made.id)
    room.council_arrive(slug, made.id, Seats(seats=seats))
    item = sitting.items[0].id
    sitting = run.council_call(slug, made.id, item, Nothing(), seen=sitting.items[0].revision)
    mover, seconder = (each.id for each in sitting.present[:2])
    motion = SessionMotion(motion="更换7号楼的暖气主管。", mover=mover, seconder=seconder)
    run.council_move(slug, made.id, item, motion)
    run.council_put(slug, made.id, item, Nothing())
    voted(town, made.id, item)
    due = (town.at + 30 * DAY).date()
    passed = SessionPassed(what="更换7号楼的暖气主管", lead_office="社区居委会", due_on=due)
    sitting = run.council_declare_passed(slug, made.id, item, passed, once="declared")
    run.council_adjourn(slug, made.id, Nothing())
    return sitting.items[0].resolution


def voted(town, session, item):
    slug = town.home.slug
    choices: tuple[Choice, ...] = ("aye", "aye", "no")
    for user, choice in zip(town.members, choices, strict=True):
        member = town.program(user, Scope.COUNCIL_READ, Scope.COUNCIL_WRITE)
        assert "vote" in member.council_own_seat(slug, session).verbs
        member.council_vote(slug, session, item, Votes(choice=choice), once="my vote")
        member.council_vote(slug, session, item, Votes(choice=choice), once="my vote")
        with pytest.raises(Refused) as beyond:
            member.council_call(slug, session, item, Nothing())
        assert beyond.value.status == 403


def built(town, own, number):
    """Works on the building, planned from the matter, done, inspected and found good."""
    slug = town.home.slug
    plan = town.program(town.worker, Scope.WORKS_PLAN, is_desk=True)
    work = town.program(town.worker, Scope.WORKS_WORK, is_desk=True)
    houses = plan.works_choices(slug).buildings
    made = plan.works_plan(
        slug,
        PlansWorks(title="7号楼换暖气主管", contractor_words="济南热力", matters=[number]),
        once="w",
    )
    piece = WorksAddPiece(kind="pipes", places=[houses[0].id])
    told = plan.works_add_piece(slug, made.id, piece, seen=made.revision)
    told = plan.works_announce(slug, made.id, Nothing(), seen=told.revision)
    told = work.works_start(slug, made.id, Nothing(), seen=told.revision)
    photo = FileSent(name="pipes.jpg", data=picture("pipes.jpg").read())
    plan.works_photograph(
        slug, made.id, WorksPhotograph(photos=[photo], stage="during", spot="楼道口")
    )
    town.at += 3 * DAY
    done = FinishesPieces(pieces=[each.id for each in told.pieces], on=town.at.date())
    work.works_finish(slug, made.id, done)
    work.works_hand_in(slug, made.id, Nothing())
    found = Inspected(by="监理刘工", on=town.at.date(), words="打压不漏")
    told = work.works_pass_inspection(slug, made.id, found)
    own.works_say(slug, made.id, SaysOfWorks(place=told.voices[0].place, is_fine=True))
    town.at += 10 * DAY
    settled = work.works_accept(slug, made.id, SettlesWorks(words="上门问过，都说行。"))
    assert settled.state == "accepted"
    return made.id


@pytest.mark.django_db(transaction=True)
def test_programs_alone_bring_a_need_by_decision_and_deed_to_proof_and_figure(town):
    slug = town.home.slug
    own = town.program(town.resident, Scope.MATTERS_WRITE, Scope.WORKS_WRITE)
    desk = town.program(town.worker, Scope.MATTERS_WORK, is_desk=True)
    matter = reported(town, own)
    accepted = desk.matters_accept(matter.number, Nothing(), seen=matter.revision)
    desk.matters_put_before_council(
        matter.number, MayTell(words="主管老化，请大家来定。"), seen=accepted.revision
    )
    resolution = resolved(town, desk, matter.number)
    works = built(town, own, matter.number)
    photo = FileSent(name="after.jpg", data=picture("after.jpg").read())
    desk.matters_progress(matter.number, Progresses(words="主管换好了。", photos=[photo]))
    desk.matters_report_done(matter.number, Done(outcome="换了主管，屋里二十度", photos=[photo]))
    said = own.matters_say(matter.number, Said(outcome="solved", satisfaction="good"), once="yes")
    assert said.state == "solved"
    anybody = Client(town.site)
    whole = anybody.matters_matter(matter.number)
    assert [each.stage for each in whole.photos] == ["before", "during", "after"]
    assert whole.resolution
    assert whole.resolution.what == "更换7号楼的暖气主管"
    figures = {each.code: each.words for each in anybody.reports_card(slug, MONDAY.year).figures}
    counted = {
        "matters_solved": ("1", matter.number),
        "focal_solved": ("1", matter.number),
        "resolutions": ("1", resolution),
        "resolutions_carried_out": ("100.0%", resolution),
        "works_accepted": ("1", works),
    }
    for code, (words, thing) in counted.items():
        assert figures[code] == words, code
        proof = list(every(anybody.reports_evidence, slug, MONDAY.year, code))
        assert [each.number or each.id for each in proof] == [thing], code
