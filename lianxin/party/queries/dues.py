"""Which terms are nearly over, or over, on a day (P-06)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet

from lianxin.party.models import Body, Term


@dataclass(frozen=True, slots=True)
class TermDue:
    """An organisation and the day by which it is to elect."""

    body: Body
    due_on: date
    days: int
    """How many are left; negative when the term is over."""


def terms_until(day: date) -> QuerySet[Term]:
    """The terms held that are due by a day."""
    return Term.objects.filter(ended_on__isnull=True, due_on__lte=day)


def due_of(terms: QuerySet[Term], *, on: date) -> list[TermDue]:
    """Each organisation once, the earliest day first."""
    days = dict(terms.order_by().values_list("body_id").annotate(Min("due_on")))
    bodies = Body.objects.filter(pk__in=days, dissolved_on__isnull=True)
    found = [
        TermDue(body, days[body.pk], (days[body.pk] - on).days)
        for body in bodies.select_related("community__subdistrict")
    ]
    return sorted(found, key=lambda due: (due.due_on, due.body.pk))
