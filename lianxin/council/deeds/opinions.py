"""Which form and which action belong to each verb of a question and of a statement."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from lianxin.core.steps import Step
from lianxin.council import actions
from lianxin.council.forms import opinions as forms

Deed = tuple[type[Step], Callable[..., Any], Any]
DEEDS: Mapping[str, Deed] = {
    "seed": (forms.Seed, actions.seed, gettext_lazy("放好了。")),
    "open": (Step, actions.open_question, gettext_lazy("开始听意见了，居民页面上看得到。")),
    "extend": (forms.Extend, actions.extend, gettext_lazy("日子改好了。")),
    "close": (Step, actions.close_question, gettext_lazy("不再收了，结果留在页面上。")),
    "withdraw": (forms.Reason, actions.withdraw_question, gettext_lazy("不问了。")),
    "raise": (forms.Raise, actions.raise_at, gettext_lazy("放进议程了，带着大家的意见。")),
}
STATEMENT_DEEDS: Mapping[str, Deed] = {
    "show": (Step, actions.show, gettext_lazy("放出来了。")),
    "refuse": (forms.Reason, actions.refuse, gettext_lazy("没有放，说的人看得到理由。")),
    "take_down": (forms.Reason, actions.take_down, gettext_lazy("撤下了。")),
}
