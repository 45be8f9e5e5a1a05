"""What the passing of days does to Party life: who owes something is reminded of it, once."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.core.spoken import spoken_day
from lianxin.party.models import Body, Reminder
from lianxin.party.queries.due import Due, Life, lives
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.meetings import bodies_standing, places_with_bodies
from lianxin.party.rules.frequency import Span
from lianxin.party.tasks.meetings import tell_leading

AT_ONCE = 40
"""Communities that are looked at together."""
DAYS_BEFORE = "party.meeting_reminder_days"
THEME_DAYS = "party.theme_reminder_days"
LESSON_MONTH = "party.lesson_reminder_month"
LIFE_MONTH = "party.life_reminder_month"
LESSONS = frozenset({"lesson", "teach"})


def sweep_life(*, now: datetime) -> int:
    """Remind of all that the day asks for (P-07, P-12, P-13, P-14), each in its own transaction;
    safe to do twice or to break off. Returns how many reminders there were.
    """
    day, places = local_day(now), places_with_bodies()
    return sum(
        _sweep(list(bodies_standing(places[at : at + AT_ONCE], day)), day, now)
        for at in range(0, len(places), AT_ONCE)
    )


def _sweep(bodies: Sequence[Body], day: date, now: datetime) -> int:
    wanted = [
        (life.body, due, words) for life in lives(bodies, day) for due, words in _wanted(life, day)
    ]
    known = set(
        Reminder.objects.filter(
            body__in={body.pk for body, _due, _words in wanted},
            since__in={due.stretch.first for _body, due, _words in wanted},
        ).values_list("body_id", "code", "since")
    )
    new = [
        (body, due, words)
        for body, due, words in wanted
        if (body.pk, due.frequency.code, due.stretch.first) not in known
    ]
    return sum(_remind(body, due, words, now) for body, due, words in new)


def _wanted(life: Life, day: date) -> Iterator[tuple[Due, str]]:
    """What a branch is to be reminded of on a day, and in which words."""
    for due in life.dues:
        if due.wants_plan and (words := _words(life, due, day)):
            yield due, words


def _words(life: Life, due: Due, day: date) -> str:
    if due.frequency.code == "theme_day" and life.fixed_day:
        return _theme_words(life, life.fixed_day, day)
    if due.frequency.span == Span.YEAR:
        return _year_words(life, due, day)
    ahead = rule_of(life.body.community, DAYS_BEFORE, day).count
    if day < due.stretch.after - timedelta(days=ahead):
        return ""
    return _("%(stretch)s的%(what)s还没有安排，到%(last)s为止。") % {
        "stretch": due.stretch.name,
        "what": due.frequency.label,
        "last": spoken_day(due.stretch.last),
    }


def _theme_words(life: Life, fixed: int, day: date) -> str:
    """A theme is wanted some days before the fixed day."""
    ahead = rule_of(life.body.community, THEME_DAYS, day).count
    on = day.replace(day=fixed)
    if day < on - timedelta(days=ahead):
        return ""
    return _("%(day)s是主题党日，主题还没有定。") % {"day": spoken_day(on)}


def _year_words(life: Life, due: Due, day: date) -> str:
    """Lessons late in the year, the rest from its last quarter on."""
    key = LESSON_MONTH if due.frequency.code in LESSONS else LIFE_MONTH
    if day.month < rule_of(life.body.community, key, day).count:
        return ""
    return _("今年的%(what)s要 %(needed)d 次，现在 %(done)d 次，到12月31日为止。") % {
        "what": due.frequency.label,
        "needed": due.needed,
        "done": due.done,
    }


@transaction.atomic
def _remind(body: Body, due: Due, words: str, now: datetime) -> bool:
    reminder, is_new = Reminder.objects.get_or_create(
        body=body,
        code=due.frequency.code,
        since=due.stretch.first,
        defaults={"community_id": body.community_id, "reminded_at": now},
    )
    if is_new:
        entry = journal.record(CLOCK, "remind", reminder, body.community_id, at=now, words=words)
        tell_leading.enqueue(entry.pk)
    return is_new
