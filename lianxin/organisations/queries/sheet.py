"""The register as a workbook; it is only written, never read in."""

from collections.abc import Mapping
from typing import Any

from lianxin.core.sheets.checking import Judge, Table
from lianxin.core.sheets.columns import Column, words
from lianxin.organisations.models import Organisation


def _unread(*_: Any, **__: Any) -> Judge:
    raise NotImplementedError("the register is only written")


REGISTER = Table(
    "organisations.register",
    "单位和社会组织",
    (
        Column("name", "名称", words(80), width=30),
        Column("kind", "类别", words(12)),
        Column("state", "状态", words(12)),
        Column("credit_code", "统一社会信用代码", words(18), width=22),
        Column("what", "做什么的", words(200), width=40),
        Column("place", "在哪儿", words(80), width=20),
        Column("since", "哪天来的", words(10)),
        Column("until", "哪天走的", words(10)),
    ),
    _unread,
)


def row(organisation: Organisation) -> Mapping[str, Any]:
    return {
        "name": organisation.name,
        "kind": organisation.get_kind_display(),
        "state": organisation.get_state_display(),
        "credit_code": organisation.credit_code,
        "what": organisation.what,
        "place": organisation.place.label if organisation.place else "",
        "since": organisation.since.isoformat(),
        "until": organisation.until.isoformat() if organisation.until else "",
    }
