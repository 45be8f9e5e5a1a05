from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page
from lianxin.facilities.models import Equipment, Loan, LoanState, Room
from lianxin.facilities.rules.rooms import kept_by, own_or_at_desk
from lianxin.people.queries import Contact, contact

OUT_FIRST = ("due_on", "id")
LATEST = ("-lent_at", "-id")
MOST_TOLD = 50


def equipment_for(actor: Actor) -> QuerySet[Equipment]:
    return Equipment.objects.filter(kept_by(actor)).select_related("room", "community__subdistrict")


def thing_for(actor: Actor, pk: int, *, lock: bool = False) -> Equipment:
    found = equipment_for(actor).filter(pk=pk)
    if thing := (found.select_for_update(of=("self",)) if lock else found).first():
        return thing
    raise NotFound


def _is_out() -> Exists:
    return Exists(Loan.objects.filter(equipment=OuterRef("pk"), state=LoanState.OUT))


def things_at(actor: Actor, community_id: int) -> QuerySet[Equipment]:
    """What stands at a community's desk, by kind and name; `is_out` says what is lent now."""
    kept = equipment_for(actor).filter(community_id=community_id, retired_at__isnull=True)
    return kept.annotate(is_out=_is_out()).order_by("kind", "name", "pk")


BY_NAME = ("kind", "name", "id")


def shelf_page(
    actor: Actor, community_id: int, *, words: str = "", after: str = "", before: str = ""
) -> Page[Equipment]:
    """What stands at a desk page by page, whose name or number has the words."""
    found = things_at(actor, community_id).order_by()
    if words:
        found = found.filter(Q(name__icontains=words) | Q(label__icontains=words))
    return keyset.page(found, BY_NAME, after=after, before=before, size=50)


def things_in(room: Room) -> QuerySet[Equipment]:
    """What a resident finds in a place that is shown to them, and whether it is there now."""
    found = Equipment.objects.filter(room=room, retired_at__isnull=True)
    return found.annotate(is_out=_is_out()).order_by("kind", "name", "pk")


def loans_for(actor: Actor) -> QuerySet[Loan]:
    seen = Loan.objects.filter(own_or_at_desk(actor))
    return seen.select_related("equipment", "community__subdistrict", "person__user")


def loan_for(actor: Actor, pk: int, *, lock: bool = False) -> Loan:
    found = loans_for(actor).filter(pk=pk)
    if loan := (found.select_for_update(of=("self",)) if lock else found).first():
        return loan
    raise NotFound


@dataclass(frozen=True, slots=True)
class Line:
    """One loan as the desk reads it."""

    loan: Loan
    contact: Contact
    is_late: bool


def loans(
    actor: Actor,
    community_id: int,
    unmasked: Collection[int],
    *,
    is_out: bool,
    today: date,
    after: str = "",
    before: str = "",
) -> tuple[list[Line], Page[Loan]]:
    every = loans_for(actor).filter(community_id=community_id)
    found = every.filter(state=LoanState.OUT) if is_out else every.exclude(state=LoanState.OUT)
    order = OUT_FIRST if is_out else LATEST
    page = keyset.page(found, order, after=after, before=before, size=30)
    lines = [
        Line(
            each,
            contact(each.person, unmasked),
            each.state == LoanState.OUT and each.due_on < today,
        )
        for each in page.rows
    ]
    return lines, page


def history(actor: Actor, thing: Equipment, unmasked: Collection[int]) -> list[Line]:
    """How a thing went out and came back, the latest first."""
    found = loans_for(actor).filter(equipment=thing).order_by(*LATEST)[:MOST_TOLD]
    return [Line(each, contact(each.person, unmasked), is_late=False) for each in found]


def to_remind(today: date, *, due_by: date) -> list[int]:
    """Loans that end soon or ought to have ended, whose borrower was not reminded today."""
    due = Loan.objects.filter(state=LoanState.OUT, due_on__lte=due_by).exclude(reminded_on=today)
    return list(due.order_by("pk").values_list("pk", flat=True))
