"""A session's plan as staff write it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field, offer
from lianxin.council.actions import Plan
from lianxin.council.models import Member, Session, Stakeholder


class PlanForm(forms.Form):
    """When and where, who chairs, who is asked to come."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = day_field(_("哪天开"))
    time = forms.TimeField(label=_("几点"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    venue = Said(label=_("在哪儿"), max_length=60, missing=_("写明在哪儿开。"))
    chair = forms.TypedChoiceField(label=_("谁主持"), coerce=int)
    minute_taker = forms.TypedChoiceField(
        label=_("谁记录"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("记录人在自己的手机上写纪要、记纸票；要是有账号的成员。"),
    )
    title = Said(
        label=_("会议名称"), max_length=60, required=False, help_text=_("不写就叫“第几次会议”。")
    )
    invited = forms.MultipleChoiceField(
        label=_("这次的事牵涉谁，请了谁"),
        choices=Stakeholder.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guests = Said(
        label=_("列席的人"),
        max_length=300,
        required=False,
        help_text=_("不参加表决，只在工作台看得到。"),
    )

    def __init__(
        self, members: list[Member], data: Any = None, *, session: Session | None = None
    ) -> None:
        super().__init__(data, initial=_facts(session) if session else {})
        offer(self, "chair", ((member.pk, member.name) for member in members))
        takers = ((member.pk, member.name) for member in members if member.user_id)
        offer(self, "minute_taker", [("", _("社区的工作人员")), *takers])

    def plan(self) -> Plan:
        said = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(said["day"], said["time"]))
        return Plan(
            starts_at=starts_at,
            venue=said["venue"],
            chair_id=said["chair"],
            title=said["title"],
            minute_taker_id=said["minute_taker"],
            invited=tuple(said["invited"]),
            guests=said["guests"],
        )


def _facts(session: Session) -> dict[str, Any]:
    starts_at = timezone.localtime(session.starts_at)
    return {
        "seen": session.revision,
        "day": starts_at.date(),
        "time": starts_at.time(),
        "venue": session.venue,
        "chair": session.chair_id,
        "minute_taker": session.minute_taker_id,
        "title": session.title,
        "invited": session.invited,
        "guests": session.guests,
    }
