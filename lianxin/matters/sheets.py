"""Matters as a kind of table: the backlog taken out, and the books from before the software taken
in.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor
from lianxin.core.packs import rule
from lianxin.core.sheets.checking import Table
from lianxin.core.sheets.kinds import Intake, Kind, Told
from lianxin.matters.actions.filing import Report
from lianxin.matters.actions.records import Book, Drawn, Promises, Record, drawn, take_over
from lianxin.matters.forms.backlog import wish_of
from lianxin.matters.models import Matter
from lianxin.matters.queries.backlog import views
from lianxin.matters.queries.sheet import COLUMNS, RecordJudge, key_of, row, to_export
from lianxin.matters.queries.shelf import shelf
from lianxin.people.models import Person
from lianxin.places.models import Community
from lianxin.places.queries import places_of


def _works(actor: Actor, community_id: int) -> bool:
    return actor.holds(DESK, community_id)


def _community(community_id: int) -> Community:
    return Community.objects.select_related("subdistrict").get(pk=community_id)


def _rows(actor: Actor, community_id: int, asked: Mapping[str, str], today: date) -> Iterator[Told]:
    """What the backlog's filter finds; who brought it up is not in it."""
    jurisdictions = _community(community_id).subdistrict.jurisdictions
    study = rule("matters.same_matter_study", on=today, jurisdictions=jurisdictions)
    wish = wish_of(asked, views(study.count))
    for matter in to_export(actor, community_id, wish, day=today):
        yield matter, row(matter)


class Clerk(RecordJudge):
    """Draws matters up as well, before the one transaction in which all are written."""

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.community, self.leaves = _community(community_id), shelf().leaves
        self.grounds = {place.pk: place for place in places_of(community_id)}
        self.promises = Promises(self.community)

    def make(self, told: Mapping[str, Any]) -> Drawn:
        place = self.grounds.get(told["place_id"] or 0)
        report = Report(
            key=key_of(self.community_id, told),
            community=self.community,
            category=self.leaves[told["category_id"]],
            kind=told["kind"],
            words=told["words"],
            title=told.get("title") or "",
            place=place,
            place_words="" if place else told.get("place") or "",
            is_public=False,
            channel=told["channel"],
            name=told.get("name") or "",
            phone=told.get("phone") or "",
        )
        record = Record(
            report=report,
            reported=told["reported"],
            replied=told.get("replied"),
            closed=told.get("closed"),
            state=told["state"],
            outcome=told.get("outcome") or "",
            office=told.get("office") or "",
            due=told.get("due"),
        )
        return drawn(record, self.promises)


def _prepare(_community_id: int, news: Sequence[Any], *, now: datetime) -> Book:  # noqa: ARG001  # the engine's
    return Book(news)


def _save(
    actor: Actor, community_id: int, news: Any, *, now: datetime
) -> Sequence[Person | Matter]:
    return take_over(actor, _community(community_id), news, now=now)


MATTERS = Table("matters.matters", "诉求", COLUMNS, Clerk)
KINDS = (
    Kind(
        code="matters",
        table=MATTERS,
        label=_("诉求"),
        what=_(
            "导出：清单里的诉求，不带是谁提的。导入：用这套软件以前、登记册上的事，办结了的和没办完的都收，记作代办。"
        ),
        icon="inbox",
        rank=50,
        listed="matters_desk:backlog",
        sees=_works,
        rows=_rows,
        intake=Intake(keeps=_works, save=_save, prepare=_prepare),
        note=_(
            "导入的旧事不向居民公开，也不给谁发消息。办结了的不再计时限；没办完的，答复期限还按提出那天算，"
            "已经过了的由系统从今天起排开，先提出的先到期，免得一下子全报到书记那里。"
        ),
    ),
)
