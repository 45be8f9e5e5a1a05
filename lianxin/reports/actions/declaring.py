"""Figures that only paper knows, from before the software."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.places.queries import community_by_slug
from lianxin.reports.models import Declared
from lianxin.reports.queries.card import period_of
from lianxin.reports.queries.sections import FIGURES


def declare(
    actor: Actor, slug: str, year: int, *, code: str, value: int, source: str, now: datetime
) -> Declared:
    """Say what a paper says a figure was; it stands beside what is on record."""
    community = community_by_slug(slug)
    if not actor.holds(Role.SECRETARY, community.pk) or code not in FIGURES:
        raise NotFound
    period_of(year, today=local_day(now))
    missing = _("写明是哪一份纸面材料，放在哪里。")
    try:
        with transaction.atomic():
            made = Declared.objects.create(
                community=community,
                year=year,
                code=code,
                value=value,
                source=said(source, field="source", missing=missing, most=200),
                declared_by=actor.name,
                declared_at=now,
            )
            journal.record(actor, "declare", made, community.pk, at=now, code=code, value=value)
    except IntegrityError as beaten:
        raise OutOfOrder(_("这个数字已经申报过了，要改先撤回。")) from beaten
    return made


@transaction.atomic
def withdraw(actor: Actor, slug: str, pk: int, *, now: datetime) -> None:
    """Take back what was declared."""
    community = community_by_slug(slug)
    if not actor.holds(Role.SECRETARY, community.pk):
        raise NotFound
    here = Declared.objects.filter(community=community, pk=pk)
    if not here.exists():
        raise NotFound
    if not here.filter(withdrawn_at__isnull=True).update(withdrawn_at=now):
        raise OutOfOrder(_("这个数字已经撤回了。"))
    journal.record(actor, "withdraw", here.get(), community.pk, at=now)
