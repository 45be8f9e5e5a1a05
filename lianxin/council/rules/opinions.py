"""The steps of a question and of a statement, and who takes part."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor
from lianxin.core.flow import Flow, Step
from lianxin.council.models import ASKED, Question, Statement
from lianxin.council.models import QuestionState as S
from lianxin.council.models import StatementState as T
from lianxin.council.rules.access import BY_STAFF, WORKERS

BY_RESIDENT = _("能参加的居民")
BY_STAFF_OR_CLOCK = _("社区的工作人员；到期自动")


def questions_visible_to(actor: Actor) -> Q:
    """To all once it was opened; its plan only where one works."""
    if actor.is_clock:
        return Q()
    return Q(opened_at__isnull=False) | Q(community_id__in=actor.places(*DESK))


def shown_statements(actor: Actor) -> Q:
    """Those of questions that were opened, and all where one works."""
    return Q(question__opened_at__isnull=False) | Q(question__community_id__in=actor.places(*DESK))


def works(actor: Actor, question: Question) -> bool:
    return actor.holds(WORKERS, question.community_id)


def works_or_is_clock(actor: Actor, question: Question) -> bool:
    return actor.is_clock or works(actor, question)


def works_on(actor: Actor, statement: Statement) -> bool:
    return works(actor, statement.question)


def anybody(_actor: Actor, _thing: object) -> bool:
    """Who may take part is a matter of where one lives, which the action asks."""
    return True


_BY: dict[str, Any] = {"by": works, "who": BY_STAFF}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **{**_BY, **rest})


QUESTION_FLOW = Flow(
    _step("rewrite", _("改问题"), {S.DRAFT}, None),
    _step("open", _("开始听意见"), {S.DRAFT}, S.OPEN),
    _step("extend", _("改到哪天为止"), {S.OPEN}, None),
    _step("say", _("说一条"), {S.OPEN}, None, by=anybody, who=BY_RESIDENT),
    _step("answer", _("表态"), {S.OPEN}, None, by=anybody, who=BY_RESIDENT),
    _step("enter_paper", _("记一张纸上的回答"), {S.OPEN}, None),
    _step("seed", _("先放几条"), {S.DRAFT, S.OPEN}, None),
    _step("close", _("不再收了"), {S.OPEN}, S.CLOSED, by=works_or_is_clock, who=BY_STAFF_OR_CLOCK),
    _step("raise", _("放进会议议程"), {S.OPEN, S.CLOSED}, None),
    _step("withdraw", _("不问了"), {S.DRAFT, S.OPEN}, S.WITHDRAWN),
)
STATEMENT_FLOW = Flow(
    _step("show", _("放出来"), {T.WAITING, T.REFUSED, T.TAKEN_DOWN}, T.SHOWN, by=works_on),
    _step("refuse", _("不放"), {T.WAITING}, T.REFUSED, by=works_on),
    _step("take_down", _("撤下"), {T.SHOWN}, T.TAKEN_DOWN, by=works_on),
)


def is_over(question: Question, today: date) -> bool:
    """Whether its last day is past."""
    return question.closes_on < today


def is_asked(question: Question) -> bool:
    return question.state in ASKED
