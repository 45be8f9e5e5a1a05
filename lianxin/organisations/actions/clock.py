"""What happens because days have passed: who keeps the register is reminded, once of each thing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.core.spoken import spoken_date
from lianxin.organisations.models import Agreement, Pledge
from lianxin.organisations.queries.clock import agreements_to_remind, pledges_to_remind
from lianxin.organisations.tasks import remind_workers


def sweep(*, now: datetime) -> int:
    """Remind of agreements that run out and pledges that fall due; returns of how many."""
    on = local_day(now)
    due: list[Agreement | Pledge] = [*agreements_to_remind(on=on), *pledges_to_remind(on=on)]
    for each in due:
        _remind(each, now=now)
    return len(due)


@transaction.atomic
def _remind(thing: Agreement | Pledge, *, now: datetime) -> None:
    found = type(thing)._default_manager.filter(pk=thing.pk, reminded_at__isnull=True)
    if not found.update(reminded_at=now):
        return
    organisation = thing.organisation
    entry = journal.record(CLOCK, "remind", thing, organisation.community_id, at=now)
    if isinstance(thing, Agreement):
        day = spoken_date(thing.until) if thing.until else ""
        words = _("“%(what)s”%(day)s到期，续签还是不续，商量一下。") % {
            "what": thing.title,
            "day": day,
        }
    else:
        words = _("承诺“%(what)s”%(day)s到期，问问办得怎样。") % {
            "what": thing.what,
            "day": spoken_date(thing.due_on),
        }
    remind_workers.enqueue(entry.pk, organisation.pk, words)
