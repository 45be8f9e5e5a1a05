"""The steps of an election, and who is elected by how many ayes (P-11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.flow import Flow, Step
from lianxin.party.models import Candidate, Duty, Election
from lianxin.party.models import ElectionState as S

BY_PARTY = _("社区党委、党务工作者或本支部书记")
PRESENT = "party.election_present"
AYES = "party.election_ayes"
DELEGATES = "party.election_delegates_from"


def leads(_actor: Actor, election: Election) -> bool:
    return election.is_led


def is_filled(election: Election) -> bool:
    """Whether somebody stands for secretary and there are as many candidates as seats, at least."""
    standing = election.standing
    return len(standing) >= election.seats and any(
        candidate.duty == Duty.SECRETARY for candidate in standing
    )


def has_secretary(election: Election) -> bool:
    return any(each.is_elected and each.duty == Duty.SECRETARY for each in election.standing)


def is_short(election: Election) -> bool:
    """Whether fewer were elected than there are seats."""
    return sum(each.is_elected for each in election.standing) < election.seats


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    default: dict[str, Any] = {"by": leads, "who": BY_PARTY}
    return Step(verb, label, frozenset(sources), target, **{**default, **rest})


ELECTION_FLOW = Flow(
    _step("roll", _("定选举人名册"), {S.ANNOUNCED}, S.ROLLED),
    _step("nominate", _("加候选人"), {S.ROLLED}, None),
    _step("drop", _("撤下候选人"), {S.ROLLED}, None),
    _step(
        "stand",
        _("候选人定下来"),
        {S.ROLLED},
        S.STANDING,
        when=is_filled,
        unless=_("候选人还不够：要有书记候选人，总数不能少于应选的人数。"),
    ),
    _step("reopen", _("退回改候选人"), {S.STANDING}, S.ROLLED),
    _step("hold", _("够人数，开始投票"), {S.STANDING}, S.OPEN),
    _step("void", _("人数不够，选举无效"), {S.STANDING}, S.VOID),
    _step("again", _("另定日子再选"), {S.VOID}, S.ANNOUNCED),
    _step("count", _("记票数"), {S.OPEN, S.COUNTED}, S.COUNTED),
    _step(
        "run_off",
        _("没选满的再投一轮"),
        {S.COUNTED},
        S.STANDING,
        when=is_short,
        unless=_("已经选满了，可以宣布结果。"),
    ),
    _step(
        "finish",
        _("宣布结果，开始任职"),
        {S.COUNTED},
        S.DONE,
        when=has_secretary,
        unless=_("书记还没有选出来，再投一轮。"),
    ),
    _step(
        "call_off",
        _("取消选举"),
        {S.ANNOUNCED, S.ROLLED, S.STANDING, S.VOID},
        S.CALLED_OFF,
    ),
)


@dataclass(frozen=True, slots=True)
class Stands:
    """A candidate's ayes, for a duty of which there is one or which several share."""

    key: int
    duty: str
    ayes: int


def elected(
    candidates: Sequence[Stands], *, needed: int, seats: int, settled: Iterable[str] = ()
) -> frozenset[int]:
    """Who is elected: of those with the ayes needed the foremost, as many as there are seats.

    Where the last seat is shared by several with as many ayes, none of these has it. `settled`
    are the duties that were filled in an earlier round.
    """
    taken = list(settled)
    chosen: set[int] = set()
    for duty in Duty:
        if duty == Duty.MEMBER or duty in taken:
            continue
        running = [each for each in candidates if each.duty == duty and each.ayes >= needed]
        chosen |= _foremost(running, 1)
    free = seats - len(taken) - len(chosen)
    members = [each for each in candidates if each.duty == Duty.MEMBER and each.ayes >= needed]
    return frozenset(chosen | _foremost(members, max(free, 0)))


def _foremost(candidates: Sequence[Stands], seats: int) -> set[int]:
    ranked = sorted(candidates, key=lambda each: -each.ayes)
    if len(ranked) <= seats:
        return {each.key for each in ranked}
    bar = ranked[seats].ayes
    return {each.key for each in ranked[:seats] if each.ayes > bar}


def was_elected_before(candidate: Candidate, election: Election) -> bool:
    """Whether an earlier round elected them, so that this one is not about them."""
    return candidate.is_elected and candidate.turn < election.turn


def tally(election: Election) -> frozenset[int]:
    """Who is elected in this round, by the ayes that they have."""
    settled = [each.duty for each in election.standing if was_elected_before(each, election)]
    running = [
        Stands(each.pk, each.duty, each.ayes or 0)
        for each in election.standing
        if not was_elected_before(each, election)
    ]
    return elected(running, needed=election.ayes_needed, seats=election.seats, settled=settled)
