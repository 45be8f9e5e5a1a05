from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.activities.models import Series
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
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("活动由本社区的工作人员来安排。"))
    name = said(name, field="name", missing=_("给系列起个名字。"), most=40)
    if Series.objects.filter(community=community, name=name).exists():
        raise Invalid(_("已经有一个系列叫这个名字。"), field="name")
    series = Series.objects.create(
        community=community, name=name, theme=theme.strip()[:80], words=words.strip()[:500]
    )
    journal.record(actor, "begin_series", series, community.pk, at=now, name=name)
    return series
