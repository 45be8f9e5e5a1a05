"""One session of a council being played, deed by deed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.council import actions
from lianxin.council.models import (
    AgendaItem,
    Choice,
    Dissent,
    Member,
    MemberKind,
    SeatState,
    Session,
    Speech,
    SpeechState,
    Stance,
)
from lianxin.demo.case import World
from lianxin.demo.scenes import picture
from lianxin.demo.timing import clock

OPENS = 14 * 60 + 30


@dataclass(slots=True)
class Table:
    """A community's council, and who runs it."""

    world: World
    row: Mapping[str, Any]
    pk: int = 0

    @property
    def slug(self) -> str:
        return str(self.row["community"])

    @property
    def secretary(self) -> Actor:
        return self.world.cast.secretaries[self.slug]

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]


@dataclass(slots=True)
class Sitting:
    """One session being played."""

    table: Table
    row: Mapping[str, Any]
    rng: Random
    pk: int = 0
    items: list[int] = field(default_factory=list)
    """In the order of the story's agenda."""

    @property
    def worker(self) -> Actor:
        return self.table.worker

    def session(self) -> Session:
        return Session.objects.get(pk=self.pk)

    def present(self) -> list[Member]:
        seats = self.session().seats.filter(state=SeatState.PRESENT).order_by("pk")
        return [seat.member for seat in seats.select_related("member")]


def plan(sitting: Sitting, now: datetime) -> None:
    table, row = sitting.table, sitting.row
    chair = Member.objects.get(council_id=table.pk, is_chair=True)
    made = actions.Plan(
        starts_at=clock(row["at"], OPENS).astimezone(LOCAL),
        venue=table.row["venue"],
        chair_id=chair.pk,
        invited=tuple(row.get("invited", ("residents", "committee"))),
        guests=row.get("guests", ""),
    )
    sitting.pk = actions.plan(sitting.worker, table.pk, made, now=now).pk
    sitting.items = [add(sitting, item, now) for item in row["agenda"]]


def add(sitting: Sitting, item: Mapping[str, Any], now: datetime) -> int:
    if title := item.get("question"):
        return actions.add_question(sitting.worker, sitting.pk, title=title, now=now).pk
    case = sitting.table.world.cases[item["matter"]]
    return actions.add_matters(sitting.worker, sitting.pk, [case.pk], now=now)[0].pk


def notify(sitting: Sitting, now: datetime) -> None:
    actions.notify(sitting.worker, sitting.pk, now=now)


def begin(sitting: Sitting, now: datetime) -> None:
    """Some have asked for leave, the others come."""
    actions.open_session(sitting.worker, sitting.pk, now=now)
    seats = list(sitting.session().seats.select_related("member").order_by("pk"))
    others = [seat.pk for seat in seats if not seat.member.is_chair]
    away = set(sitting.rng.sample(others, sitting.row["leave"]))
    if away:
        actions.excuse(sitting.worker, sitting.pk, away, now=now)
    come = [seat.pk for seat in seats if seat.pk not in away]
    actions.arrive(sitting.worker, sitting.pk, come, now=now)


def leave(sitting: Sitting, now: datetime) -> None:
    seats = sitting.session().seats.filter(state=SeatState.PRESENT, member__is_chair=False)
    gone = [seat.pk for seat in seats.order_by("-pk")[: sitting.row["leaving"]]]
    actions.leave(sitting.worker, sitting.pk, gone, now=now)


def call(sitting: Sitting, index: int, now: datetime) -> None:
    actions.call(sitting.worker, sitting.items[index], now=now)


def move(sitting: Sitting, index: int, now: datetime) -> None:
    residents = [each for each in sitting.present() if each.kind == MemberKind.RESIDENT]
    mover, seconder = sitting.rng.sample(residents, 2)
    row = sitting.row["agenda"][index]
    actions.move(
        sitting.worker,
        sitting.items[index],
        motion=row.get("first", row["motion"]),
        mover_id=mover.pk,
        seconder_id=seconder.pk,
        now=now,
    )


def plead(sitting: Sitting, index: int, now: datetime) -> None:
    """Somebody speaks for it."""
    _speak(sitting, index, Stance.FOR, now)


def object_to(sitting: Sitting, index: int, now: datetime) -> None:
    """Somebody else speaks against it."""
    _speak(sitting, index, Stance.AGAINST, now)


def _speak(sitting: Sitting, index: int, stance: Stance, now: datetime) -> None:
    item = AgendaItem.objects.get(pk=sitting.items[index])
    spoken = item.speeches.values_list("member_id", flat=True)
    residents = [
        each.pk
        for each in sitting.present()
        if each.kind == MemberKind.RESIDENT and each.pk not in spoken
    ]
    member = sitting.rng.choice(residents)
    up = actions.raise_hand(sitting.worker, item.pk, stance=stance, member_id=member, now=now)
    actions.recognise(sitting.worker, up.pk, now=now)


def end(sitting: Sitting, index: int, now: datetime) -> None:
    """What they said is kept in a sentence."""
    row = sitting.row["agenda"][index]
    up = Speech.objects.get(item=sitting.items[index], state=SpeechState.SPEAKING)
    gist = row["plea"] if up.stance == Stance.FOR else row["dissent"]
    actions.end_speech(sitting.worker, up.pk, gist=gist, now=now)


def amend(sitting: Sitting, index: int, now: datetime) -> None:
    """Another text, seconded and put first."""
    item = sitting.items[index]
    mover, seconder = sitting.rng.sample(sitting.present(), 2)
    actions.amend_motion(
        sitting.worker,
        item,
        text=sitting.row["agenda"][index]["motion"],
        mover_id=mover.pk,
        seconder_id=seconder.pk,
        now=now,
    )
    actions.put_to_vote(sitting.worker, item, now=now)


def amended(sitting: Sitting, index: int, now: datetime) -> None:
    """All but one are for it."""
    item, members = sitting.items[index], [each.pk for each in sitting.present()]
    votes = dict.fromkeys(members, str(Choice.AYE)) | {members[-1]: str(Choice.NO)}
    actions.enter_votes(sitting.worker, item, votes, now=now)
    actions.declare_amendment(sitting.worker, item, now=now)


def put(sitting: Sitting, index: int, now: datetime) -> None:
    actions.put_to_vote(sitting.worker, sitting.items[index], now=now)


def enter(sitting: Sitting, index: int, now: datetime) -> None:
    tally = sitting.row["agenda"][index]["tally"]
    members = [each.pk for each in sitting.present()]
    item = AgendaItem.objects.get(pk=sitting.items[index])
    if item.is_secret:
        ayes, noes, abstentions = tally
        papers = actions.Papers(members, ayes, noes, abstentions, picture("ledger"))
        actions.enter_papers(sitting.worker, item.pk, papers, now=now)
        return
    kinds = (Choice.AYE, Choice.NO, Choice.ABSTAIN)
    choices = [kind for kind, count in zip(kinds, tally, strict=True) for _ in range(count)]
    sitting.rng.shuffle(choices)
    votes = {pk: str(choice) for pk, choice in zip(members, choices, strict=True)}
    actions.enter_votes(sitting.worker, item.pk, votes, now=now)


def declare(sitting: Sitting, index: int, now: datetime) -> None:
    row = sitting.row["agenda"][index]
    community = sitting.table.world.town.communities[sitting.table.slug]
    decision = actions.Decision(
        what=row["motion"],
        lead_office=row.get("office", f"{community.name}居委会"),
        due_on=row["due"],
        dissent=row.get("dissent", ""),
        cost=row.get("cost"),
    )
    actions.declare_passed(sitting.worker, sitting.items[index], decision, now=now)


def conclude(sitting: Sitting, index: int, now: datetime) -> None:
    words = sitting.row["agenda"][index]["concluded"]
    actions.conclude(sitting.worker, sitting.items[index], words=words, now=now)


def refer(sitting: Sitting, index: int, now: datetime) -> None:
    words = sitting.row["agenda"][index]["referred"]
    actions.refer_to_owners(sitting.worker, sitting.items[index], words=words, now=now)


def finish(sitting: Sitting, index: int, now: datetime) -> None:
    """A resolution on a free question is done; one on a matter ends with the matter."""
    words = sitting.row["agenda"][index]["finished"][1]
    actions.finish(sitting.worker, sitting.items[index], words=words, now=now)
    actions.feed_back(sitting.worker, sitting.items[index], now=now)


def answer(sitting: Sitting, index: int, now: datetime) -> None:
    """What those against it said is answered."""
    found = Dissent.objects.get(resolution__item=sitting.items[index])
    words = sitting.row["agenda"][index]["answered"][1]
    actions.answer_dissent(
        sitting.worker, sitting.items[index], dissent_id=found.pk, words=words, now=now
    )


def adjourn(sitting: Sitting, now: datetime) -> None:
    actions.adjourn(sitting.worker, sitting.pk, now=now)


def approve(sitting: Sitting, now: datetime) -> None:
    actions.sign(sitting.worker, sitting.pk, now=now)
    actions.approve(sitting.table.secretary, sitting.pk, now=now)


def publish(sitting: Sitting, now: datetime) -> None:
    actions.publish(sitting.worker, sitting.pk, now=now)
