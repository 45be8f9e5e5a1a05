"""Who may give a program which rights, and what a token is good for."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from lianxin.core.actor import DESK, PARTY, Actor, Role
from lianxin.core.scopes import DESK_SCOPES, PARTY_SCOPES, Scope

PREFIX = "lx_"
"""Before every token, so that one that was published by mistake is found by those who look."""
KINDS = (
    "matter.report",
    "matter.accept",
    "matter.reply",
    "matter.handle",
    "matter.progress",
    "matter.extend",
    "matter.put_before_council",
    "matter.resolve",
    "matter.report_done",
    "matter.confirm_solved",
    "matter.confirm_partly",
    "matter.dispute",
    "matter.dispute_again",
    "matter.decline",
    "matter.refer",
    "matter.send",
    "matter.withdraw",
    "matter.lapse",
    "activity.publish",
    "activity.call_off",
    "announcement.publish",
    "session.notify",
    "session.publish",
)
"""Of what an address can be told; what a kind is about and who sees it, `queries.telling` knows."""

_COUNCIL = frozenset({Scope.COUNCIL_READ, Scope.COUNCIL_WRITE, Scope.COUNCIL_RUN})


def visible_to(actor: Actor) -> Q:
    """Tokens: one's own, and those that work at the desks where one works."""
    return Q(user_id=actor.user_id or 0) | Q(is_desk=True, community_id__in=actor.places(*DESK))


def hooks_visible_to(actor: Actor) -> Q:
    at_desk = Q(token__is_desk=True, community_id__in=actor.places(*DESK))
    return Q(token__user_id=actor.user_id or 0) | at_desk


def deliveries_visible_to(actor: Actor) -> Q:
    """The log of a desk's addresses is the desk's; a resident's programs are nobody else's."""
    return Q(community_id__in=actor.places(*DESK), hook__token__is_desk=True)


def may_give(
    actor: Actor, community_id: int, *, is_desk: bool, leads_party: bool = False
) -> frozenset[str]:
    """The scopes that the actor can put into a token."""
    if is_desk:
        is_at_work = actor.holds(DESK, community_id)
        return frozenset(Scope) if is_at_work else frozenset()
    own = frozenset(Scope) - DESK_SCOPES
    if not actor.is_known:
        return frozenset()
    return own if leads_party else own - PARTY_SCOPES


def carried(scopes: Collection[str], *, is_desk: bool) -> frozenset[Role]:
    """The posts that a token carries: the desk's all; a resident's none but what is no work at a
    desk: a seat in the council where the token is for the council, a Party post where it is for
    Party work.
    """
    if is_desk:
        return frozenset(Role)
    seat = {Role.MEMBER} if _COUNCIL.intersection(scopes) else set()
    return frozenset(seat | set(PARTY if PARTY_SCOPES.intersection(scopes) else ()))


def in_force(now: datetime) -> Q:
    return Q(withdrawn_at__isnull=True, expires_at__gt=now, user__is_active=True)
