"""On 1 July and 1 October whoever is short of the year's hours is told, each alone (P-22)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.notifications.actions import tell
from lianxin.party.models import Body, Member, Standing
from lianxin.party.queries.audience import leading
from lianxin.party.queries.meetings import places_with_bodies
from lianxin.party.queries.study import Row, rows_of
from lianxin.party.rules.study import REMINDED_ON
from lianxin.places.models import Community

DEED = "remind_of_study"
STILL = timedelta(days=14)
"""How long after its day a reminder is still made up for."""


def sweep_study(*, now: datetime) -> int:
    """Remind in every community, once a day that is set; returns in how many it was done."""
    day = _due(local_day(now))
    if day is None:
        return 0
    done = Entry.objects.filter(
        deed=DEED, subject_kind=journal.kind_of(Community), details__day=day.isoformat()
    )
    waiting = Community.objects.filter(pk__in=places_with_bodies()).exclude(
        pk__in=done.values("subject_id")
    )
    return sum(_remind(community, day, now) for community in waiting.select_related("subdistrict"))


def _due(today: date) -> date | None:
    """The reminder's day that was reached not long ago."""
    days = (date(today.year, month, day) for month, day in REMINDED_ON)
    return next((day for day in days if day <= today < day + STILL), None)


@transaction.atomic
def _remind(community: Community, day: date, now: datetime) -> bool:
    Community.objects.select_for_update().get(pk=community.pk)
    entry = journal.record(CLOCK, DEED, community, community.pk, at=now, day=day.isoformat())
    here = Member.objects.filter(community=community, left_on__isnull=True)
    members = here.exclude(standing=Standing.CHECKED_IN).select_related("person", "branch")
    short = [
        row for row in rows_of(community, list(members), day.year) if not row.progress.is_reached
    ]
    for row in short:
        _tell_member(community, row, entry.pk, now)
    for body in {row.member.branch_id: row.member.branch for row in short}.values():
        if body is not None:
            _tell_heads(community, body, entry.pk, now)
    return True


def _tell_member(community: Community, row: Row, mark: int, now: datetime) -> None:
    person = row.member.person
    if person is None or person.user_id is None:
        return
    told = {
        "hours": row.progress.hours,
        "goal": row.progress.goal.hours,
        "short": row.progress.short_words,
    }
    tell(
        [person.user_id],
        row.member,
        title=_("今年的学时"),
        text=_("到今天 %(hours)s 学时，全年应有 %(goal)s，还差 %(short)s。") % told,
        url=reverse("party:studied", args=[community.slug]),
        at=now,
        community_id=community.pk,
        mark=mark,
    )


def _tell_heads(community: Community, body: Body, mark: int, now: datetime) -> None:
    tell(
        leading(body, local_day(now)),
        body,
        title=_("%(branch)s的学时") % {"branch": body.name},
        text=_("支部里有党员今年的学时还不够，看看谁要帮一把。"),
        url=reverse("party_desk:study", args=[community.slug]),
        at=now,
        community_id=community.pk,
        mark=mark,
    )
