"""What the repair fund may pay without a vote (D-08), and what owners are told of it (D-09)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.council.models import EmergencyRepair, FundReport, RepairState
from lianxin.council.queries.owners import repair_for
from lianxin.council.rules.access import WORKERS, enters
from lianxin.council.rules.owners import REPAIR_FLOW
from lianxin.places.models import Community, Place


def _place(actor: Actor, community: Community, place_id: int) -> Place:
    if not enters(actor, community.pk):
        raise NotFound
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("由本社区的工作人员来记。"))
    if found := Place.objects.filter(pk=place_id, community=community).first():
        return found
    raise Invalid(_("选一栋楼。"), field="place_id")


@transaction.atomic
def ask_repair(
    actor: Actor, community: Community, *, place_id: int, what: str, now: datetime
) -> EmergencyRepair:
    """Ask the street to confirm that something cannot wait for a vote."""
    repair = EmergencyRepair.objects.create(
        community=community,
        place=_place(actor, community, place_id),
        what=said(what, field="what", missing=_("写明什么坏了、为什么不能等。"), most=200),
        asked_at=now,
    )
    journal.record(actor, "ask_repair", repair, community.pk, at=now, office=actor.name)
    return repair


@transaction.atomic
def decide_repair(
    actor: Actor, pk: int, *, verb: str, now: datetime, words: str = "", seen: int | None = None
) -> EmergencyRepair:
    """The street's word; a refusal says why."""
    repair = repair_for(actor, pk, lock=True)
    if seen is not None and seen != repair.revision:
        raise OutOfOrder(_("刚刚有人走了一步，下面是最新的样子。"))
    standing = RepairState(repair.state).label
    step = REPAIR_FLOW.require(verb, actor, repair, standing=standing)
    if verb == "refuse":
        words = said(words, field="words", missing=_("写一句为什么不算急修。"), most=200)
    repair.state, repair.words, repair.decided_at = step.leads_to(repair), words.strip(), now
    repair.revision += 1
    repair.save(update_fields=["state", "words", "decided_at", "revision"])
    journal.record(actor, verb, repair, repair.community_id, at=now, office=actor.name)
    return repair


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a building's repair fund, in fen."""

    place_id: int
    year: int
    quarter: int
    before: int
    income: int
    used: int
    words: str = ""


@transaction.atomic
def report_fund(actor: Actor, community: Community, told: Quarter, *, now: datetime) -> FundReport:
    """Tell the owners of a quarter; once told it stays."""
    place = _place(actor, community, told.place_id)
    if told.used > told.before + told.income:
        raise Invalid(_("用的比有的还多，核对一下数目。"), field="used")
    try:
        with transaction.atomic():
            made = FundReport.objects.create(
                community=community,
                place=place,
                year=told.year,
                quarter=told.quarter,
                before=told.before,
                income=told.income,
                used=told.used,
                words=told.words.strip(),
                posted_at=now,
            )
    except IntegrityError as fault:
        raise Invalid(_("这一季已经公布过了。"), field="quarter") from fault
    journal.record(actor, "report_fund", made, community.pk, at=now, office=actor.name)
    return made
