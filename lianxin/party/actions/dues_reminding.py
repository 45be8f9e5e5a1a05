"""Once a month, after the second, the fourth and the sixth month without dues, who leads the branch
and the member are told (P-17). Nobody is ever removed by it.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.notifications.actions import tell
from lianxin.party.queries.audience import leading
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.meetings import places_with_bodies
from lianxin.party.queries.party_dues import Row, paying, rows_of
from lianxin.party.rules import party_dues as rules
from lianxin.party.rules.party_dues import month_of
from lianxin.places.models import Community

DEED = "remind_of_dues"


def sweep_dues(*, now: datetime) -> int:
    """Remind in every community, once a month; returns in how many it was done."""
    month = month_of(local_day(now)).isoformat()
    done = Entry.objects.filter(
        deed=DEED, subject_kind=journal.kind_of(Community), details__month=month
    )
    waiting = Community.objects.filter(pk__in=places_with_bodies()).exclude(
        pk__in=done.values("subject_id")
    )
    return sum(_remind(community, now) for community in waiting.select_related("subdistrict"))


@transaction.atomic
def _remind(community: Community, now: datetime) -> bool:
    today = local_day(now)
    month = month_of(today)
    Community.objects.select_for_update().get(pk=community.pk)
    told_at = {
        rule_of(community, key, today).count
        for key in (rules.FIRST_REMINDER, rules.SECOND_REMINDER, rules.IDLE)
    }
    members = list(paying(community, month).select_related("person", "branch"))
    late = [row for row in rows_of(community, members, month, today=today) if row.missed in told_at]
    entry = journal.record(
        CLOCK, DEED, community, community.pk, at=now, month=month.isoformat(), late=len(late)
    )
    for row in late:
        _tell_member(community, row, entry.pk, now)
    _tell_heads(community, late, entry.pk, now)
    return True


def _tell_member(community: Community, row: Row, mark: int, now: datetime) -> None:
    person = row.member.person
    if person is None or person.user_id is None:
        return
    tell(
        [person.user_id],
        row.member,
        title=_("党费"),
        text=_("已经有 %(count)d 个月没有交党费了。有难处可以向支部申请减免。")
        % {"count": row.missed},
        url=reverse("party:own_dues", args=[community.slug]),
        at=now,
        community_id=community.pk,
        mark=mark,
    )


def _tell_heads(community: Community, late: Sequence[Row], mark: int, now: datetime) -> None:
    for branch in {row.member.branch_id: row.member.branch for row in late}.values():
        if branch is None:
            continue
        tell(
            leading(branch, local_day(now)),
            branch,
            title=_("%(branch)s的党费") % {"branch": branch.name},
            text=_("支部里有党员几个月没有交党费了，请去问一问、帮一把。"),
            url=reverse("party_desk:dues", args=[community.slug]),
            at=now,
            community_id=community.pk,
            mark=mark,
        )
