"""The steps of a session (D-04): topic, participants, notice, discussion, opinion, result."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.core.http import local_day
from lianxin.council.models import Session
from lianxin.council.models import SessionState as S
from lianxin.council.rules.access import (
    BY_CHAIR,
    BY_CHAIR_OR_STAFF,
    BY_CLOCK,
    BY_MINUTES,
    BY_STAFF,
    chairs,
    is_clock,
    keeps_minutes,
    presides,
    runs,
)

_BY_DEFAULT: dict[str, Any] = {"by": runs, "who": BY_STAFF}
_PRESIDING: dict[str, Any] = {"by": presides, "who": BY_CHAIR_OR_STAFF}
_MINUTES: dict[str, Any] = {"by": keeps_minutes, "who": BY_MINUTES}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **{**_BY_DEFAULT, **rest})


def first_day(told_at: datetime, days: int) -> date:
    """The first day on which a session may be held that was told of so many days ahead."""
    return local_day(told_at) + timedelta(days=days)


def is_not_reminded(session: Session) -> bool:
    return not session.is_reminded


def is_signed(session: Session) -> bool:
    return session.recorded_at is not None


def is_not_signed(session: Session) -> bool:
    return session.recorded_at is None


SESSION_FLOW = Flow(
    _step("replan", _("改安排"), {S.DRAFT}, None),
    _step("add_item", _("加议题"), {S.DRAFT}, None),
    _step("order", _("排顺序"), {S.DRAFT}, None),
    _step("plan_times", _("定时间"), {S.DRAFT, S.NOTIFIED, S.OPEN, S.PAUSED}, None, **_PRESIDING),
    _step("notify", _("发通知"), {S.DRAFT}, S.NOTIFIED),
    _step("reschedule", _("改期，重新通知"), {S.NOTIFIED}, S.DRAFT),
    _step("cancel", _("取消会议"), {S.DRAFT, S.NOTIFIED}, S.CANCELLED),
    _step("excuse", _("记请假"), {S.NOTIFIED, S.OPEN}, None, **_PRESIDING),
    _step("empower", _("记委托"), {S.NOTIFIED, S.OPEN}, None, **_PRESIDING),
    _step("open", _("开会"), {S.NOTIFIED}, S.OPEN, **_PRESIDING),
    _step("arrive", _("到会"), {S.OPEN}, None, **_PRESIDING),
    _step("leave", _("离席"), {S.OPEN}, None, **_PRESIDING),
    _step("pause", _("休会"), {S.OPEN}, S.PAUSED, **_PRESIDING),
    _step("resume", _("继续开会"), {S.PAUSED}, S.OPEN, **_PRESIDING),
    _step("adjourn", _("散会"), {S.OPEN, S.PAUSED}, S.HELD, **_PRESIDING),
    _step("write", _("改纪要"), {S.HELD}, None, **_MINUTES),
    _step("approve", _("纪要定稿"), {S.HELD}, S.APPROVED, by=chairs, who=BY_CHAIR),
    _step(
        "sign",
        _("记录人签字"),
        {S.HELD, S.APPROVED},
        None,
        when=is_not_signed,
        unless=_("记录人已经签过字了。"),
        **_MINUTES,
    ),
    _step("reopen_minutes", _("退回再改"), {S.APPROVED}, S.HELD, by=chairs, who=BY_CHAIR),
    _step(
        "publish",
        _("公布纪要"),
        {S.APPROVED},
        S.PUBLISHED,
        when=is_signed,
        unless=_("主持人定稿了，还差记录人签字。"),
    ),
    _step(
        "remind",
        _("提醒公布"),
        {S.HELD, S.APPROVED},
        None,
        by=is_clock,
        when=is_not_reminded,
        who=BY_CLOCK,
    ),
)
