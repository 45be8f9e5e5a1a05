"""The register of units and social organisations as a kind of table."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, PARTY, Actor
from lianxin.core.sheets.kinds import Intake, Kind, Row, Told
from lianxin.organisations.actions.register import Details, add_all, change
from lianxin.organisations.forms.register import Filters
from lianxin.organisations.models import Milestone, Organisation
from lianxin.organisations.queries.overview import to_export
from lianxin.organisations.queries.sheet import REGISTER, rows
from lianxin.organisations.rules.access import keeps
from lianxin.places.models import Community


def _sees(actor: Actor, community_id: int) -> bool:
    return actor.holds((*DESK, *PARTY), community_id)


def _rows(actor: Actor, community_id: int, asked: Mapping[str, str], today: date) -> Iterator[Told]:
    """What the list's filter finds; persons are not in it."""
    form = Filters(asked)
    wanted = form.cleaned_data if form.is_valid() else {}
    return rows(community_id, to_export(actor, community_id, wanted, on=today))


def _details(told: Mapping[str, Any]) -> Details:
    return Details(
        kind=told["kind"],
        name=told["name"],
        since=told["since"],
        until=told.get("until"),
        credit_code=told.get("credit_code") or "",
        place_words=told.get("place") or "",
        what=told.get("what") or "",
        is_shown=told["is_shown"],
        state=told.get("state") or "",
        authority=told.get("authority") or "",
    )


def _save(
    actor: Actor, community_id: int, news: Sequence[Any], *, now: datetime
) -> Sequence[Organisation | Milestone]:
    community = Community.objects.get(pk=community_id)
    return add_all(actor, community, [_details(told) for told in news], now=now)


def _mend(actor: Actor, every: Sequence[Row], *, now: datetime) -> Sequence[Organisation]:
    return [change(actor, pk, _details(told), now=now) for pk, told in every]


KINDS = (
    Kind(
        code="organisations",
        table=REGISTER,
        label=_("单位和社会组织"),
        what=_("一行一个单位：名称、类别、信用代码、做什么、在哪儿。"),
        icon="building-community",
        rank=10,
        listed="organisations_desk:register",
        sees=_sees,
        rows=_rows,
        intake=Intake(keeps=keeps, save=_save, mend=_mend),
    ),
)
