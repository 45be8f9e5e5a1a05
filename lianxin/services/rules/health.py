"""Who reads and writes health notes: the medical team that made them, and the person."""

from datetime import date

from django.db.models import Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.services.models import PRIVATE, Member


def serving(actor: Actor, *, today: date) -> QuerySet[Member]:
    """As whom the actor is in medical teams on a day; no post opens this, not the secretary's."""
    now = Q(until__isnull=True) | Q(until__gte=today)
    mine = Member.objects.filter(
        now, person_id__in=actor.person_ids, since__lte=today, skills__work__in=sorted(PRIVATE)
    )
    return mine.distinct()


def visible_to(actor: Actor, *, today: date) -> Q:
    """One's own; and, as long as the person lets them be kept, those of one's medical team."""
    teams = serving(actor, today=today).values("team")
    return Q(person_id__in=actor.person_ids) | Q(team__in=teams, consent__withdrawn_at__isnull=True)
