"""Which form and which action belong to each verb of activities and of courses."""

from collections.abc import Mapping
from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.activities import actions
from lianxin.activities.forms import steps
from lianxin.activities.forms.courses import Why
from lianxin.activities.rules import ACTIVITY_FLOW
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.core.deeds import Offered, offered
from lianxin.core.steps import Step

_deed = partial(offered, ACTIVITY_FLOW)

DEEDS: Mapping[str, Offered] = dict(
    (
        _deed("publish", Step, actions.publish, "send", _("发布了，居民看得到了。")),
        _deed("draw", Step, actions.draw, "equal", _("抽好了，每个人都会收到结果。")),
        _deed("enlist", steps.Enlist, actions.enlist, "user-plus", _("替他报上了。")),
        _deed("hold", Step, actions.hold, "checks", _("记下办完了，接着写写怎么样。")),
        _deed("record", steps.RecordForm, actions.record, "clipboard-data", _("记录好了。")),
        _deed("photos", steps.AddPhotos, actions.add_photos, "camera-plus", _("照片放上了。")),
        _deed("correct", steps.Correct, actions.correct, "pencil", _("更正了，原来的也留着。")),
        _deed("close", Step, actions.close, "player-pause", _("报名截止了。")),
        _deed(
            "call_off",
            steps.CallOff,
            actions.call_off,
            "circle-minus",
            _("取消了，报名的人都会收到。"),
        ),
    )
)
"""In the order in which a page offers them: the next step first, what ends it last."""

_course = partial(offered, COURSE_FLOW)

COURSE_DEEDS: Mapping[str, Offered] = dict(
    (
        _course("open", Step, actions.open_course, "send", _("开始报名了，想学的人都会收到。")),
        _course("begin", Step, actions.begin_course, "player-play", _("开课了。")),
        _course("finish", Step, actions.finish, "checks", _("结课了，到课够的可以领证书。")),
        _course(
            "call_off",
            Why,
            actions.call_off_course,
            "circle-minus",
            _("不开了，报了名的人都会收到。"),
        ),
    )
)
"""The same for a course."""
