"""What about members waits for people: probations that end, who is long away, cases to decide."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.packs import Rule
from lianxin.party.models import CardKind, Decision, Member, Rank, Standing
from lianxin.party.queries.access import members_for
from lianxin.party.queries.law import rule_of
from lianxin.party.rules.probation import CASES, FLOATING, PROBATION, REMINDER, ends_on
from lianxin.party.rules.terms import months_after
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True)
class Ending:
    """A probation and the day on which it is over."""

    member: Member
    ends_on: date
    days: int
    """How many are left; negative when it is over."""


@dataclass(frozen=True, slots=True)
class Card:
    """A case that the rule points at, for people to decide."""

    member: Member
    kind: CardKind
    since: date
    article: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits in a community, each by the day that it runs from."""

    endings: list[Ending]
    away: list[Member]
    cards: list[Card]

    def __bool__(self) -> bool:
        return bool(self.endings or self.away or self.cards)


def waiting(actor: Actor, community: Community, *, today: date) -> Waiting:
    return Waiting(
        endings(actor, community, today=today),
        list(long_away(actor, community, today=today)),
        cards(actor, community, today=today),
    )


def _here(actor: Actor, community: Community) -> QuerySet[Member]:
    found = members_for(actor).filter(community=community, left_on__isnull=True)
    return found.select_related("branch")


def endings(actor: Actor, community: Community, *, today: date) -> list[Ending]:
    """Probations that end within the reminder's days, or have ended with nothing decided (P-18)."""
    months = rule_of(community, PROBATION, today).count
    until = today + timedelta(days=rule_of(community, REMINDER, today).count)
    # Who was admitted later than this is not near the end, extended or not.
    latest = months_after(until, -months)
    found = _here(actor, community).filter(rank=Rank.PROBATIONARY, admitted_on__lte=latest)
    told = [(member, ends_on(member, months) or until) for member in found]
    near = [Ending(member, end, (end - today).days) for member, end in told if end <= until]
    return sorted(near, key=lambda each: (each.ends_on, each.member.pk))


def long_away(actor: Actor, community: Community, *, today: date) -> QuerySet[Member]:
    """Who has been away so long that they count as floating (P-19), whether listed so or not."""
    days = rule_of(community, FLOATING, today).count
    found = _here(actor, community).exclude(standing=Standing.CHECKED_IN)
    return found.filter(away_since__lte=today - timedelta(days=days)).order_by("away_since", "pk")


def cards(actor: Actor, community: Community, *, today: date) -> list[Card]:
    found: list[Card] = []
    for kind, (field, key) in CASES.items():
        law = rule_of(community, key, today)
        found += _cards_of(actor, community, kind, field, law, today)
    return sorted(found, key=lambda card: (card.since, card.member.pk))


def _cards_of(
    actor: Actor, community: Community, kind: CardKind, field: str, law: Rule, today: date
) -> list[Card]:
    decided = Decision.objects.filter(member=OuterRef("pk"), kind=kind, since=OuterRef(field))
    past = Q(**{f"{field}__lte": months_after(today, -law.count)})
    found = _here(actor, community).filter(past, ~Exists(decided)).annotate(case=F(field))
    return [Card(member, kind, getattr(member, field), law.article) for member in found]


def cards_of(community: Community, member: Member, *, today: date) -> list[Card]:
    """The cases of one member that nobody has decided."""
    decided = set(member.decisions.values_list("kind", "since"))
    found = []
    for kind, (field, key) in CASES.items():
        law, since = rule_of(community, key, today), getattr(member, field)
        is_due = since is not None and since <= months_after(today, -law.count)
        if is_due and (kind, since) not in decided:
            found.append(Card(member, kind, since, law.article))
    return found


def ends_on_of(member: Member, today: date) -> date:
    """The day on which a probationary member's probation is over; today's for a full one."""
    months = rule_of(member.community, PROBATION, today).count
    return ends_on(member, months) or today


def to_remind_of_probation(today: date) -> list[Member]:
    """Everybody whose probation ends within the reminder's days, in every community."""
    found = Member.objects.filter(rank=Rank.PROBATIONARY, left_on__isnull=True)
    near = []
    for member in found.select_related("community__subdistrict").order_by("pk"):
        days = rule_of(member.community, REMINDER, today).count
        if ends_on_of(member, today) <= today + timedelta(days=days):
            near.append(member)
    return near
