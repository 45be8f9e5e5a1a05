"""Party dues as they are typed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import DayField, Said, Yuan, day_field, offer
from lianxin.party.actions.party_dues import Assessment
from lianxin.party.models import Livelihood
from lianxin.party.queries.party_dues import DuesRecord
from lianxin.party.rules.party_dues import BY_BASE, month_after, month_of

AHEAD = 12


def month_field(label: Any) -> DayField:
    return DayField(
        label=label,
        input_formats=["%Y-%m", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        error_messages={
            "required": _("选一个月。"),
            "invalid": _("月份像这样写：2026-03。"),
        },
    )


class CollectForm(forms.Form):
    """Who paid, ticked on the list."""

    members = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("先勾上交了的人。")}
    )
    on = day_field(_("交的日子"))

    def __init__(self, offered: list[int], data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})
        offer(self, "members", [(pk, str(pk)) for pk in offered])


class DuesStep(forms.Form):
    """One thing that is written down of a member's dues."""

    def __init__(self, record: DuesRecord, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})
        self.record = record
        self.furnish(today)

    def furnish(self, today: date) -> None:
        """Set what stands in the fields at first."""

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)


class OfMember(DuesStep):
    """One of the member themself, in their community."""

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "slug": self.record.member.community.slug}


class AssessForm(OfMember):
    from_month = month_field(_("从哪个月起"))
    livelihood = forms.ChoiceField(label=_("靠什么生活"), choices=Livelihood.choices)
    base = Yuan(
        label=_("每月计算基数（元）"),
        required=False,
        least=0,
        help_text=_("工资按税后，养老金按每月实领；别的不用写。加密保存，只用来算党费。"),
    )
    amount = Yuan(
        label=_("每月交多少（元）"),
        required=False,
        least=0,
        help_text=_("空着就按规定算；和规定不一样，要写原因。"),
    )
    why = Said(label=_("为什么不一样"), max_length=200, required=False)

    def furnish(self, today: date) -> None:
        basis = self.record.row.basis
        self.initial = {
            "from_month": month_of(today),
            "livelihood": basis.livelihood if basis else None,
            "base": int(basis.base) if basis and basis.base else None,
        }

    def said(self) -> dict[str, Any]:
        said = super().said()
        slug = said.pop("slug")
        if said["livelihood"] not in BY_BASE:
            said["base"] = None
        return {"told": Assessment(**said), "slug": slug}


class ReliefForm(OfMember):
    from_month = month_field(_("从哪个月"))
    until_month = month_field(_("到哪个月"))
    amount = Yuan(label=_("减免后每月交多少（元）"), least=0, help_text=_("全免写 0。"))
    why = Said(label=_("为什么申请"), max_length=200, missing=_("写一句为什么申请。"))

    def furnish(self, today: date) -> None:
        month = month_of(today)
        self.initial = {"from_month": month, "until_month": month_after(month, AHEAD - 1)}


class GiftForm(OfMember):
    amount = Yuan(label=_("一次多交了多少（元）"))
    on = day_field(_("交的日子"))


class StrikeForm(DuesStep):
    why = Said(label=_("哪里记错了"), max_length=200, missing=_("写一句哪里记错了。"))


class AgreeForm(DuesStep):
    meeting = Said(
        label=_("哪一次支部会议同意的"),
        max_length=120,
        missing=_("写明哪一次支部会议同意的。"),
    )


class ApproveForm(DuesStep):
    number = Said(label=_("上级批复的文号"), max_length=60, missing=_("写明上级批复的文号。"))


class RefuseForm(DuesStep):
    """Nothing to say: the application stays on record."""


class HandOnForm(DuesStep):
    number = Said(label=_("上缴的收据号"), max_length=60, missing=_("写明上缴的收据号。"))
    on = day_field(_("上缴的日子"))
