"""The organisations of the story: how social ones come to be, what is agreed and kept, and the
joint conference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.council import actions as council
from lianxin.council.models import CouncilKind, MemberKind
from lianxin.demo.case import World
from lianxin.demo.meetings import HALF, NOTICE_DAYS, held
from lianxin.demo.script import SLUGS, read
from lianxin.demo.sittings import Table
from lianxin.demo.timing import MINUTE, Deed, clock
from lianxin.organisations import actions
from lianxin.organisations.actions import Details, Joint, Listed, Mark, Signed
from lianxin.organisations.models import Kind, State
from lianxin.places.models import Community

TAKEN_OVER = date(2014, 12, 3)
MORNING = 9 * 60 + 40
AFTERNOON = 15 * 60


@dataclass(slots=True)
class Office:
    """A community's organisations while the story is being played: their keys by name."""

    world: World
    slug: str
    row: Mapping[str, Any]
    known: dict[str, int] = field(default_factory=dict)
    resources: list[int] = field(default_factory=list)
    needs: list[int] = field(default_factory=list)
    projects: list[int] = field(default_factory=list)

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]


def organisations(world: World) -> Iterator[Deed]:
    """Everything that organisations come to in 2015."""
    for slug in SLUGS:
        office = Office(world, slug, read("organisations")[slug])
        yield Deed(clock(TAKEN_OVER, MORNING), "units", partial(_take_over, office))
        for row in office.row.get("social", ()):
            day = max(row[2], TAKEN_OVER)
            yield Deed(clock(day, AFTERNOON), row[0], partial(_file, office, row))
        if troupe := office.row.get("troupe"):
            yield from _troupe(office, troupe)
        if joint := office.row.get("joint"):
            yield from _joint(office, joint)


def _add(office: Office, now: datetime, **told: Any) -> int:
    made = actions.add(office.worker, office.community, Details(**told), now=now)
    office.known[made.name] = made.pk
    return made.pk


def _take_over(office: Office, now: datetime) -> None:
    for name, kind, what in office.row["units"]:
        _add(office, now, kind=kind, name=name, what=what, since=date(2010, 1, 1))


def _file(office: Office, row: Sequence[Any], now: datetime) -> None:
    name, what, since, state = row
    authority = "区民政局" if state == State.REGISTERED else ""
    told = {"name": name, "what": what, "since": since, "state": state, "authority": authority}
    pk = _add(office, now, kind=Kind.SOCIAL, **told)
    phone = office.world.cast.phone()
    contact = {"name": office.world.cast.neighbours[office.slug][len(office.known)].name}
    actions.introduce(office.worker, pk, phone=phone, title="负责人", now=now, **contact)


def _troupe(office: Office, row: Mapping[str, Any]) -> Iterator[Deed]:
    """From the idea to the registration and the listing."""
    told = {"name": row["name"], "what": row["what"], "since": row["idea"]}
    yield Deed(
        clock(row["idea"], MORNING),
        "idea",
        lambda now: _add(office, now, kind=Kind.SOCIAL, state=State.IDEA, **told),
    )
    for verb, day, authority, number, words in row["way"]:
        mark = Mark(on=day, authority=authority, number=number, words=words)
        yield Deed(clock(day, AFTERNOON), verb, partial(_advance, office, row["name"], verb, mark))
    claim, grant = row["claim"], row["grant"]
    claims: list[int] = []
    yield Deed(
        clock(claim[0], AFTERNOON), "claim", partial(_claim, office, row["name"], claim, claims)
    )
    yield Deed(clock(grant[0], AFTERNOON), "grant", partial(_grant, office, grant, claims))
    for made, due, what, verb, settled, proof in row["pledges"]:
        yield from _pledge(office, (row["name"], made, due, what, settled, proof), verb)


def _advance(office: Office, name: str, verb: str, mark: Mark, now: datetime) -> None:
    actions.advance(office.worker, office.known[name], verb, mark, now=now)


def _claim(office: Office, name: str, row: Sequence[Any], claims: list[int], now: datetime) -> None:
    mark = Mark(on=row[0], what=row[1], authority=row[2])
    claims.append(actions.claim(office.worker, office.known[name], mark, now=now).pk)


def _grant(office: Office, row: Sequence[Any], claims: list[int], now: datetime) -> None:
    mark = Mark(on=row[0], authority=row[1], number=row[2], words=row[3])
    actions.verdict(office.worker, claims[0], mark, is_granted=True, now=now)


def _pledge(office: Office, row: Sequence[Any], verb: str = "keep") -> Iterator[Deed]:
    name, made, due, what, settled, proof = row
    held: list[int] = []

    def promise(now: datetime) -> None:
        pk = office.known[name]
        held.append(actions.pledge(office.worker, pk, what=what, due_on=due, now=now).pk)

    def settle(now: datetime) -> None:
        actions.settle(office.worker, held[0], verb, proof=proof, now=now)

    yield Deed(clock(made, AFTERNOON), "pledge", promise)
    if settled:
        yield Deed(clock(settled, AFTERNOON), "settle", settle)


def _joint(office: Office, row: Mapping[str, Any]) -> Iterator[Deed]:
    """The conference is founded, the lists are filled, and what fits becomes projects."""
    founded: date = row["founded"]
    table = Table(office.world, {**row, "community": office.slug})
    deed = partial(_found, office, row, table)
    yield Deed(clock(founded, MORNING), "found joint conference", deed)
    yield from held(table, row["session"])
    yield Deed(clock(founded, AFTERNOON), "lists", partial(_fill, office, row))
    yield Deed(clock(row["matched"], MORNING), "match", partial(_match, office, row))
    for index, project in enumerate(row["projects"]):
        if project[4]:
            deed = partial(_finish, office, index, project[5])
            yield Deed(clock(project[4], AFTERNOON), "finish project", deed)
    for name, made, due, what, settled, proof in row["pledges"]:
        yield from _pledge(office, (name, made, due, what, settled, proof))
    name, title, signed, until = row["agreement"]
    told = Signed(title=title, signed_on=signed, until=until, words="一年一签，钥匙登记")
    yield Deed(
        clock(signed, AFTERNOON),
        "agreement",
        lambda now: actions.sign(office.worker, office.known[name], told, now=now),
    )


def _found(office: Office, row: Mapping[str, Any], table: Table, now: datetime) -> None:
    secretary, since = office.world.cast.secretaries[office.slug], local_day(now)
    charter = council.Charter(
        name=row["name"],
        quorum=HALF,
        majority=HALF,
        notice_days=NOTICE_DAYS,
        way=row["theme"],
        duties=tuple(row["duties"]),
        promises=tuple(row["promises"]),
    )
    kind = CouncilKind.JOINT
    made = council.found(secretary, office.community, charter, founded_on=since, now=now, kind=kind)
    table.pk = made.pk
    chair = council.Seating(
        secretary.name, MemberKind.PARTY, "社区党委", is_office_holder=True, is_chair=True
    )
    council.admit(secretary, made.pk, chair, since=since, now=now)
    for name, sender in row["delegates"]:
        told = council.Seating(name, MemberKind.UNIT, delegated_by=office.known[sender])
        council.admit(secretary, made.pk, told, since=since, now=now)


def _fill(office: Office, row: Mapping[str, Any], now: datetime) -> None:
    since = local_day(now)
    for name, kind, what, amount, unit, words in row["resources"]:
        told = Listed(
            organisation=office.known[name],
            field=kind,
            what=what,
            amount=amount,
            unit=unit,
            words=words,
            since=since,
        )
        made = actions.list_resource(office.worker, office.community, told, now=now)
        office.resources.append(made.pk)
    for kind, what, amount, unit, words in row["needs"]:
        told = Listed(field=kind, what=what, amount=amount, unit=unit, words=words, since=since)
        need = actions.list_need(office.worker, office.community, told, now=now)
        office.needs.append(need.pk)


def _match(office: Office, row: Mapping[str, Any], now: datetime) -> None:
    for name, resource, need, due, *_rest in row["projects"]:
        match = actions.accept(
            office.worker, office.resources[resource], office.needs[need], now=now
        )
        joint = Joint(name=name, due_on=due, match=match.pk)
        made = actions.begin_project(office.worker, office.community, joint, now=now)
        actions.step_project(office.worker, made.pk, "begin", now=now + MINUTE)
        office.projects.append(made.pk)


def _finish(office: Office, index: int, outcome: str, now: datetime) -> None:
    actions.step_project(office.worker, office.projects[index], "finish", outcome=outcome, now=now)
