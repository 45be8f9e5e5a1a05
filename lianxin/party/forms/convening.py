"""A meeting of Party life as those who lead it plan it, or copy it from the paper book."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area, day_field, offer
from lianxin.party.actions.keeping import Held
from lianxin.party.actions.planning import Plan
from lianxin.party.models import Body, Meeting, MeetingKind, Member
from lianxin.party.rules.meeting import holds

_LED = (MeetingKind.LESSON,)
_HOSTED = (MeetingKind.LESSON, MeetingKind.TRAINING)


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        error_messages={"invalid": _("时间像这样写：14:30。"), "required": _("写明几点。")},
    )


class WhoseForm(forms.Form):
    """Whose meeting of what kind, asked before anything that hangs on it."""

    body = forms.TypedChoiceField(label=_("哪个组织的"), coerce=int)
    kind = forms.ChoiceField(label=_("什么会"), choices=MeetingKind.choices)

    def __init__(self, bodies: list[Body], data: Mapping[str, Any]) -> None:
        is_told = self.base_fields.keys() <= data.keys()
        super().__init__(data if is_told else None, initial=dict(data.items()))
        self.bodies = {body.pk: body for body in bodies}
        offer(self, "body", ((body.pk, _placed(body)) for body in bodies))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        body, kind = self.bodies.get(said.get("body", 0)), said.get("kind")
        if body and kind and not holds(body, kind):
            self.add_error("kind", _("这个组织不开这种会，换一种，或换一个组织。"))
        return said


def _placed(body: Body) -> str:
    """第二支部 第一小组"""
    is_inner = body.parent and body.parent.parent_id
    return f"{body.parent} {body}" if is_inner else str(body)


class PlanForm(forms.Form):
    """When, where, what about, who chairs; and who speaks where somebody does."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = day_field(_("哪天开"))
    time = _time(_("几点"))
    venue = Said(label=_("在哪儿"), max_length=60, missing=_("写明在哪儿开。"))
    title = Said(label=_("主题"), max_length=60, required=False)
    agenda = Said(label=_("议题和安排"), max_length=1000, required=False, widget=area(3))
    chair = forms.TypedChoiceField(label=_("谁主持"), coerce=int, required=False, empty_value=None)
    teacher = forms.TypedChoiceField(
        label=_("谁来讲"), coerce=int, required=False, empty_value=None
    )
    host = Said(label=_("外请谁讲，或谁来办"), max_length=60, required=False)

    def __init__(
        self,
        body: Body,
        kind: str,
        people: list[Member],
        data: Any = None,
        *,
        meeting: Meeting | None = None,
    ) -> None:
        super().__init__(data, initial=_facts(meeting) if meeting else {})
        self.body, self.kind = body, kind
        chosen = [("", _("不写"))] + [(member.pk, member.name) for member in people]
        offer(self, "chair", chosen)
        offer(self, "teacher", chosen)
        if kind not in _LED:
            del self.fields["teacher"]
        if kind not in _HOSTED:
            del self.fields["host"]
        if kind == MeetingKind.THEME_DAY:
            self.fields["title"].required = True
            self.fields["title"].error_messages["required"] = _("写明这次主题党日的主题。")

    def moment(self, name: str = "time") -> datetime:
        said = self.cleaned_data
        return timezone.make_aware(datetime.combine(said["day"], said[name]))

    def plan(self) -> Plan:
        said = self.cleaned_data
        return Plan(
            body_id=self.body.pk,
            kind=self.kind,
            title=said["title"],
            starts_at=self.moment(),
            venue=said["venue"],
            agenda=said["agenda"],
            chair_id=said["chair"],
            teacher_id=said.get("teacher"),
            host=said.get("host", ""),
        )


def _facts(meeting: Meeting) -> dict[str, Any]:
    starts_at = timezone.localtime(meeting.starts_at)
    return {
        "seen": meeting.revision,
        "day": starts_at.date(),
        "time": starts_at.time(),
        "venue": meeting.venue,
        "title": meeting.title,
        "agenda": meeting.agenda,
        "chair": meeting.chair_id,
        "teacher": meeting.teacher_id,
        "host": meeting.host,
    }


class KeptForm(PlanForm):
    """A meeting that was held on paper: when it ended, who came, what was written down."""

    until = _time(_("几点散会"))
    present = forms.TypedMultipleChoiceField(
        label=_("谁到会"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("勾上到会的人。")},
    )
    minutes = forms.CharField(
        label=_("会议记录"),
        widget=area(8),
        error_messages={"required": _("写几句会议记录。")},
    )

    def __init__(self, body: Body, kind: str, people: list[Member], data: Any = None) -> None:
        super().__init__(body, kind, people, data)
        offer(self, "present", ((member.pk, member.name) for member in people))
        self.order_fields(["day", "time", "until"])

    def held(self) -> Held:
        said = self.cleaned_data
        return Held(
            plan=self.plan(),
            ended_at=self.moment("until"),
            minutes=said["minutes"],
            came=frozenset(said["present"]),
        )
