"""What the passing of days does to councils: resolutions end with their matters, late ones rise,
late minutes and answers are called for.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import CLOCK
from lianxin.core.errors import OutOfOrder
from lianxin.core.http import local_day
from lianxin.council.actions.after import escalate, remind_answer, tried
from lianxin.council.actions.opinions import sweep_questions
from lianxin.council.actions.outcomes import feed_back, finish
from lianxin.council.actions.owner_votes import sweep_votes
from lianxin.council.actions.taking import put, taken
from lianxin.council.queries.clock import ended, overdue, unanswered, unpublished
from lianxin.council.tasks import tell_staff


def sweep(*, now: datetime) -> dict[str, int]:
    """Do all that the day asks for, each in its own transaction; safe to do twice or to break
    off.
    """
    today = local_day(now)
    told = sum(_close(pk, words, result, now) for pk, words, result in list(ended()))
    reminded = sum(_remind(pk, now) for pk in list(unpublished(today)))
    risen = sum(tried(escalate, pk, now) for pk in list(overdue(today)))
    asked = sum(tried(remind_answer, pk, now) for pk in list(unanswered(today)))
    return {
        "fed_back": told,
        "reminded": reminded,
        "risen": risen,
        "asked": asked,
        "questions_closed": sweep_questions(now=now),
        "owner_votes_moved": sweep_votes(now=now),
    }


@transaction.atomic
def _close(pk: int, words: str, result: str, now: datetime) -> bool:
    try:
        finish(CLOCK, pk, words=words, result=result, now=now)
        feed_back(CLOCK, pk, now=now)
    except OutOfOrder:
        return False
    return True


@transaction.atomic
def _remind(pk: int, now: datetime) -> bool:
    """Call for minutes on the day by which they must be public, once (D-06)."""
    try:
        session, step = taken(CLOCK, pk, "remind")
    except OutOfOrder:
        return False
    session.is_reminded = True
    words = _("%(title)s的纪要该公布了。") % {"title": session.title}
    entry = put(CLOCK, session, step, now=now, changed={"is_reminded"}, words=words)
    tell_staff.enqueue(entry.pk)
    return True
