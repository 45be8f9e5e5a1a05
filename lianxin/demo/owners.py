"""Owners of 历山路100号院 in the story: the roll, a vote on the roof, one that is being posted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from faker import Faker

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.council import actions
from lianxin.council.models import Ballot, Choice, Reserved
from lianxin.council.queries.owner_pages import last_quarter
from lianxin.demo.case import World
from lianxin.demo.timing import Deed, clock, dice
from lianxin.places.models import Place

DAY = timedelta(days=1)
WHERE = "jiefangqiao"
ROOF, LIFT = "历山路100号院 6号楼", "历山路100号院 5号楼"
FLOORS = 6
ONLINE = 5
TURNOUT, AYES = 0.86, 0.8
AREAS = (56_40, 62_50, 74_80, 89_30)


@dataclass(slots=True)
class Estate:
    world: World
    rng: Random
    pks: dict[str, int] = field(default_factory=dict)

    @property
    def workers(self) -> tuple[Actor, Actor]:
        cast = self.world.cast
        staff = [*cast.workers[WHERE], cast.secretaries[WHERE]]
        return staff[0], staff[1]

    def place(self, label: str) -> Place:
        return self.world.town.places[self.world.town.communities[WHERE].pk, label]


def owning(world: World, now: datetime) -> Iterator[Deed]:
    """The last six weeks: a vote held, another posted, a repair that could not wait."""
    estate, today = Estate(world, dice("owners")), local_day(now)

    def at(ago: int, minute: int) -> datetime:
        return clock(today - ago * DAY, minute)

    yield Deed(at(44, 9 * 60), "enter_roll", partial(_roll, estate))
    yield Deed(at(43, 9 * 60), "ask_repair", partial(_repair, estate))
    yield Deed(at(42, 10 * 60), "announce", partial(_announce, estate, now))
    yield Deed(at(12, 10 * 60), "cast", partial(_cast, estate))
    yield Deed(at(4, 10 * 60), "declare", partial(_declare, estate))
    yield Deed(at(8, 9 * 60), "announce", partial(_announce_lift, estate, now))
    yield Deed(at(3, 9 * 60), "report_fund", partial(_report, estate, now))


def _roll(estate: Estate, now: datetime) -> None:
    names = Faker("zh_CN")
    names.seed_instance("owners")
    accounts = [each.user for each in estate.world.cast.with_account(WHERE) if each.user]
    community = estate.world.town.communities[WHERE]
    for label in (ROOF, LIFT):
        doors: list[actions.Door] = []
        for unit in range(1, 5):
            for floor in range(1, FLOORS + 1):
                for side in (1, 2):
                    area = AREAS[(unit + side) % len(AREAS)]
                    user = accounts.pop() if label == ROOF and len(doors) < ONLINE else None
                    name = user.name if user else names.name()
                    login = user.username if user else ""
                    # Who means to vote on their phone has shown the deed once.
                    deed = f"鲁（2014）济南市不动产权第00{len(doors) + 3101}号" if login else ""
                    doors.append(actions.Door(f"{unit}单元{floor}0{side}", area, name, login, deed))
        # Two doors of one owner: one head, all the area.
        first = doors[7]
        doors[8] = actions.Door(doors[8].door, doors[8].area, first.name)
        actions.enter_roll(estate.workers[0], community, estate.place(label), doors, now=now)


def _repair(estate: Estate, now: datetime) -> None:
    community, place_id = estate.world.town.communities[WHERE], estate.place(ROOF).pk
    what = "顶层 2 户屋面漏雨，电线进水，先铺防水、断开进水的线路"
    asked = actions.ask_repair(estate.workers[0], community, place_id=place_id, what=what, now=now)
    street = estate.world.cast.street
    actions.decide_repair(street, asked.pk, verb="confirm", words="", now=now)


def _announce(estate: Estate, today: datetime, now: datetime) -> None:
    _post(
        estate,
        now,
        actions.Motion(
            title="动用维修资金，重做6号楼屋面防水",
            purpose=Reserved.FUND_USE,
            place_ids=(estate.place(ROOF).pk,),
            opens_on=local_day(today) - 24 * DAY,
            closes_on=local_day(today) - 6 * DAY,
            words="急修只铺了漏的两处。整个屋面 620 平方米重做防水，三家报价取中间一家，"
            "从6号楼的维修资金里出；验收请三位业主在场，账目贴在单元门口。",
        ),
    )


def _announce_lift(estate: Estate, today: datetime, now: datetime) -> None:
    _post(
        estate,
        now,
        actions.Motion(
            title="5号楼加装电梯",
            purpose=Reserved.REBUILDING,
            place_ids=(estate.place(LIFT).pk,),
            opens_on=local_day(today) + 8 * DAY,
            closes_on=local_day(today) + 22 * DAY,
            words="四个单元各加一部，费用由二楼以上的业主分摊，一楼不出钱；采光和噪声的"
            "测算贴在公示栏里。",
        ),
    )


def _post(estate: Estate, now: datetime, motion: actions.Motion) -> None:
    worker, community = estate.workers[0], estate.world.town.communities[WHERE]
    made = actions.prepare(worker, community, motion, now=now)
    estate.pks[motion.title] = actions.announce(worker, made.pk, now=now).pk


def _cast(estate: Estate, now: datetime) -> None:
    """Some vote on their phones, most on paper that two of the staff read."""
    pk = next(iter(estate.pks.values()))
    accounts = {each.user.pk: each for each in estate.world.cast.with_account(WHERE) if each.user}
    ballots = Ballot.objects.filter(vote_id=pk).select_related("owner__person").order_by("pk")
    for ballot in ballots:
        lot = estate.rng.random()
        choice = Choice.AYE if estate.rng.random() < AYES else Choice.NO
        if lot > TURNOUT:
            continue
        person = ballot.owner.person
        if person and person.user_id:
            owner = accounts[person.user_id].acts(local_day(now))
            actions.cast(owner, pk, choice=choice, now=now)
            continue
        for clerk in estate.workers:
            actions.enter_ballot(clerk, ballot.pk, choice=choice, now=now)


def _declare(estate: Estate, now: datetime) -> None:
    pk = next(iter(estate.pks.values()))
    actions.declare(estate.workers[0], pk, verb="declare_passed", now=now)


def _report(estate: Estate, today: datetime, now: datetime) -> None:
    year, quarter = last_quarter(local_day(today))
    for label, before, used in ((ROOF, 2_864_300_0, 186_000), (LIFT, 2_610_500_0, 0)):
        told = actions.Quarter(
            place_id=estate.place(label).pk,
            year=year,
            quarter=quarter,
            before=before,
            income=96_350,
            used=used,
            words="屋面急修两处" if used else "",
        )
        community = estate.world.town.communities[WHERE]
        actions.report_fund(estate.workers[0], community, told, now=now)
