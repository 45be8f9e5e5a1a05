"""What works take over from councils and funds: one choice, nothing typed."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import offer
from lianxin.core.money import yuan
from lianxin.works.forms.steps import Filled
from lianxin.works.queries.held import money_to_take, votes_to_take

MOST = 100


class TakeFund(Filled):
    fund_project = forms.TypedChoiceField(
        label=_("专项经费的哪个项目"),
        coerce=int,
        help_text=_("金额就是那边批准的数，花到哪一步从那边看。"),
        error_messages={"required": _("从单子里选一个批准了的项目。")},
    )

    def furnish(self) -> None:
        found = money_to_take(self.actor, self.thing)[:MOST]
        told = [
            (
                each.pk,
                gettext("%(title)s，%(yuan)s 元") % {"title": each.title, "yuan": yuan(each.cost)},
            )
            for each in found
        ]
        offer(self, "fund_project", told or [("", _("没有批准了还没用上的项目"))])


class TakeVote(Filled):
    vote = forms.TypedChoiceField(
        label=_("哪一次表决"),
        coerce=int,
        help_text=_("户数、面积、通过没有，都照那次表决的计票。"),
        error_messages={"required": _("从单子里选一次已经出结果的表决。")},
    )

    def furnish(self) -> None:
        found = votes_to_take(self.actor, self.thing)[:MOST]
        told = [
            (
                each.pk,
                gettext("%(title)s，%(state)s")
                % {"title": each.title, "state": each.get_state_display()},
            )
            for each in found
        ]
        offer(self, "vote", told or [("", _("还没有出结果的业主表决"))])
