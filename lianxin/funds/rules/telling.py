"""Why a project won or lost, in plain words: what it needed, what was left, what it lacked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.funds.models import BallotKind, CountRule, Option, Vote, VoterUnit
from lianxin.funds.rules.money import FEN, yuan


@dataclass(frozen=True, slots=True)
class Told:
    """One option's outcome: by the count, and as it was decided."""

    option: Option
    is_won: bool
    score: int
    words: Sequence[str]

    @property
    def is_overridden(self) -> bool:
        return self.option.is_chosen is not None and self.option.is_chosen != self.is_won


def told(vote: Vote, options: Sequence[Option]) -> list[Told]:
    """Every option, winners first in the order in which they won, then as on the ballot."""
    outcome: Mapping[str, Any] = vote.outcome or {}
    won = set(outcome["won"])
    explain = _by_shares if vote.rule == CountRule.EQUAL else _by_points
    found = [
        Told(
            option,
            str(option.number) in won,
            outcome["scores"][str(option.number)],
            explain(vote, option, outcome),
        )
        for option in options
    ]
    places = {key: place for place, (key, _price) in enumerate(outcome.get("bought", ()))}
    return sorted(
        found,
        key=lambda each: (
            not each.is_won,
            places.get(str(each.option.number), each.option.number),
        ),
    )


def _who(vote: Vote) -> str:
    return _("户") if vote.unit == VoterUnit.HOUSEHOLD else _("人")


def _money(value: Fraction) -> str:
    """Exact yuan to the fen, rounded up: what somebody pays or lacks."""
    return yuan(ceil(value * FEN))


def _left(value: Fraction) -> str:
    """The same rounded down: what somebody has left."""
    return yuan(floor(value * FEN))


def _support(vote: Vote, score: int) -> str:
    if vote.kind == BallotKind.APPROVAL:
        return _("%(count)d %(who)s赞成") % {"count": score, "who": _who(vote)}
    return ngettext("得 %(count)d 点", "得 %(count)d 点", score) % {"count": score}


def _by_shares(vote: Vote, option: Option, outcome: Mapping[str, Any]) -> list[str]:
    key, who = str(option.number), _who(vote)
    score, share = outcome["scores"][key], Fraction(outcome["share"])
    words = [
        _("%(support)s。要 %(cost)s 元。")
        % {"support": _support(vote, score), "cost": yuan(option.cost)}
    ]
    prices = dict(outcome["bought"])
    if key in prices:
        unit = who if vote.kind == BallotKind.APPROVAL else _("点")
        words.append(
            _(
                "计票时每%(who)s手里有一样多的份额，最后是 %(share)s 元。"
                "赞成它的各出一份，每%(unit)s最多出 %(price)s 元，钱就够了，所以选上。"
            )
            % {
                "who": who,
                "share": _left(share),
                "unit": unit,
                "price": _money(Fraction(prices[key])),
            }
        )
        return words
    if not score:
        return [*words, _("没有人选它，所以没有选上。")]
    left = Fraction(outcome["left"].get(key, 0))
    lack = Fraction(option.cost, FEN) - left
    words.append(
        _(
            "赞成它的份额有的已经用在他们赞成的别的项目上，合起来还剩 %(left)s 元，"
            "差 %(lack)s 元，所以没有选上。"
        )
        % {"left": _left(left), "lack": _money(lack)}
    )
    words.append(
        _("要是再有 %(more)d %(who)s只选它，钱就够了。")
        % {"more": max(1, ceil(lack / share)), "who": who}
    )
    return words


def _by_points(vote: Vote, option: Option, outcome: Mapping[str, Any]) -> list[str]:
    key = str(option.number)
    _key, place, score, left, is_in = next(turn for turn in outcome["turns"] if turn[0] == key)
    left, cost = Fraction(left), Fraction(option.cost, FEN)
    words = [
        _("%(support)s，排第 %(place)d。轮到它时还剩 %(left)s 元，它要 %(cost)s 元。")
        % {
            "support": _support(vote, score),
            "place": place,
            "left": _left(left),
            "cost": yuan(option.cost),
        }
    ]
    if is_in:
        return [*words, _("钱够，所以选上。")]
    if not score:
        return [*words, _("没有人选它，所以没有选上。")]
    words.append(_("差 %(lack)s 元，所以没有选上。") % {"lack": _money(cost - left)})
    above = [turn for turn in outcome["turns"] if turn[4] and Fraction(turn[3]) >= cost]
    if above:
        more = above[-1][2] - score + 1
        words.append(
            ngettext(
                "要是再多 %(more)d 票，就会先轮到它，那时钱够。",
                "要是再多 %(more)d 票，就会先轮到它，那时钱够。",
                more,
            )
            % {"more": more}
        )
    return words
