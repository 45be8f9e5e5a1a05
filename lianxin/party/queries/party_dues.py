"""Who owes what dues for a month, and what was paid, eased and given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page, page
from lianxin.party.models import (
    Body,
    DuesBasis,
    DuesGift,
    DuesPayment,
    DuesRelief,
    Member,
    Standing,
)
from lianxin.party.queries.access import Office, member_for, members_for, office_of
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.study import led, led_branches, own_member
from lianxin.party.rules import party_dues as rules
from lianxin.party.rules.party_dues import Scale, Step, month_after, month_of
from lianxin.places.models import Community

LOOKED_BACK = 12
"""Months in which unpaid dues are counted; more than the rule asks about."""


@dataclass(frozen=True, slots=True)
class Row:
    """A member and one month's dues."""

    member: Member
    basis: DuesBasis | None
    due: int | None
    """In fen; None while nobody has reckoned it, nothing where it is waived."""
    payment: DuesPayment | None
    missed: int
    """How many months in a row before this day's month went by unpaid."""
    level: str = ""
    """`remind` or `flag` where the rule asks for one (P-17)."""

    @property
    def is_open(self) -> bool:
        return bool(self.due) and self.payment is None


@dataclass(frozen=True, slots=True)
class DuesMonth:
    office: Office
    month: date
    branches: Sequence[Body]
    branch: Body | None
    page: Page[Member]
    rows: Sequence[Row]
    collected: int
    """In fen, of all that were paid for the month in what one leads."""
    reliefs: Sequence[DuesRelief]
    gifts: Sequence[DuesGift]

    @property
    def before(self) -> date:
        return month_after(self.month, -1)

    @property
    def after(self) -> date:
        return month_after(self.month)


def scale_of(community: Community, day: date) -> Scale:
    def number(key: str) -> int:
        return rule_of(community, key, day).count

    def steps(told: Iterable[tuple[str, str]]) -> list[Step]:
        return [
            Step(rule_of(community, rate, day).value, number(limit) if limit else None)
            for rate, limit in told
        ]

    return Scale(
        steps(rules.WAGED),
        steps(rules.RETIRED),
        number(rules.FARMER_LEAST),
        number(rules.FARMER_MOST),
        number(rules.NOMINAL),
        rule_of(community, rules.NOMINAL, day).article,
    )


def dues_month(
    actor: Actor,
    slug: str,
    month: date,
    *,
    today: date,
    branch: int = 0,
    after: str = "",
    before: str = "",
) -> DuesMonth:
    """A page of the members whom one leads, by name, with what they owe and paid for a month."""
    office = office_of(actor, slug)
    branches = [each for each in led_branches(office) if each.parent_id]
    chosen = next((each for each in branches if each.pk == branch), None)
    members = led(office, paying(office.community, month)).select_related("branch")
    narrowed = members.filter(branch=chosen) if chosen else members
    shown = page(narrowed, ("name", "pk"), after=after, before=before)
    here = led(office, DuesPayment.objects.all(), "member__branch_id")
    paid = here.filter(month=month, struck_at__isnull=True)
    return DuesMonth(
        office,
        month,
        branches,
        chosen,
        shown,
        rows_of(office.community, shown.rows, month, today=today),
        sum(paid.values_list("amount_fen", flat=True)),
        list(_waiting_reliefs(office)),
        list(_waiting_gifts(office)),
    )


def paying(community: Community, month: date) -> QuerySet[Member]:
    """Who pays here: from admission on, while their primary branch is here."""
    end = month_after(month)
    found = Member.objects.filter(community=community, admitted_on__lt=end, entered_on__lt=end)
    return found.filter(left_on__isnull=True).exclude(standing=Standing.CHECKED_IN)


def _waiting_reliefs(office: Office) -> QuerySet[DuesRelief]:
    found = led(office, DuesRelief.objects.all(), "member__branch_id")
    open_ = found.filter(approved_on__isnull=True, refused_on__isnull=True)
    return open_.select_related("member").order_by("asked_on", "pk")


def _waiting_gifts(office: Office) -> QuerySet[DuesGift]:
    found = led(office, DuesGift.objects.all(), "member__branch_id")
    return (
        found.filter(goes_on=True, handed_on__isnull=True).select_related("member").order_by("pk")
    )


def rows_of(
    community: Community, members: Sequence[Member], month: date, *, today: date
) -> list[Row]:
    """One row a member, in three statements however many there are."""
    ids = [member.pk for member in members]
    bases: dict[int, list[DuesBasis]] = {}
    standing = DuesBasis.objects.filter(member__in=ids, replaced_at__isnull=True)
    for basis in standing.order_by("from_month"):
        bases.setdefault(basis.member_id, []).append(basis)
    eased: dict[int, list[DuesRelief]] = {}
    for relief in DuesRelief.objects.filter(member__in=ids, approved_on__isnull=False):
        eased.setdefault(relief.member_id, []).append(relief)
    since = min(month, month_after(month_of(today), -LOOKED_BACK))
    paid = DuesPayment.objects.filter(member__in=ids, month__gte=since, struck_at__isnull=True)
    payments = {(payment.member_id, payment.month): payment for payment in paid}
    levels = _levels(community, today)
    return [
        _row(member, bases.get(member.pk, []), eased.get(member.pk, []), payments, month, levels)
        for member in members
    ]


@dataclass(frozen=True, slots=True)
class Levels:
    today: date
    remind: tuple[int, int]
    flag: int

    def of(self, missed: int) -> str:
        if missed >= self.flag:
            return "flag"
        return "remind" if missed >= self.remind[0] else ""


def _levels(community: Community, today: date) -> Levels:
    first = rule_of(community, rules.FIRST_REMINDER, today).count
    second = rule_of(community, rules.SECOND_REMINDER, today).count
    return Levels(today, (first, second), rule_of(community, rules.IDLE, today).count)


def _row(
    member: Member,
    bases: Sequence[DuesBasis],
    eased: Sequence[DuesRelief],
    payments: Mapping[tuple[int, date], DuesPayment],
    month: date,
    levels: Levels,
) -> Row:
    missed, each = 0, month_after(month_of(levels.today), -1)
    for _back in range(LOOKED_BACK):
        due = due_in(each, bases, eased)
        if due is None or (member.pk, each) in payments:
            break
        # A waived month is neither paid nor missed.
        missed += bool(due)
        each = month_after(each, -1)
    return Row(
        member,
        basis_in(month, bases),
        due_in(month, bases, eased),
        payments.get((member.pk, month)),
        missed,
        levels.of(missed),
    )


def basis_in(month: date, bases: Sequence[DuesBasis]) -> DuesBasis | None:
    return next((basis for basis in reversed(bases) if basis.from_month <= month), None)


def due_in(month: date, bases: Sequence[DuesBasis], eased: Sequence[DuesRelief]) -> int | None:
    for relief in eased:
        if relief.from_month <= month <= relief.until_month:
            return relief.amount_fen
    basis = basis_in(month, bases)
    return basis.amount_fen if basis else None


@dataclass(frozen=True, slots=True)
class DuesRecord:
    """All about one member's dues."""

    member: Member
    row: Row
    bases: Sequence[DuesBasis]
    payments: Sequence[DuesPayment]
    reliefs: Sequence[DuesRelief]
    gifts: Sequence[DuesGift]


def dues_record(actor: Actor, slug: str, pk: int, *, today: date) -> tuple[Office, DuesRecord]:
    """A member of whom one leads the branch; for all others it does not exist."""
    office, member = office_of(actor, slug), member_for(actor, pk)
    if member.community_id != office.community.pk or not office.leads(member.branch_id):
        raise NotFound
    return office, _record(member, today)


def own_dues(actor: Actor, slug: str, *, today: date) -> DuesRecord:
    return _record(own_member(actor, slug), today)


def _record(member: Member, today: date) -> DuesRecord:
    (row,) = rows_of(member.community, [member], month_of(today), today=today)
    return DuesRecord(
        member,
        row,
        list(member.dues_bases.filter(replaced_at__isnull=True).order_by("-from_month")),
        list(member.dues_payments.filter(struck_at__isnull=True).order_by("-month")[:24]),
        list(member.dues_reliefs.order_by("-from_month", "-pk")),
        list(member.dues_gifts.order_by("-given_on", "-pk")),
    )


def reliefs_for(actor: Actor) -> QuerySet[DuesRelief]:
    return DuesRelief.objects.filter(member__in=members_for(actor))


def payments_for(actor: Actor) -> QuerySet[DuesPayment]:
    return DuesPayment.objects.filter(member__in=members_for(actor))


def gifts_for(actor: Actor) -> QuerySet[DuesGift]:
    return DuesGift.objects.filter(member__in=members_for(actor))
