"""What the passing of days does to terms: who is to elect is reminded, and of what is late, too."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.core.spoken import spoken_date
from lianxin.party.models import Reminder
from lianxin.party.queries.dues import TermDue, due_of, terms_until
from lianxin.party.queries.law import rule_of
from lianxin.party.rules.terms import REMINDERS
from lianxin.party.tasks.elections import tell_of_term

LATE = "term_late"
FAR = timedelta(days=366)
"""Further ahead than any reminder is given."""


def sweep_terms(*, now: datetime) -> int:
    """Remind of all terms that the day asks for, each in its own transaction; safe to do twice.
    Returns how many reminders there were.
    """
    day = local_day(now)
    return sum(_remind(due, now) for due in due_of(terms_until(day + FAR), on=day))


def _code(due: TermDue, now: datetime) -> str:
    """Of which reminder it is time, the nearest to the day due; blank while there is none."""
    if due.days < 0:
        return LATE
    ahead = sorted(rule_of(due.body.community, key, local_day(now)).count for key in REMINDERS)
    return next((f"term_{days}" for days in ahead if due.days <= days), "")


@transaction.atomic
def _remind(due: TermDue, now: datetime) -> bool:
    if not (code := _code(due, now)):
        return False
    reminder, is_new = Reminder.objects.get_or_create(
        body=due.body,
        code=code,
        since=due.due_on,
        defaults={"community_id": due.body.community_id, "reminded_at": now},
    )
    if is_new:
        day = spoken_date(due.due_on)
        words = ngettext(
            "%(day)s任期届满，还有 %(days)d 天。", "%(day)s任期届满，还有 %(days)d 天。", due.days
        ) % {"day": day, "days": due.days}
        if code == LATE:
            words = _("%(day)s任期已经届满，还没有换届。") % {"day": day}
        place = due.body.community_id
        entry = journal.record(CLOCK, "remind", reminder, place, at=now, words=words)
        tell_of_term.enqueue(entry.pk)
    return is_new
