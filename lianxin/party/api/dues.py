"""Members' dues for who leads their branch: a month's list, one member's record, and what is
written down of it. What somebody earns is told to nobody, and each look is written down.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.api import (
    Call,
    Day,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Sent,
    Slug,
    Steps,
    as_told,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import party_dues as actions
from lianxin.party.actions.looking import look
from lianxin.party.api.door import router
from lianxin.party.api.dues_shapes import (
    DuesCollected,
    DuesEased,
    DuesGiven,
    DuesLeaf,
    DuesOfMember,
    DuesPaid,
    DuesRow,
    WhichDues,
)
from lianxin.party.api.purposes import office_at
from lianxin.party.deeds import DUES_DEEDS, ROW_DEEDS
from lianxin.party.forms.party_dues import CollectForm
from lianxin.party.models import DuesGift, DuesPayment, DuesRelief
from lianxin.party.queries import party_dues as queries
from lianxin.party.queries.study import led
from lianxin.party.rules.party_dues import month_of

SAYS = {
    "assess": "核定一位党员每月交多少",
    "ask": "记一份减免申请；支部同意、上级批准以后才减免",
    "give": "记一次多交的党费",
    "strike": "划掉记错的一笔，原因留着",
    "agree": "减免：记支部的意见",
    "approve": "减免：记上级的批复",
    "refuse": "减免：没有批，按原来的交",
    "hand_on": "多交的党费：记上缴的收据",
}
Rows = Callable[[Actor], QuerySet[Any]]
KINDS: dict[str, tuple[Rows, tuple[str, ...]]] = {
    "payments": (queries.payments_for, ("strike",)),
    "reliefs": (queries.reliefs_for, ("agree", "approve", "refuse")),
    "gifts": (queries.gifts_for, ("hand_on",)),
}
"""Whose rows they are, and the steps on one of them."""
MONTH = Part(Annotated[Day, Field(description="哪个月：写这个月的任何一天")], ...)
MEMBERS = Part(
    Annotated[list[Ref], Field(min_length=1, max_length=500, description="交了的党员")],
    ...,
    lambda pks: [str(pk) for pk in pks],
)


@router.reads(
    "/communities/{slug}/party/dues",
    scope=Scope.PARTY_MEMBERS,
    gives=DuesLeaf,
    says="一个月的党费，您带的支部里的；看了会记下来",
)
def month_of_dues(request: Call, slug: Slug, which: Query[WhichDues]) -> DuesLeaf:
    page = _month(request, slug, which)
    community = page.office.community
    look(request.actor, community, community.pk, purpose="dues", now=http.now())
    return DuesLeaf(
        month=page.month,
        collected=page.collected,
        items=[_row(each) for each in page.rows],
        next=page.page.next,
        previous=page.page.previous,
    )


def _month(request: Call, slug: str, which: WhichDues) -> queries.DuesMonth:
    today = http.today()
    page = queries.dues_month(
        request.actor,
        slug,
        month_of(which.month or today),
        today=today,
        branch=which.branch or 0,
        after=which.after,
        before=which.before,
    )
    keep_home(request, page.office.community.pk)
    return page


def _row(row: queries.Row) -> DuesRow:
    return DuesRow(
        member=row.member.pk,
        name=row.member.name,
        due=row.due,
        paid=row.payment.amount_fen if row.payment else None,
        paid_on=row.payment.paid_on if row.payment else None,
        missed=row.missed,
    )


@router.reads(
    "/communities/{slug}/party/members/{int:pk}/dues",
    scope=Scope.PARTY_MEMBERS,
    gives=DuesOfMember,
    says="一位党员的党费；看了会记下来，本人看得到",
)
def dues_of_member(request: Call, slug: Slug, pk: Key) -> DuesOfMember:
    return _told(request, slug, pk)


def _record(request: Call, slug: str, pk: int) -> queries.DuesRecord:
    office, record = queries.dues_record(request.actor, slug, pk, today=http.today())
    keep_home(request, office.community.pk)
    return record


def _told(request: Call, slug: str, pk: int) -> DuesOfMember:
    record = _record(request, slug, pk)
    member = record.member
    look(request.actor, member, member.community_id, purpose=_("核对党费"), now=http.now())
    return DuesOfMember(
        row=_row(record.row),
        livelihood=record.row.basis.livelihood if record.row.basis else "",
        payments=[_paid(each) for each in record.payments],
        reliefs=[_eased(each) for each in record.reliefs],
        gifts=[_given(each) for each in record.gifts],
    )


def _paid(payment: DuesPayment) -> DuesPaid:
    return DuesPaid(
        id=payment.pk, month=payment.month, amount=payment.amount_fen, paid_on=payment.paid_on
    )


def _eased(relief: DuesRelief) -> DuesEased:
    return as_told(DuesEased, relief, amount=relief.amount_fen)


def _given(gift: DuesGift) -> DuesGiven:
    return as_told(DuesGiven, gift, amount=gift.amount_fen)


@router.writes(
    "/communities/{slug}/party/dues/collect",
    scope=Scope.PARTY_MEMBERS,
    gives=DuesCollected,
    says="记下谁交了一个月的党费；记过的不重记",
)
@taking(body_of(CollectForm, "CollectsDues", instead={"members": MEMBERS, "month": MONTH}))
def collect_dues(request: Call, slug: Slug, told: Any) -> DuesCollected:
    office, month = office_at(request, slug), month_of(told.month)
    payers = led(office, queries.paying(office.community, month)).values_list("pk", flat=True)
    form = CollectForm(list(payers), filled(told)[0], today=http.today())

    def deed() -> int:
        paid, on = form.cleaned_data["members"], form.cleaned_data["on"]
        return actions.collect(request.actor, slug, paid, month, on=on, now=http.now())

    return DuesCollected(month=month, count=done(form, deed))


def _found(request: Call, slug: str, pk: int) -> Found:
    record = _record(request, slug, pk)
    return Found(record.member, (record,))


def _filled(_request: Call, found: Found, form: type[Any], _verb: str, sent: Sent) -> Any:
    return form(*found.offers, sent[0], today=http.today())


_steps = Steps(
    router=router,
    scope=Scope.PARTY_MEMBERS,
    path="party/members/{int:pk}/dues",
    name="{}_dues",
    body="PartyDues{}",
    find=_found,
    gives=DuesOfMember,
    tell=lambda request, slug, member: _told(request, slug, member.pk),
    fill=_filled,
)
_steps.declare(DUES_DEEDS, SAYS.__getitem__)


def _on_rows(kind: str, rows: Rows) -> Steps:
    """The steps on one row of a record, e.g. an application for less."""

    def find(request: Call, slug: str, pk: int) -> Found:
        row = rows(request.actor).filter(pk=pk).first()
        if row is None:
            raise NotFound
        return Found(row, (_record(request, slug, row.member_id),))

    return replace(
        _steps,
        path=f"party/dues/{kind}/{{int:pk}}",
        find=find,
        tell=lambda request, slug, row: _told(request, slug, row.member_id),
    )


for each, (its_rows, verbs) in KINDS.items():
    _on_rows(each, its_rows).declare({verb: ROW_DEEDS[verb] for verb in verbs}, SAYS.__getitem__)
