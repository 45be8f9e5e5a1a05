"""Who sees a project, who runs it, and which step follows which."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import Flow, Step
from lianxin.works.models import Project, State

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")


def visible_to(actor: Actor) -> Q:
    """To all once it is announced; its plan only where one works."""
    if actor.is_clock:
        return Q()
    return Q(announced_at__isnull=False) | Q(community_id__in=actor.places(*DESK))


def works_on(actor: Actor, project: Project) -> bool:
    return actor.holds(WORKERS, project.community_id)


def speaks(actor: Actor, _project: Project) -> bool:
    """Whoever is known, for themselves; staff, for who tells them."""
    return actor.is_known


def has_pieces(project: Project) -> bool:
    return project.todo + project.done + project.put_off > 0


def is_built(project: Project) -> bool:
    return project.todo == 0 and project.done > 0


def is_whole(project: Project) -> bool:
    return is_built(project) and project.put_off == 0


def is_in_part(project: Project) -> bool:
    return is_built(project) and project.put_off > 0


_PLANNED = {State.DRAFT, State.ANNOUNCED}
_OPEN = {*_PLANNED, State.UNDER_WAY}


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    given = {"by": works_on, "who": BY_STAFF, **rest}
    return Step(verb, label, frozenset(sources), target, **given)


PROJECT_FLOW = Flow(
    _step(
        "announce",
        _("公示"),
        {State.DRAFT},
        State.ANNOUNCED,
        when=has_pieces,
        unless=_("先写明哪栋楼做什么。"),
    ),
    _step("rewrite", _("改计划"), _OPEN, None),
    _step("add_piece", _("添一项活儿"), _OPEN, None),
    _step("drop_piece", _("去掉一项活儿"), _PLANNED, None),
    _step("consent", _("记业主表决"), _PLANNED, None),
    _step("take_vote", _("用这里的业主表决"), _PLANNED, None),
    _step(
        "take_fund",
        _("用专项经费的项目"),
        {*_OPEN, State.INSPECTING, State.ASKING, State.PARTLY},
        None,
    ),
    _step("fund", _("记一笔钱"), {*_OPEN, State.INSPECTING, State.ASKING, State.PARTLY}, None),
    _step("drop_fund", _("去掉一笔钱"), _PLANNED, None),
    _step("start", _("开工"), {State.ANNOUNCED}, State.UNDER_WAY),
    _step("set_milestone", _("定一个阶段"), _OPEN, None),
    _step("reach", _("做完一个阶段"), {State.UNDER_WAY}, None),
    _step("photograph", _("添照片"), set(State) - {State.STOPPED}, None),
    _step("drop_photo", _("去掉照片"), set(State) - {State.STOPPED}, None),
    _step("finish", _("做好一项"), {State.UNDER_WAY}, None),
    _step("put_off", _("一项没做成"), {State.UNDER_WAY}, None),
    _step("redo", _("一项重做"), {State.UNDER_WAY}, None),
    _step(
        "hand_in",
        _("完工，请来验收"),
        {State.UNDER_WAY},
        State.INSPECTING,
        when=is_built,
        unless=_("每一项都要有着落，而且至少做好一项，才能请来验收。"),
    ),
    _step("pass", _("验收合格"), {State.INSPECTING}, State.ASKING),
    _step("fail", _("验收不合格"), {State.INSPECTING}, State.UNDER_WAY),
    _step("say", _("住户说行不行"), {State.ASKING}, None, by=speaks, who=_("住在楼里的人")),
    _step(
        "accept",
        _("住户认可，验收完成"),
        {State.ASKING},
        State.ACCEPTED,
        when=is_whole,
        unless=_("还有没做成的，只能按“做成的先验收”办。"),
    ),
    _step(
        "accept_part",
        _("做成的先验收"),
        {State.ASKING},
        State.PARTLY,
        when=is_in_part,
        unless=_("每一项都做好了，按“验收完成”办。"),
    ),
    _step("remedy", _("住户说不行，返工"), {State.ASKING}, State.UNDER_WAY),
    _step("resume", _("接着做没做成的"), {State.PARTLY}, State.UNDER_WAY),
    _step("stop", _("不做了"), _OPEN, State.STOPPED),
)
