"""A project and its pieces as staff write them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.fields import Said, area, day_field, offer
from lianxin.works.actions import Plan
from lianxin.works.models import Project
from lianxin.works.queries.shelf import askable_matters, builders_of

MOST_MATTERS = 60


class PlanForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Said(
        label=_("工程叫什么"),
        max_length=60,
        missing=_("给工程起个名字。"),
        help_text=_("例如：青龙街21号院楼顶防水"),
    )
    words = Said(label=_("做什么、为什么"), max_length=2000, required=False, widget=area(4))
    office = Said(
        label=_("谁来牵头"), max_length=60, required=False, help_text=_("不写就是社区居委会。")
    )
    contractor = forms.TypedChoiceField(
        label=_("谁施工"), coerce=int, empty_value=None, required=False
    )
    contractor_words = Said(
        label=_("或者写上施工单位"),
        max_length=80,
        required=False,
        help_text=_("没登记在社区单位里的，写全称。"),
    )
    starts_on = day_field(_("计划哪天开工"), required=False)
    ends_on = day_field(_("计划哪天完工"), required=False)
    changes_common = forms.BooleanField(
        label=_("要改建、重建，或者改变楼院共有部分的用途"),
        required=False,
        help_text=_("这样的工程要业主表决（民法典第278条）。"),
    )
    emergency_by = Said(
        label=_("应急维修由谁确认"),
        max_length=60,
        required=False,
        help_text=_("漏水、外墙脱落这类等不得的，街道确认后可以先用维修资金（第281条）。"),
    )
    emergency_on = day_field(_("哪天确认的"), required=False)
    matters = forms.TypedMultipleChoiceField(
        label=_("为哪些诉求做的"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        actor: Actor,
        community_id: int,
        data: Any = None,
        *,
        initial: dict[str, Any],
        today: date,
    ) -> None:
        super().__init__(data, initial=initial)
        builders = builders_of(actor, community_id, initial.get("contractor"), on=today)
        offer(self, "contractor", [("", _("没有")), *((each.pk, each.name) for each in builders)])
        chosen = initial.get("matters", [])
        asked = askable_matters(actor, community_id, chosen, most=MOST_MATTERS)
        field = self.fields["matters"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = [(each.pk, f"{each.title}（{each.number}）") for each in asked]

    def plan(self) -> Plan:
        said = dict(self.cleaned_data)
        said.pop("seen")
        return Plan(contractor_id=said.pop("contractor"), matter_ids=said.pop("matters"), **said)


PLAIN = (
    "title", "words", "office", "contractor_words", "starts_on", "ends_on", "changes_common",
    "emergency_by", "emergency_on",
)  # fmt: skip


def facts(project: Project) -> dict[str, Any]:
    """A plan as it stands, for the form."""
    told: dict[str, Any] = {name: getattr(project, name) for name in PLAIN}
    told["matters"] = list(project.matters.values_list("pk", flat=True))
    return told | {"contractor": project.contractor_id, "seen": project.revision}
