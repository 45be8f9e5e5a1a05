from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.activities.models import Series
from lianxin.activities.queries.access import one_series
from lianxin.activities.rules.activity import WORKERS
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.text import said
from lianxin.places.models import Community


@transaction.atomic
def begin_series(
    actor: Actor,
    community: Community,
    *,
    name: str,
    now: datetime,
    theme: str = "",
    words: str = "",
) -> Series:
    """Begin a row of activities under one name."""
    series = Series(community=community)
    _write(actor, series, name=name, theme=theme, words=words)
    journal.record(actor, "begin_series", series, community.pk, at=now, name=series.name)
    return series


@transaction.atomic
def change_series(
    actor: Actor,
    pk: int,
    *,
    name: str,
    now: datetime,
    theme: str = "",
    words: str = "",
    is_running: bool = True,
) -> Series:
    """Change what a row says, or let it end: what was held under it stays."""
    series = one_series(actor, pk)
    series.is_running = is_running
    _write(actor, series, name=name, theme=theme, words=words)
    journal.record(actor, "change_series", series, series.community_id, at=now, name=series.name)
    return series


def _write(actor: Actor, series: Series, *, name: str, theme: str, words: str) -> None:
    if not actor.holds(WORKERS, series.community_id):
        raise NotPermitted(_("活动由本社区的工作人员来安排。"))
    series.name = said(name, field="name", missing=_("给系列起个名字。"), most=40)
    same = Series.objects.filter(community=series.community_id, name=series.name)
    if same.exclude(pk=series.pk).exists():
        raise Invalid(_("已经有一个系列叫这个名字。"), field="name")
    series.theme, series.words = theme.strip()[:80], words.strip()[:500]
    series.save()
