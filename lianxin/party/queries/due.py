"""What of Party life each branch has held, and what it still owes this month, quarter and year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.party.models import (
    AHEAD,
    MET,
    Body,
    BodyKind,
    BranchKind,
    Duty,
    FixedDay,
    Meeting,
    MeetingKind,
    MeetingState,
    Talk,
    Term,
)
from lianxin.party.queries.roll import held_on
from lianxin.party.rules.access import HEADS
from lianxin.party.rules.frequency import (
    FREQUENCIES,
    TOGETHER,
    Frequency,
    Owed,
    Span,
    Stretch,
    stretch,
)

Key = tuple[int, str]
IN_COMMITTEE = frozenset(HEADS) - {Duty.SECRETARY, Duty.DEPUTY}
"""Whoever has one of these duties makes a committee of a secretary and a deputy (P-05)."""


@dataclass(frozen=True, slots=True)
class Due:
    """How one frequency stands with a branch or the committee on a day."""

    frequency: Frequency
    stretch: Stretch
    needed: int
    done: int
    last_on: date | None
    """When it was held last in this stretch."""
    next_at: datetime | None
    """For when the next is planned in this stretch."""
    missed: Stretch | None
    """The stretch before, where it closed with too few."""

    @property
    def is_done(self) -> bool:
        return self.done >= self.needed

    @property
    def wants_plan(self) -> bool:
        """Whether something is owed for which there is no plan yet."""
        return not self.is_done and self.next_at is None


@dataclass(frozen=True, slots=True)
class Life:
    """A branch's, or the committee's, Party life on a day."""

    body: Body
    dues: Sequence[Due]
    fixed_day: int | None = None

    def due(self, code: str) -> Due | None:
        return next((due for due in self.dues if due.frequency.code == code), None)

    @property
    def is_late(self) -> bool:
        return any(due.missed for due in self.dues)

    @property
    def talks_needed(self) -> int:
        return sum(due.frequency.pair is not None for due in self.dues)

    @property
    def talks_done(self) -> int:
        """Of how many kinds there has been a talk this year."""
        return sum(due.frequency.pair is not None and due.is_done for due in self.dues)


@dataclass
class _Facts:
    """What is on record of some bodies: days by owner and kind, those held and those planned."""

    held: defaultdict[Key, list[date]] = field(default_factory=lambda: defaultdict(list))
    ahead: defaultdict[Key, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    groups: defaultdict[int, list[Body]] = field(default_factory=lambda: defaultdict(list))
    committees: set[int] = field(default_factory=set)
    """Bodies that have a committee."""
    secretaries: dict[int, int] = field(default_factory=dict)
    """The member who is or was the secretary of a community's committee, to that body."""
    tops: dict[int, int] = field(default_factory=dict)
    """Each community's committee."""


def lives(bodies: Sequence[Body], day: date) -> list[Life]:
    """How Party life stands with each branch and committee among these, in their order; a themed
    branch owes none: its members have theirs where they belong.
    """
    facts = _facts(bodies, day)
    fixed = dict(
        FixedDay.objects.filter(branch__in=[body.pk for body in bodies]).values_list(
            "branch_id", "day"
        )
    )
    owing = [
        body
        for body in bodies
        if body.kind == BodyKind.COMMITTEE
        or (body.kind == BodyKind.BRANCH and body.branch_kind != BranchKind.THEMED)
    ]
    return [Life(body, tuple(_dues(body, facts, day)), fixed.get(body.pk)) for body in owing]


def _facts(bodies: Sequence[Body], day: date) -> _Facts:
    facts = _Facts()
    for body in bodies:
        if body.kind == BodyKind.GROUP and body.parent_id:
            facts.groups[body.parent_id].append(body)
    places = {body.community_id for body in bodies}
    tops = Body.objects.filter(community__in=places, kind=BodyKind.COMMITTEE)
    facts.tops = dict(tops.filter(dissolved_on__isnull=True).values_list("community_id", "pk"))
    _add_terms(facts, bodies, day)
    _add_meetings(facts, places, day)
    window = stretch(day, Span.YEAR)
    talks = Talk.objects.filter(
        community__in=places, held_on__gte=window.before().first, held_on__lt=window.after
    )
    for branch_id, pair, on in talks.values_list("branch_id", "pair", "held_on"):
        facts.held[branch_id, _talked(pair)].append(on)
    return facts


def _talked(pair: str) -> str:
    """Under what talks are filed: members meet and talk, too."""
    return f"talk {pair}"


def _add_terms(facts: _Facts, bodies: Sequence[Body], day: date) -> None:
    ids = [body.pk for body in bodies if body.kind != BodyKind.GROUP]
    heads = Term.objects.filter(held_on(day), body__in=ids, duty__in=IN_COMMITTEE)
    facts.committees = set(heads.values_list("body_id", flat=True))
    secretaries = Term.objects.filter(body__in=facts.tops.values(), duty=Duty.SECRETARY)
    facts.secretaries = dict(secretaries.values_list("member_id", "body_id"))


def _add_meetings(facts: _Facts, places: Collection[int], day: date) -> None:
    """This year's meetings and last year's: what closed last may lie there."""
    window = stretch(day, Span.YEAR)
    found = Meeting.objects.filter(
        community__in=places,
        starts_at__year__gte=window.first.year - 1,
        starts_at__year__lte=window.first.year,
    ).exclude(state=MeetingState.CALLED_OFF)
    columns = ("community_id", "body_id", "branch_id", "kind", "state", "starts_at", "teacher_id")
    for place, body_id, branch_id, kind, state, starts_at, teacher_id in found.order_by(
        "starts_at"
    ).values_list(*columns):
        owner = body_id if kind == MeetingKind.GROUP else branch_id or facts.tops.get(place, 0)
        _file(facts, (owner, kind), state, starts_at)
        if kind == MeetingKind.LESSON and teacher_id in facts.secretaries:
            _file(facts, (facts.secretaries[teacher_id], "teach"), state, starts_at)


def _file(facts: _Facts, key: Key, state: str, starts_at: datetime) -> None:
    if state in MET:
        facts.held[key].append(local_day(starts_at))
    elif state in AHEAD | {MeetingState.OPEN}:
        facts.ahead[key].append(starts_at)


def _dues(body: Body, facts: _Facts, day: date) -> Iterator[Due]:
    for frequency in FREQUENCIES:
        if due := _due(body, frequency, facts, day):
            yield due


def _due(body: Body, frequency: Frequency, facts: _Facts, day: date) -> Due | None:
    owners = list(_owners(body, frequency, facts))
    here = stretch(day, frequency.span)
    times = _times(body, frequency, day)
    before = here.before()
    held = [sorted(_days(facts, key, body, frequency)) for key in owners]
    missed = _missed(body, frequency, before, held)
    if not owners or (not times and not missed):
        return None
    within = [[on for on in days if here.holds(on)] for days in held]
    coming = [
        at
        for key in owners
        for at in _ahead(facts, key, body, frequency)
        if here.holds(local_day(at))
    ]
    return Due(
        frequency,
        here,
        needed=times * len(owners),
        done=sum(min(times, len(days)) for days in within),
        last_on=max((on for days in within for on in days), default=None),
        next_at=min(coming, default=None),
        missed=before if missed else None,
    )


def _owners(body: Body, frequency: Frequency, facts: _Facts) -> Iterator[Key]:
    """By whom and as what it is filed; a branch's groups each owe their own."""
    is_top = body.kind == BodyKind.COMMITTEE
    if frequency.owed == Owed.COMMITTEE:
        yield from [(body.pk, "teach")] * is_top
    elif is_top or (frequency.owed == Owed.HEADS and body.pk not in facts.committees):
        return
    elif frequency.owed == Owed.GROUPS:
        yield from ((group.pk, MeetingKind.GROUP) for group in facts.groups[body.pk])
    elif frequency.pair:
        yield body.pk, _talked(frequency.pair)
    else:
        yield body.pk, str(frequency.kind)


def _together(body: Body, frequency: Frequency, facts: _Facts) -> Key | None:
    """Under what the committee's meetings for all are filed, where they count for each branch."""
    top = facts.tops.get(body.community_id)
    if frequency.kind in TOGETHER and top and body.kind == BodyKind.BRANCH:
        return top, str(frequency.kind)
    return None


def _days(facts: _Facts, key: Key, body: Body, frequency: Frequency) -> Iterable[date]:
    common = _together(body, frequency, facts)
    return [*facts.held[key], *(facts.held[common] if common else ())]


def _ahead(facts: _Facts, key: Key, body: Body, frequency: Frequency) -> Iterable[datetime]:
    common = _together(body, frequency, facts)
    return [*facts.ahead[key], *(facts.ahead[common] if common else ())]


def _times(body: Body, frequency: Frequency, day: date) -> int:
    jurisdictions = body.community.subdistrict.jurisdictions
    return rule(frequency.rule, on=day, jurisdictions=jurisdictions).count


def _missed(
    body: Body, frequency: Frequency, before: Stretch, held: Sequence[Sequence[date]]
) -> bool:
    """Whether the stretch that closed last did so with too few; a body that was founded in the
    midst of it owed nothing.
    """
    if body.founded_on > before.first:
        return False
    times = _times(body, frequency, before.last)
    return any(sum(before.holds(on) for on in days) < times for days in held)
