"""What an administrator does with the rules and the calendar: confirm, add, set a day."""

from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxin.core import journal, packs, workdays
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import Text
from lianxin.core.models import DayOverride, RulePack
from lianxin.core.rulenames import AREAS

NOWHERE = 0
"""The community of a post that is over none, as an administrator's is."""


def may_rule(actor: Actor) -> bool:
    return actor.holds(Role.ADMIN, NOWHERE)


def _require(actor: Actor) -> None:
    if not may_rule(actor):
        raise NotPermitted(_("规则由管理员来改，别的人可以看。"))


def rules() -> QuerySet[RulePack]:
    return RulePack.objects.order_by("key", "jurisdiction", "-effective_from")


def by_area() -> list[tuple[str, Text, list[RulePack]]]:
    """All rules in the areas in which they work: its key, its name, its rules."""
    found: dict[str, list[RulePack]] = {area: [] for area in AREAS}
    for rule in rules():
        found.setdefault(rule.key.split(".", maxsplit=1)[0], []).append(rule)
    return [(area, AREAS.get(area, area), every) for area, every in found.items() if every]


def days_from(day: date) -> QuerySet[DayOverride]:
    return DayOverride.objects.filter(day__gte=day).order_by("day")


@transaction.atomic
def confirm(actor: Actor, pk: int, *, now: datetime) -> RulePack:
    """Say that a rule has been checked against its source; its banner goes."""
    _require(actor)
    pack = RulePack.objects.select_for_update().filter(pk=pk).first()
    if pack is None:
        raise NotFound
    if pack.is_confirmed:
        raise OutOfOrder(_("这条规则已经核实过了。"))
    pack.is_confirmed = True
    pack.save(update_fields=["is_confirmed"])
    journal.record(actor, "confirm_rule", pack, None, at=now, key=pack.key, value=pack.value)
    transaction.on_commit(packs.forget)
    return pack


def add(actor: Actor, pack: RulePack, *, now: datetime) -> RulePack:
    """Put a rule into force from a day on; the one before it in that place ends the day before.

    What was decided under the old one keeps it: nothing of the past is counted anew.
    """
    _require(actor)
    try:
        Fraction(pack.value)
    except (ValueError, ZeroDivisionError) as error:
        raise Invalid(_("数值写整数或分数，例如 5 或 2/3。"), field="value") from error
    try:
        return _add(actor, pack, now=now)
    except IntegrityError as error:
        raise Invalid(
            _("这一条从这一天起已经有了，换一天，或先看看已有的。"), field="effective_from"
        ) from error


@transaction.atomic
def _add(actor: Actor, pack: RulePack, *, now: datetime) -> RulePack:
    before = RulePack.objects.filter(
        key=pack.key,
        jurisdiction=pack.jurisdiction,
        effective_from__lt=pack.effective_from,
        effective_to__isnull=True,
    )
    before.update(effective_to=pack.effective_from - timedelta(days=1))
    pack.save(force_insert=True)
    journal.record(actor, "add_rule", pack, None, at=now, key=pack.key, value=pack.value)
    transaction.on_commit(packs.forget)
    return pack


@transaction.atomic
def set_day(
    actor: Actor, day: date, *, is_workday: bool, now: datetime, note: str = ""
) -> DayOverride:
    """Say of a day that it is worked, or not, whatever the calendar says."""
    _require(actor)
    override, _is_new = DayOverride.objects.update_or_create(
        day=day, defaults={"is_workday": is_workday, "note": note}
    )
    journal.record(
        actor, "set_day", override, None, at=now, day=day.isoformat(), is_workday=is_workday
    )
    transaction.on_commit(workdays.forget)
    return override


@transaction.atomic
def unset_day(actor: Actor, pk: int, *, now: datetime) -> DayOverride:
    """Let the calendar speak for a day again; returns what was set."""
    _require(actor)
    override = DayOverride.objects.filter(pk=pk).first()
    if override is None:
        raise NotFound
    journal.record(actor, "unset_day", override, None, at=now, day=override.day.isoformat())
    DayOverride.objects.filter(pk=pk).delete()
    transaction.on_commit(workdays.forget)
    return override
