"""A year's books for the auditor: a table, and a beancount file that `bean-check` accepts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from lianxin.core.http import local_day
from lianxin.core.masks import mask_name
from lianxin.core.sheets.checking import Table
from lianxin.core.sheets.columns import Column, words
from lianxin.funds.models import (
    Account,
    AccountKind,
    Budget,
    Line,
    PayeeKind,
    Use,
    Voucher,
    VoucherKind,
)
from lianxin.funds.rules.money import FEN

_HEADS = (
    ("number", "凭证号", 10),
    ("at", "日期", 12),
    ("kind", "类别", 12),
    ("project", "项目", 30),
    ("use", "用途", 18),
    ("source", "从", 18),
    ("target", "到", 18),
    ("amount", "金额（元）", 14),
    ("words", "摘要", 34),
    ("payee", "收款方", 26),
    ("receipt", "票据号码", 18),
    ("reverses", "冲销凭证", 10),
    ("office", "经手", 12),
)


def _unread(*_args: Any, **_more: Any) -> Any:
    raise NotImplementedError


BOOKS = Table(
    "funds.books",
    "专项经费明细账",
    tuple(Column(key, heading, words(200), width=width) for key, heading, width in _HEADS),
    _unread,
)


def _lines(budget: Budget) -> Iterable[Line]:
    return (
        Line.objects.filter(voucher__budget=budget)
        .select_related("voucher__project", "voucher__reverses", "source", "target")
        .order_by("voucher__number", "pk")
    )


def _payee(voucher: Voucher) -> str:
    """Persons are masked here too; the receipt itself names them."""
    is_person = voucher.payee_kind == PayeeKind.PERSON
    return mask_name(voucher.payee) if is_person else voucher.payee


def _decimal(fen: int) -> str:
    sign, whole, rest = "-" if fen < 0 else "", *divmod(abs(fen), FEN)
    return f"{sign}{whole}.{rest:02d}"


def rows(budget: Budget) -> Iterator[Mapping[str, Any]]:
    """One row a line, in the order of the vouchers."""
    for line in _lines(budget):
        voucher = line.voucher
        project = voucher.project
        yield {
            "number": f"{budget.year}-{voucher.number:04d}",
            "at": local_day(voucher.at).isoformat(),
            "kind": voucher.get_kind_display(),
            "project": project.title if project else "",
            "use": Use(project.use).label if project else "",
            "source": line.source.get_kind_display(),
            "target": line.target.get_kind_display(),
            "amount": _decimal(line.amount),
            "words": voucher.words,
            "payee": _payee(voucher),
            "receipt": voucher.receipt_number,
            "reverses": f"{voucher.reverses.number:04d}" if voucher.reverses else "",
            "office": voucher.office,
        }


_PLACES = {
    AccountKind.GRANTED: "Income:Granted",
    AccountKind.FREE: "Assets:Free",
    AccountKind.SET_ASIDE: "Assets:SetAside",
    AccountKind.SPENT: "Expenses",
    AccountKind.RETURNED: "Expenses:Returned",
}


def _place(account: Account, year: int) -> str:
    """E.g. Expenses:Y2015:Repairs:P12; only letters that beancount takes."""
    root, *rest = _PLACES[AccountKind(account.kind)].split(":")
    parts = [root, f"Y{year}", *rest]
    if account.project:
        parts += [account.project.use.capitalize(), f"P{account.project_id}"]
    return ":".join(parts)


def beancount(budget: Budget) -> str:
    """The year as a beancount file; what each account holds in the end is asserted in it."""
    lines = list(_lines(budget))
    keys = {pk for line in lines for pk in (line.source_id, line.target_id)}
    accounts = Account.objects.filter(pk__in=keys).select_related("project", "budget")
    places = {each.pk: _place(each, each.budget.year) for each in accounts}
    first = min((local_day(line.voucher.at) for line in lines), default=None)
    out = [
        f"; {budget.community.name} {budget.fund.name} {budget.year}",
        'option "operating_currency" "CNY"',
        "",
    ]
    out += [f"{first} open {place} CNY" for place in sorted(places.values())]
    seen = 0
    for line in lines:
        voucher = line.voucher
        if voucher.number != seen:
            out += ["", *_entry(voucher)]
            seen = voucher.number
        amount = _decimal(line.amount)
        out.append(f"  {places[line.source_id]}  -{amount} CNY")
        out.append(f"  {places[line.target_id]}  {amount} CNY")
    out += ["", *_asserted(lines, places)]
    return "\n".join(out) + "\n"


def _entry(voucher: Voucher) -> Iterator[str]:
    told = f"{voucher.get_kind_display()}：{voucher.words}"
    yield f'{local_day(voucher.at)} * "{_plain(_payee(voucher))}" "{_plain(told)}"'
    yield f'  number: "{voucher.number}"'
    if voucher.receipt_number:
        yield f'  receipt: "{_plain(voucher.receipt_number)}"'
    if voucher.kind == VoucherKind.REVERSE and voucher.reverses:
        yield f'  reverses: "{voucher.reverses.number}"'


def _plain(text: str) -> str:
    return text.replace("\\", "").replace('"', "”").replace("\n", " ")


def _asserted(lines: list[Line], places: Mapping[int, str]) -> Iterator[str]:
    held = dict.fromkeys(places, 0)
    for line in lines:
        held[line.source_id] -= line.amount
        held[line.target_id] += line.amount
    last = max((local_day(line.voucher.at) for line in lines), default=None)
    if last:
        day = last + timedelta(days=1)
        for pk, place in sorted(places.items(), key=lambda pair: pair[1]):
            yield f"{day} balance {place}  {_decimal(held[pk])} CNY"
