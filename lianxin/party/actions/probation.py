"""What a meeting decided about a member's probation, or about a case that the rules point at."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.models import CardKind, Decision, Member, Rank
from lianxin.party.queries.access import leads_all, member_for
from lianxin.party.queries.law import rule_of
from lianxin.party.rules.probation import (
    CASES,
    EXTENSION,
    LEAST_EXTENSION,
    PROBATION,
    extension_fault,
    require_convertible,
)

MEETING = gettext_lazy("写明哪一次支部党员大会定的，例如：2026 年 3 月 2 日支部党员大会。")


@transaction.atomic
def extend(actor: Actor, pk: int, *, until: date, meeting: str, now: datetime) -> Member:
    """Extend a probation to a day, once, as a meeting decided (P-18)."""
    member = _taken(actor, pk)
    today = local_day(now)
    community = member.community
    fault = extension_fault(
        member,
        until,
        months=rule_of(community, PROBATION, today).count,
        least=rule_of(community, LEAST_EXTENSION, today).count,
        most=rule_of(community, EXTENSION, today).count,
    )
    if fault:
        raise Invalid(fault, field="until")
    if member.extended_until is not None:
        raise OutOfOrder(_("这位党员的预备期已经延长过一次。"))
    member.extended_until = until
    _keep(actor, member, "extend", {"extended_until"}, meeting, now, until=until.isoformat())
    return member


@transaction.atomic
def convert(actor: Actor, pk: int, *, on: date, meeting: str, now: datetime) -> Member:
    """Let a probationary member be a full one from a day on, as a meeting decided."""
    member = _taken(actor, pk)
    require_convertible(member, on)
    if on > local_day(now):
        raise Invalid(_("这一天还没有到。"), field="on")
    member.rank, member.full_on = Rank.FULL, on
    _keep(actor, member, "convert", {"rank", "full_on"}, meeting, now, on=on.isoformat())
    return member


@transaction.atomic
def decide(
    actor: Actor, pk: int, kind: CardKind, *, words: str, meeting: str, on: date, now: datetime
) -> Decision:
    """Keep what people decided in a case; nothing else follows from it here."""
    member = _taken(actor, pk)
    since = getattr(member, CASES[kind][0])
    if since is None:
        raise OutOfOrder(_("这位党员现在没有这种情况。"))
    made, is_new = Decision.objects.get_or_create(
        member=member,
        kind=kind,
        since=since,
        defaults={
            "community_id": member.community_id,
            "words": said(words, field="words", missing=_("写一句怎么定的。"), most=500),
            "meeting": _meeting(meeting),
            "decided_on": on,
            "recorded_at": now,
        },
    )
    if not is_new:
        raise OutOfOrder(_("这件事刚刚有人记过了。"))
    journal.record(
        actor,
        "decide",
        member,
        member.community_id,
        at=now,
        kind=str(kind),
        meeting=made.meeting,
    )
    return made


def _taken(actor: Actor, pk: int) -> Member:
    member_for(actor, pk)
    held = Member.objects.select_for_update(of=("self",))
    member = held.select_related("community__subdistrict").get(pk=pk)
    if not leads_all(actor, member.community_id):
        raise NotPermitted(_("这一步要由社区党委或党务工作者来记。"))
    return member


def _meeting(words: str) -> str:
    return said(words, field="meeting", missing=str(MEETING), most=120)


def _keep(
    actor: Actor,
    member: Member,
    deed: str,
    changed: set[str],
    meeting: str,
    now: datetime,
    **told: Any,
) -> None:
    words = _meeting(meeting)
    member.revision += 1
    member.save(update_fields={"revision", *changed})
    journal.record(actor, deed, member, member.community_id, at=now, meeting=words, **told)
