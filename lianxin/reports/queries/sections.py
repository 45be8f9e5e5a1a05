"""Which figures a report card has, in the sections in which it tells them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext_lazy as _

from lianxin.activities import figures as activities
from lianxin.core.figures import Figure
from lianxin.core.flow import Text
from lianxin.council import figures as council
from lianxin.facilities import figures as facilities
from lianxin.funds import figures as funds
from lianxin.honours import figures as honours
from lianxin.matters import figures as matters
from lianxin.organisations import figures as organisations
from lianxin.party import figures as party
from lianxin.services import figures as services
from lianxin.volunteers import figures as volunteers
from lianxin.works import figures as works


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the card: its name in addresses, its title, its figures in order."""

    name: str
    title: Text
    figures: Sequence[Figure] = ()


STUDY = ("party_meetings", "study_", "coverage_", "participation_")
"""How the codes of figures begin that tell of members' education."""


def _party(*, is_study: bool) -> Sequence[Figure]:
    return [each for each in party.FIGURES if each.code.startswith(STUDY) == is_study]


COUNCIL = Section("council", _("协商议事"), (*matters.FIGURES, *council.FIGURES))
SECTIONS: Sequence[Section] = (
    Section("party", _("组织建设"), _party(is_study=False)),
    Section("study", _("党员教育"), _party(is_study=True)),
    COUNCIL,
    Section("services", _("服务群众"), services.FIGURES),
    Section("volunteers", _("志愿服务"), volunteers.FIGURES),
    Section("activities", _("文化活动"), (*activities.FIGURES, *honours.FIGURES)),
    Section("works", _("阵地与改造"), (*facilities.FIGURES, *works.FIGURES)),
    Section("organisations", _("社会组织与共建"), organisations.FIGURES),
    Section("funds", _("专项经费"), funds.FIGURES),
)
FIGURES: Mapping[str, Figure] = {
    figure.code: figure for figure in chain.from_iterable(each.figures for each in SECTIONS)
}
