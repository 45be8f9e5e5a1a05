"""What a report card says in whole sentences, the same on page and paper, every number a door."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from string import Formatter

from django.utils.translation import gettext as _

from lianxin.core.templatetags.lx import told
from lianxin.matters.models import Matter, State
from lianxin.reports.doors import door, matter_door
from lianxin.reports.queries import Card, Line

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Words, and where they lead; a number is told apart from a name."""

    words: str
    url: str = ""
    is_figure: bool = False


Sentence = list[Span]


def sentences(card: Card) -> list[Sentence]:
    """The year in a few sentences; what there is nothing of goes unsaid."""
    told_of = [_received(card)]
    if card.endings:
        told_of.append(_ended(card))
    told_of += [sentence for sentence in (_focal_solved(card), _met(card)) if sentence]
    return told_of


def _received(card: Card) -> Sentence:
    return _filled(
        _("{year}年，大家提出 {received}，居民确认已解决 {solved}。"),
        year=[Span(str(card.year))],
        received=[_figure(card, card.line("received"))],
        solved=[_figure(card, card.line("matters_solved"))],
    )


def _ended(card: Card) -> Sentence:
    each = [[Span(f"{line.figure.label} "), _figure(card, line)] for line in card.endings]
    return _filled(_("另有{endings}，都不算作已解决。"), endings=_listed(each))


def _focal_solved(card: Card) -> Sentence:
    solved = [matter for matter in card.focal if matter.state == State.SOLVED]
    if not solved:
        return []
    # Which to name is told by how many meet with it; the list below has them all.
    named = sorted(solved, key=lambda matter: -matter.supports)[:MOST_NAMED]
    return _filled(
        _("解决焦点问题 {count}，其中有{names}。"),
        count=[_figure(card, card.line("focal_solved"))],
        names=_listed([[_name(card, matter)] for matter in named]),
    )


def _met(card: Card) -> Sentence:
    if card.council is None or not card.values["sessions_held"].part:
        return []
    return _filled(
        _("“{council}”开会 {sessions}，通过决议 {resolutions}，其中 {done}已经落实。"),
        council=[Span(card.council.name)],
        sessions=[_figure(card, card.line("sessions_held"))],
        resolutions=[_figure(card, card.line("resolutions"))],
        done=[_figure(card, card.line("resolutions_carried_out"))],
    )


def _figure(card: Card, line: Line) -> Span:
    words = f"{told(line.value.part)} {line.figure.unit}"
    return Span(words, door(card.community.slug, card.year, line.figure.code), is_figure=True)


def _name(card: Card, matter: Matter) -> Span:
    return Span(matter.title, matter_door(card.community.slug, matter))


def _listed(each: Iterable[Sentence]) -> Sentence:
    parts = list(each)
    return list(chain.from_iterable([*part, Span(_("、"))] for part in parts))[:-1]


def _filled(text: str, **parts: Sentence) -> Sentence:
    """The text with its {gaps} filled, in the order of the language."""
    found: Sentence = []
    for words, gap, _form, _conversion in Formatter().parse(text):
        found += [Span(words)] if words else []
        found += parts[gap] if gap else []
    return found
