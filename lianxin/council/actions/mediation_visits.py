"""When an agreement's keeping is looked after: days from the day on which it took effect."""

from datetime import timedelta

from lianxin.council.models import Mediation, MediationVisit
from lianxin.council.queries.mediation import VISITS, days_of


def plan_visits(mediation: Mediation) -> None:
    begins = mediation.effective_on
    if begins is None:
        return
    MediationVisit.objects.bulk_create(
        [
            MediationVisit(
                mediation=mediation,
                number=number,
                due_on=begins + timedelta(days=days_of(mediation.community, key, on=begins)),
            )
            for number, key in enumerate(VISITS, start=1)
        ]
    )
