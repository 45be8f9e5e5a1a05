"""How a pledge is settled and a project is carried through."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.organisations.models import PledgeState as P
from lianxin.organisations.models import ProjectState as J
from lianxin.organisations.rules.access import BY_WORKERS, keeps_pledge, keeps_project


def _pledge(verb: str, label: Any, target: str, source: str = P.OPEN) -> Step:
    return Step(verb, label, frozenset({source}), target, by=keeps_pledge, who=BY_WORKERS)


def _project(verb: str, label: Any, sources: Any, target: str) -> Step:
    return Step(verb, label, frozenset(sources), target, by=keeps_project, who=BY_WORKERS)


PLEDGE_FLOW = Flow(
    _pledge("keep", _("兑现了"), P.KEPT),
    _pledge("break", _("没有兑现"), P.BROKEN),
    _pledge("release", _("不再要求"), P.RELEASED),
    Step(
        "keep_late",
        _("后来兑现了"),
        frozenset({P.BROKEN}),
        P.KEPT,
        by=keeps_pledge,
        who=BY_WORKERS,
    ),
)
PROJECT_FLOW = Flow(
    _project("begin", _("动手做"), {J.PLANNED}, J.UNDER_WAY),
    _project("finish", _("做成了"), {J.PLANNED, J.UNDER_WAY}, J.DONE),
    _project("drop", _("不做了"), {J.PLANNED, J.UNDER_WAY}, J.DROPPED),
)
