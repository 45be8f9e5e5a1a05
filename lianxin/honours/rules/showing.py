"""The steps of stories, of those shown in them, and of announcements."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Flow, Step
from lianxin.honours.models import Notice as A
from lianxin.honours.models import StoryState as S
from lianxin.honours.rules.access import BY_STAFF, runs_announcement, runs_story


def _step(verb: str, label: Any, sources: Any, target: str | None, **rest: Any) -> Step:
    return Step(verb, label, frozenset(sources), target, **rest)


_WALL: dict[str, Any] = {"by": runs_story, "who": BY_STAFF}
STORY_FLOW = Flow(
    _step("name", _("写明讲的是谁"), {S.TOLD, S.SHOWN}, None, **_WALL),
    _step("answer", _("记下本人的答复"), {S.TOLD, S.SHOWN}, None, **_WALL),
    _step("edit", _("改文字"), {S.TOLD, S.SHOWN, S.DOWN}, None, **_WALL),
    _step("drop_photo", _("去掉照片"), {S.TOLD, S.SHOWN, S.DOWN}, None, **_WALL),
    _step("show", _("看过了，可以上墙"), {S.TOLD, S.DOWN}, S.SHOWN, **_WALL),
    _step("decline", _("不上墙"), {S.TOLD}, S.DECLINED, **_WALL),
    _step("take_down", _("撤下来"), {S.SHOWN}, S.DOWN, **_WALL),
)

_POST: dict[str, Any] = {"by": runs_announcement, "who": BY_STAFF}
NOTICE_FLOW = Flow(
    _step("rewrite", _("改公告"), {A.DRAFT}, None, **_POST),
    _step("attach", _("加附件"), {A.DRAFT}, None, **_POST),
    _step("detach", _("去掉附件"), {A.DRAFT}, None, **_POST),
    _step("publish", _("发布"), {A.DRAFT}, A.PUBLISHED, **_POST),
    _step("pin", _("置顶或取消置顶"), {A.PUBLISHED}, None, **_POST),
    _step("withdraw", _("撤回"), {A.PUBLISHED}, A.WITHDRAWN, **_POST),
)
