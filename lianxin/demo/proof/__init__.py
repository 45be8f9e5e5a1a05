"""Whether a database bears out what the article reports, figure by figure and name by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

import yaml

from lianxin.core.figures import Period, evidence, values
from lianxin.demo.proof import (
    activities,
    care,
    courses,
    facilities,
    finding,
    funds,
    honours,
    matters,
    organisations,
    party,
    party_life,
    services,
    study,
    telling,
    volunteers,
    works,
)
from lianxin.demo.proof.look import Fact, Look
from lianxin.places.models import Community
from lianxin.reports.queries import FIGURES

FACTS = Path(__file__).parents[1] / "facts_2015.yaml"
COUNTED: Mapping[str, str] = {
    **matters.COUNTED,
    **activities.COUNTED,
    **courses.COUNTED,
    **party.COUNTED,
    **organisations.COUNTED,
    **volunteers.COUNTED,
    **works.COUNTED,
    **study.COUNTED,
    **services.COUNTED,
}
"""Which of our figures gives a figure of the article; what is not here is not built yet."""
LOOKS: Mapping[str, Look] = {
    **matters.LOOKS,
    **activities.LOOKS,
    **courses.LOOKS,
    **party.LOOKS,
    **party_life.LOOKS,
    **organisations.LOOKS,
    **volunteers.LOOKS,
    **facilities.LOOKS,
    **works.LOOKS,
    **study.LOOKS,
    **services.LOOKS,
    **care.LOOKS,
    **honours.LOOKS,
    **funds.LOOKS,
}
"""How a record of a kind is looked for; a kind that is not here is not built yet."""


class Verdict(StrEnum):
    OK = "ok"
    NOT_YET = "not yet"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Proof:
    community: str
    fact: str
    verdict: Verdict
    found: str = ""


def read() -> Fact:
    facts: Fact = yaml.safe_load(FACTS.read_text(encoding="utf8"))
    return facts


def figures(facts: Fact, *, today: date) -> Iterator[Proof]:
    """Each figure: its value as reported, and as many records behind it as it says."""
    period = Period(facts["year"], today=today)
    for told in facts["communities"]:
        for code, fact in told["figures"].items():
            what = f"{fact.get('label', code)} {_reported(fact)}"
            if code not in COUNTED:
                yield Proof(told["name"], what, Verdict.NOT_YET, fact["job"])
            else:
                yield _figure(told["name"], COUNTED[code], fact, what, period)


def names(facts: Fact) -> Iterator[Proof]:
    """Each named record: there under its name, in its community, as what it is said to be."""
    for told in facts["communities"]:
        for fact in told["named"]:
            what = f"{fact['kind']} {fact['name']}"
            look = LOOKS.get(fact["kind"])
            if look is None:
                yield Proof(told["name"], what, Verdict.NOT_YET)
            else:
                fault = look(told["name"], fact)
                yield Proof(told["name"], what, Verdict.WRONG if fault else Verdict.OK, fault)


def found(facts: Fact, *, today: date) -> Iterator[Proof]:
    """Each named record: found by its name in the one box over everything."""
    for community, what, fault in finding.lost(facts, today=today):
        yield Proof(community, what, Verdict.WRONG if fault else Verdict.OK, fault)


def told(facts: Fact) -> Iterator[Proof]:
    """Each named record: in the words of its community's signed card."""
    for community, what, fault in telling.untold(facts):
        yield Proof(community, what, Verdict.WRONG if fault else Verdict.OK, fault)


def _figure(name: str, code: str, fact: Fact, what: str, period: Period) -> Proof:
    community = _community(name)
    if community is None:
        return Proof(name, what, Verdict.WRONG, "no such community")
    figure = FIGURES[code]
    value = values([figure], [community.pk], period)[community.pk, code]
    records = evidence(figure, community.pk, period).count()
    number = figure.number(value)
    is_borne_out = number is not None and holds(fact, number) and records == value.part
    verdict = Verdict.OK if is_borne_out else Verdict.WRONG
    return Proof(name, what, verdict, f"{number} from {records} records")


def holds(fact: Fact, number: Fraction | tuple[int, int]) -> bool:
    """Whether a number is what the article says: exactly, at least, or between."""
    if isinstance(number, tuple):
        return all(holds(fact, Fraction(each)) for each in number)
    if "between" in fact:
        least, most = fact["between"]
        return bool(least <= number <= most)
    if "at_least" in fact:
        return bool(number >= fact["at_least"])
    return bool(number == Fraction(str(fact["is"])))


def _reported(fact: Fact) -> str:
    if "between" in fact:
        return "{}–{}".format(*fact["between"])
    return f"≥ {fact['at_least']}" if "at_least" in fact else str(fact["is"])


def _community(name: str) -> Community | None:
    return Community.objects.filter(name=name).first()
