"""The words that a card begins by: the street's layout, or the one that comes with the software.

A line is told only where every figure in it has something behind it.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from lianxin.matters.models import Matter, State
from lianxin.reports.models import Layout
from lianxin.reports.queries.sections import COUNCIL, SECTIONS
from lianxin.reports.queries.text import codes

SHIPPED = Path(__file__).parents[1] / "layout.json"
MOST_NAMED = 4
ENDINGS = ("partly_solved", "referred", "declined", "withdrawn", "lapsed")


@cache
def shipped() -> Mapping[str, str]:
    """The words by section, in order."""
    return {row["name"]: row["text"] for row in json.loads(SHIPPED.read_text(encoding="utf8"))}


def layout_of(subdistrict_id: int, year: int) -> Mapping[str, str]:
    """The street's layout of a year, the latest before it, or the shipped one."""
    laid = Layout.objects.filter(subdistrict=subdistrict_id, year__lte=year)
    found = laid.order_by("-year").first()
    if found is None:
        return shipped()
    known = {section.name for section in SECTIONS}
    return {row["name"]: row["text"] for row in found.sections if row["name"] in known}


def starter(
    layout: Mapping[str, str], told: set[str], focal: Sequence[Matter], council: str
) -> dict[str, str]:
    """Each section's first words out of what there is to tell; `told` are the codes of figures with
    something behind them.
    """
    texts = {name: _kept(text, told) for name, text in layout.items()}
    if not texts.get(COUNCIL.name):
        texts[COUNCIL.name] = _kept(_council(told, focal, council), told)
    return texts


def _kept(text: str, told: set[str]) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(line for line in lines if codes(line) <= told)


def _council(told: set[str], focal: Sequence[Matter], council: str) -> str:
    """The council's year, told as it went: an end that nothing came to is not named."""
    lines = [_("大家提出 {received}，居民确认已解决 {matters_solved}。")]
    if endings := _("、").join(_ending(code) for code in ENDINGS if code in told):
        lines.append(_("另有%(endings)s，都不算作已解决。") % {"endings": endings})
    if names := _named(focal):
        lines.append(_("解决焦点问题 {focal_solved}，其中有%(names)s。") % {"names": names})
    if council:
        lines.append(
            _(
                "“%(council)s”开会 {sessions_held}，通过决议 {resolutions}，"
                "落实率 {resolutions_carried_out}。"
            )
            % {"council": council}
        )
    return "\n".join(lines)


def _ending(code: str) -> str:
    named = next(figure for figure in COUNCIL.figures if figure.code == code)
    return f"{named.label} {{{code}}}"


def _named(focal: Sequence[Matter]) -> str:
    """Which to name is told by how many meet with it; the list has them all."""
    solved = [matter for matter in focal if matter.state == State.SOLVED]
    chosen = sorted(solved, key=lambda matter: -matter.supports)[:MOST_NAMED]
    return _("、").join(f"{{@{matter.number}}}" for matter in chosen)
