"""Who confirms which step of a member's way from one organisation to another, and how long a letter
is good (P-20).
"""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.flow import Flow, Step
from lianxin.party.models import Transfer, TransferKind
from lianxin.party.models import TransferState as T

VALID = "party.letter_days"
VALID_ACROSS = "party.letter_days_across"
REMINDERS = ("party.letter_first_reminder_days", "party.letter_second_reminder_days")

GIVING, RECEIVING, CLOCK = _("转出的一方"), _("接收的一方"), _("时钟")


def gives(_actor: Actor, transfer: Transfer) -> bool:
    """Whether the actor speaks for the side that lets the member go, as the query found."""
    return bool(getattr(transfer, "is_giver", False))


def receives(_actor: Actor, transfer: Transfer) -> bool:
    """Whether the actor speaks for the side that takes the member in, as the query found."""
    return bool(getattr(transfer, "is_receiver", False))


def is_clock(actor: Actor, _transfer: Transfer) -> bool:
    return actor.is_clock


def goes_out(transfer: Transfer) -> bool:
    return transfer.kind == TransferKind.OUT


_ONLY_OUT = _("只有转出去的才有回执、才重开介绍信。")

TRANSFER_FLOW = Flow(
    Step("accept", _("接收"), frozenset({T.ASKED}), T.DONE, by=receives, who=RECEIVING),
    Step(
        "decline",
        _("不接收"),
        frozenset({T.ASKED, T.RECEIVED, T.EXPIRED}),
        T.DECLINED,
        by=receives,
        who=RECEIVING,
    ),
    Step("admit", _("编入支部"), frozenset({T.RECEIVED}), T.DONE, by=receives, who=RECEIVING),
    Step(
        "confirm",
        _("收到回执"),
        frozenset({T.ISSUED, T.EXPIRED}),
        T.DONE,
        by=gives,
        who=GIVING,
        when=goes_out,
        unless=_ONLY_OUT,
    ),
    Step(
        "renew",
        _("重开介绍信"),
        frozenset({T.ISSUED, T.EXPIRED}),
        T.ISSUED,
        by=gives,
        who=GIVING,
        when=goes_out,
        unless=_ONLY_OUT,
    ),
    Step(
        "withdraw",
        _("撤回"),
        frozenset({T.ASKED, T.ISSUED, T.EXPIRED}),
        T.WITHDRAWN,
        by=gives,
        who=GIVING,
    ),
    Step(
        "expire",
        _("介绍信过期"),
        frozenset({T.ISSUED, T.RECEIVED}),
        T.EXPIRED,
        by=is_clock,
        who=CLOCK,
    ),
)


def last_day(issued_on: date, days: int) -> date:
    """The last day on which a letter is good: on the day after, it has expired."""
    return issued_on + timedelta(days=days)
