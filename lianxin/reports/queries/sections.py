"""Which figures a report card has, in the sections in which it tells them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.activities import figures as activities
from lianxin.core.figures import Figure
from lianxin.core.flow import Text
from lianxin.council import figures as council
from lianxin.matters import figures as matters
from lianxin.organisations import figures as organisations
from lianxin.party import figures as party
from lianxin.volunteers import figures as volunteers


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the card: its name in addresses, its title, its figures in order."""

    name: str
    title: Text
    figures: Sequence[Figure]


SECTIONS: Sequence[Section] = (
    Section("council", _("协商议事"), (*matters.FIGURES, *council.FIGURES)),
    Section("party", _("组织建设"), party.FIGURES),
    Section("organisations", _("单位和社会组织"), organisations.FIGURES),
    Section("volunteers", _("志愿服务"), volunteers.FIGURES),
    Section("activities", _("社区活动"), activities.FIGURES),
)
FIGURES: Mapping[str, Figure] = {
    figure.code: figure for section in SECTIONS for figure in section.figures
}
