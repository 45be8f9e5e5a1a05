"""An award at the desk: who is proposed, what is odd about the votes, which papers disagree."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lianxin.core.actor import Actor
from lianxin.core.masks import mask_name
from lianxin.honours.models import (
    Channel,
    Juror,
    Nominee,
    Objection,
    PaperEntry,
    Round,
    Vote,
)
from lianxin.honours.queries.access import nominees_for, round_at
from lianxin.honours.queries.consents import nominee_agrees
from lianxin.honours.queries.law import BURST_MINUTES, BURST_VOTES, DEVICE_VOTES, count_of
from lianxin.honours.rules import ROUND_FLOW
from lianxin.honours.solving.odd import Cast, Group, bursts, shared_devices
from lianxin.people.queries import persons_for, workplace

MOST_VOTES = 20_000


@dataclass(frozen=True, slots=True)
class Odd:
    """Votes with what is odd about them; never what they say."""

    kind: str
    """burst or device."""
    group: Group
    votes: Sequence[Vote]

    @property
    def open(self) -> list[Vote]:
        """Those that still count."""
        return [each for each in self.votes if not each.aside]


@dataclass(frozen=True, slots=True)
class Paper:
    """What was read of one paper, where two people do not yet agree."""

    serial: int
    readings: Sequence[PaperEntry]

    @property
    def is_in_conflict(self) -> bool:
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class AwardDesk:
    round: Round
    nominees: Sequence[Nominee]
    objections: Sequence[Objection]
    jurors: Sequence[Juror]
    odd: Sequence[Odd]
    papers: Sequence[Paper]
    online: int
    verbs: frozenset[str]


def award_desk(actor: Actor, slug: str, pk: int, *, today: date) -> AwardDesk:
    workplace(actor, slug)
    round_ = round_at(actor, slug, pk)
    nominees = nominees_for(actor).filter(round=round_).annotate(is_named=nominee_agrees(today))
    is_odd_to_be_seen = round_.state in ("voting", "counted", "announced") and not round_.sealed_at
    return AwardDesk(
        round_,
        list(nominees.order_by("number", "pk")),
        list(round_.objections.select_related("person__user").order_by("at", "pk")),
        list(round_.jurors.select_related("person").order_by("pk")),
        oddities(round_, on=today) if is_odd_to_be_seen else [],
        papers_of(round_) if round_.state == "voting" else [],
        round_.votes.filter(channel=Channel.ONLINE, aside="").count(),
        frozenset(step.verb for step in ROUND_FLOW.open_to(actor, round_)),
    )


def oddities(round_: Round, *, on: date) -> list[Odd]:
    """Bursts, and one device for many, among the votes that came online."""
    community = round_.community
    found = round_.votes.filter(channel=Channel.ONLINE, at__isnull=False)
    votes = {
        each.pk: each
        for each in found.select_related("person")
        .defer("envelope")
        .order_by("at", "pk")[:MOST_VOTES]
    }
    casts = [Cast(each.pk, each.at, each.device) for each in votes.values() if each.at]
    many = count_of(community, BURST_VOTES, on=on)
    minutes = count_of(community, BURST_MINUTES, on=on)
    shared = count_of(community, DEVICE_VOTES, on=on)
    groups = [("burst", each) for each in bursts(casts, least=many, minutes=minutes)]
    groups += [("device", each) for each in shared_devices(casts, least=shared)]
    return [Odd(kind, each, [votes[pk] for pk in each.pks]) for kind, each in groups]


def papers_of(round_: Round) -> list[Paper]:
    """Papers on whose reading nobody, or not yet two people, agree."""
    read: dict[int, list[PaperEntry]] = defaultdict(list)
    found = round_.papers.filter(is_agreed=False).select_related("by").order_by("serial", "pk")
    for entry in found:
        read[entry.serial].append(entry)
    return [Paper(serial, entries) for serial, entries in read.items()]


def rounds_to_seal(*, today: date) -> list[int]:
    """Announced ones whose objection days are over, with nothing left to answer."""
    found = Round.objects.filter(
        state="announced", sealed_at__isnull=True, result_until__lt=today
    ).exclude(objections__answered_at__isnull=True, objections__isnull=False)
    return list(found.order_by("pk").values_list("pk", flat=True))


def jurors_to_seat(actor: Actor, round_: Round) -> list[tuple[int, str]]:
    """Persons with an account who can be asked onto the jury: not proposed, not on it yet."""
    here = persons_for(actor).filter(community=round_.community, user__isnull=False)
    free = here.exclude(pk__in=round_.jurors.values("person")).exclude(
        pk__in=round_.nominees.values("person")
    )
    return [(each.pk, mask_name(each.name)) for each in free.order_by("name", "pk")[:500]]
