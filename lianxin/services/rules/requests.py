"""Who sees requests for help and visits, and which step follows which."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import Flow, Step
from lianxin.services.models import PRIVATE, CallState, HelpRequest, RequestState, Visit
from lianxin.services.rules.teams import works_in

R, V = RequestState, CallState
_STAFF = _("社区的工作人员")
_ASKER = _("请求帮忙的人，或社区的工作人员代办")
_SECRETARY = _("书记")
_VISITOR = _("上门的人，或社区的工作人员代记")


def visible_to(actor: Actor) -> Q:
    """One's own, by account or private link, and all where one works; the clock sees all."""
    if actor.is_clock:
        return Q()
    return (
        Q(asker_id__in=actor.person_ids)
        | Q(token__in=actor.keys)
        | Q(community_id__in=actor.places(*DESK))
    )


def visits_visible_to(actor: Actor) -> Q:
    """Those that one makes, those made to oneself, and all where one works."""
    return (
        Q(member__person_id__in=actor.person_ids)
        | Q(member__token__in=actor.keys)
        | Q(request__asker_id__in=actor.person_ids)
        | Q(request__token__in=actor.keys)
        | Q(community_id__in=actor.places(*DESK))
    )


def works_on(actor: Actor, request: HelpRequest) -> bool:
    return works_in(actor, request.community_id)


def asked(actor: Actor, request: HelpRequest) -> bool:
    return request.asker_id in actor.person_ids or request.token in actor.keys


def asked_or_works(actor: Actor, request: HelpRequest) -> bool:
    return asked(actor, request) or works_on(actor, request)


def leads(actor: Actor, request: HelpRequest) -> bool:
    return actor.holds(Role.SECRETARY, request.community_id)


def plans(actor: Actor, request: HelpRequest) -> bool:
    return actor.is_clock or works_on(actor, request)


def is_called_at(_actor: Actor, _request: HelpRequest) -> bool:
    """Follows from a visit's own step, which has judged who may."""
    return True


def goes(actor: Actor, visit: Visit) -> bool:
    return visit.member.person_id in actor.person_ids or visit.member.token in actor.keys


def goes_or_works(actor: Actor, visit: Visit) -> bool:
    return goes(actor, visit) or works_in(actor, visit.community_id)


def runs(actor: Actor, visit: Visit) -> bool:
    return works_in(actor, visit.community_id)


def reads_notes(actor: Actor, visit: Visit) -> bool:
    """What was found at a medical visit is the team's and the person's alone."""
    if goes(actor, visit) or asked(actor, visit.request):
        return True
    is_private = visit.request.service.work in PRIVATE
    return not is_private and actor.holds(DESK, visit.community_id)


def is_first(request: HelpRequest) -> bool:
    return request.reopened == 0


def is_again(request: HelpRequest) -> bool:
    return request.reopened > 0


def is_promised_not(visit: Visit) -> bool:
    return not visit.is_promised


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_WORK: dict[str, Any] = {"by": works_on, "who": _STAFF}
_OWN: dict[str, Any] = {"by": asked_or_works, "who": _ASKER}
OPEN = {R.ASKED, R.PLANNED, R.SUPERVISED}
REQUEST_FLOW = Flow(
    _step("plan", _("排上门"), {R.ASKED, R.SUPERVISED}, R.PLANNED, by=plans, who=_STAFF),
    _step("unplan", _("不排了"), {R.PLANNED}, R.ASKED, by=plans, who=_STAFF),
    _step("urge", _("提到前面"), OPEN, None, **_WORK),
    _step("calm", _("不用提前了"), OPEN, None, **_WORK),
    _step("change_times", _("改时间"), {R.ASKED, R.SUPERVISED}, None, **_OWN),
    _step("visit", _("上门了"), {R.PLANNED}, R.VISITED, by=is_called_at, who=_VISITOR),
    _step("miss", _("没见到人，重排"), {R.PLANNED}, R.ASKED, by=is_called_at, who=_VISITOR),
    _step("dispute", _("不满意，再来一次"), {R.VISITED}, R.ASKED, when=is_first, **_OWN),
    _step("dispute_again", _("还是不满意"), {R.VISITED}, R.SUPERVISED, when=is_again, **_OWN),
    _step("rate", _("评价"), {R.VISITED}, R.CLOSED, **_OWN),
    _step("settle", _("书记办结"), {R.SUPERVISED}, R.CLOSED, by=leads, who=_SECRETARY),
    _step("decline", _("办不了"), {R.ASKED, R.SUPERVISED}, R.DECLINED, **_WORK),
    _step("withdraw", _("不用了"), {R.ASKED, R.PLANNED}, R.WITHDRAWN, **_OWN),
    _step("move", _("转为诉求"), {R.ASKED, R.SUPERVISED}, R.MOVED, **_WORK),
)

_GO: dict[str, Any] = {"by": goes_or_works, "who": _VISITOR}
_RUN: dict[str, Any] = {"by": runs, "who": _STAFF}
VISIT_FLOW = Flow(
    _step(
        "promise",
        _("告诉对方，时间定下"),
        {V.PLANNED},
        None,
        when=is_promised_not,
        unless=_("已经告诉过对方了。"),
        **_RUN,
    ),
    _step("reassign", _("换人或换时间"), {V.PLANNED}, None, **_RUN),
    _step("call_off", _("不去了"), {V.PLANNED}, V.CALLED_OFF, **_RUN),
    _step("record", _("记上门结果"), {V.PLANNED}, V.DONE, **_GO),
    _step("miss", _("没见到人"), {V.PLANNED}, V.MISSED, **_GO),
)
