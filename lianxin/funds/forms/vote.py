"""A vote as staff put it together, a ballot as residents fill it in, a paper as it is entered."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area, day_field, offer
from lianxin.funds.actions import Plan
from lianxin.funds.forms.fields import Yuan
from lianxin.funds.models import BallotKind, CountRule, Option, Project, Vote, VoterUnit
from lianxin.funds.rules.money import yuan


class PlanForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Said(label=_("投票名称"), max_length=60, missing=_("给投票起个名字。"))
    words = Said(label=_("说几句"), max_length=500, required=False, widget=area(3))
    amount = Yuan(label=_("拿出多少钱来投（元）"))
    projects = forms.TypedMultipleChoiceField(
        label=_("投哪几个项目"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("至少选两个已提出的项目，才有得选。")},
    )
    kind = forms.ChoiceField(
        label=_("怎么投"), choices=BallotKind.choices, widget=forms.RadioSelect, initial="approval"
    )
    most_choices = forms.IntegerField(label=_("最多选几个"), min_value=1, initial=3)
    points = forms.IntegerField(
        label=_("分几点"), min_value=0, initial=0, help_text=_("选赞成的写 0。")
    )
    unit = forms.ChoiceField(
        label=_("谁来投"), choices=VoterUnit.choices, widget=forms.RadioSelect, initial="person"
    )
    rule = forms.ChoiceField(
        label=_("怎么计票"),
        choices=CountRule.choices,
        widget=forms.RadioSelect,
        initial="equal",
        help_text=_("平均份额法：钱平均分到每张票上，少数人的需要也能选上。开始投票以后不能再改。"),
    )
    closes_on = day_field(_("哪天截止"))

    def __init__(
        self, projects: Sequence[Project], data: Any = None, *, vote: Vote | None = None
    ) -> None:
        super().__init__(data, initial=_facts(vote) if vote else {})
        offer(
            self, "projects", [(each.pk, f"{each.title} {yuan(each.cost)} 元") for each in projects]
        )

    def plan(self) -> Plan:
        told = dict(self.cleaned_data)
        told.pop("seen")
        return Plan(project_ids=told.pop("projects"), **told)


def _facts(vote: Vote) -> dict[str, Any]:
    same = ("title", "words", "kind", "most_choices", "points", "unit", "rule", "closes_on")
    return {
        **{name: getattr(vote, name) for name in same},
        "amount": yuan(vote.amount),
        "projects": list(vote.options.values_list("project_id", flat=True)),
        "seen": vote.revision,
    }


class BallotForm(forms.Form):
    """One field for each option: a tick, or points; and the door of a household."""

    def __init__(
        self,
        vote: Vote,
        options: Sequence[Option],
        data: Any = None,
        *,
        own: dict[str, int] | None = None,
    ) -> None:
        super().__init__(data)
        self.vote, self.options = vote, options
        is_points = vote.kind == BallotKind.POINTS
        for each in options:
            given = (own or {}).get(str(each.number), 0)
            self.fields[f"o{each.number}"] = (
                forms.IntegerField(
                    label=each.project.title,
                    min_value=0,
                    max_value=vote.points,
                    required=False,
                    initial=given,
                )
                if is_points
                else forms.BooleanField(
                    label=each.project.title, required=False, initial=bool(given)
                )
            )
        if vote.unit == VoterUnit.HOUSEHOLD:
            self.fields["door"] = Said(
                label=_("您家门牌"),
                max_length=60,
                missing=_("写上门牌，例如 7号楼2单元301。"),
                help_text=_("只用来保证一户一票，不存下来。例如：7号楼2单元301"),
            )

    @property
    def rows(self) -> list[tuple[Option, forms.BoundField]]:
        return [(each, self[f"o{each.number}"]) for each in self.options]

    def points(self) -> dict[int, int]:
        return {
            each.number: int(self.cleaned_data[f"o{each.number}"] or 0) for each in self.options
        }


class PaperForm(BallotForm):
    """A paper as one of two reads it."""

    def __init__(self, vote: Vote, options: Sequence[Option], data: Any = None) -> None:
        super().__init__(vote, options, data)
        self.fields.pop("door", None)
        is_house = vote.unit == VoterUnit.HOUSEHOLD
        who = {
            "paper": forms.IntegerField(label=_("票上印的号码"), min_value=1),
            "voter": Said(
                label=_("门牌") if is_house else _("手机号"),
                max_length=60,
                missing=_("写上票上的手机号，或门牌。"),
                help_text="" if is_house else _("没有手机的，写姓名和门牌。只存一个代号。"),
            ),
        }
        self.fields = who | self.fields


class OverrideForm(forms.Form):
    numbers = forms.TypedMultipleChoiceField(
        label=_("定哪几个项目"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    words = Said(
        label=_("为什么不按计票结果"),
        max_length=500,
        widget=area(3),
        missing=_("写明为什么不按计票结果，大家看得到。"),
    )

    def __init__(self, options: Sequence[Option], data: Any = None) -> None:
        super().__init__(data)
        choices = [(each.number, f"{each.number} {each.project.title}") for each in options]
        offer(self, "numbers", choices)


class WhyForm(forms.Form):
    words = Said(label=_("为什么"), max_length=300, missing=_("写一句为什么。"))
