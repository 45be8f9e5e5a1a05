"""The roster as a kind of table."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.sheets.kinds import Intake, Kind, Told
from lianxin.party.actions.roster import take_out
from lianxin.party.actions.saving import save
from lianxin.party.forms.roster import wish_of
from lianxin.party.models import Member
from lianxin.party.queries.access import leads_all
from lianxin.party.queries.judging import ROSTER, RosterJudge
from lianxin.party.queries.roster import to_take_out


def _moved(members: QuerySet[Member]) -> QuerySet[Member]:
    """Those whose particulars were put right, or who were placed in another branch."""
    return members.annotate(rows=Count("affiliations")).filter(Q(revision__gt=1) | Q(rows__gt=1))


def _rows(actor: Actor, community_id: int, asked: Mapping[str, str], today: date) -> Iterator[Told]:
    judge = RosterJudge(community_id, today=today)
    for member in to_take_out(actor, community_id, wish_of(asked)):
        yield member, judge.row(member)


KINDS = (
    Kind(
        code="members",
        table=ROSTER,
        label=_("党员名册"),
        what=_("一行一位党员：身份、支部、入党和转正的日子。"),
        icon="flag",
        rank=70,
        listed="party_desk:members",
        sees=leads_all,
        rows=_rows,
        intake=Intake(keeps=leads_all, save=save, moved=_moved, along=("party.affiliation",)),
        noted=take_out,
        note=_(
            "这里不是正式的党员信息库，以全国党员管理信息系统为准；不放涉密材料。"
            "仅党务角色可见，每次查看都会记下。"
        ),
    ),
)
