"""A project as staff write it, and what each of its steps asks for."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Photos, Said, area, offer
from lianxin.funds.actions import Payment, Proposal
from lianxin.funds.forms.fields import Costs, Names, Yuan
from lianxin.funds.models import Origin, PayeeKind, Project, Use
from lianxin.funds.queries.project import ProjectDesk, Sources

NONE = ("", _("没有"))


class ProjectForm(forms.Form):
    """What it is for, where it comes from, what it costs."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Said(label=_("项目名称"), max_length=60, missing=_("给项目起个名字。"))
    words = Said(
        label=_("做什么，为了谁"),
        max_length=1000,
        widget=area(4),
        missing=_("写清楚做什么、为了谁。"),
        help_text=_("大家看得到，不要写居民的姓名、电话、门牌。"),
    )
    use = forms.ChoiceField(label=_("用途"), choices=Use.choices)
    origin = forms.ChoiceField(label=_("从哪儿来"), choices=Origin.choices)
    matter_id = forms.TypedChoiceField(
        label=_("哪一件诉求"), coerce=int, empty_value=None, required=False
    )
    resolution_id = forms.TypedChoiceField(
        label=_("哪一项决议"), coerce=int, empty_value=None, required=False
    )
    asked_by = Said(
        label=_("谁的需求"),
        max_length=120,
        required=False,
        help_text=_("不写姓名，例如：东院 23 户老人"),
    )
    meeting_id = forms.TypedChoiceField(
        label=_("哪次党员大会讨论过"), coerce=int, empty_value=None, required=False
    )
    costs = Costs(label=_("预算"))
    supplier = Said(label=_("打算请谁做"), max_length=80, required=False)
    is_standing = forms.BooleanField(
        label=_("一笔一笔做的（如入户维修、救助）：每笔单独验收、单独付款"), required=False
    )
    use_reason = Said(
        label=_("用途说明"),
        max_length=300,
        required=False,
        help_text=_("写到工资、津贴、装修办公室的，说明为什么可以用。"),
    )
    quotes_reason = Said(
        label=_("报价不够的说明"),
        max_length=300,
        required=False,
        help_text=_("金额大、报价不满规定家数的，说明为什么。"),
    )

    def __init__(
        self, sources: Sources, data: Any = None, *, project: Project | None = None
    ) -> None:
        super().__init__(data, initial=_facts(project) if project else {})
        matters = [(each.pk, f"{each.number} {each.title}") for each in sources.matters]
        resolved = [(each.pk, each.item.title) for each in sources.resolutions]
        meetings = [
            (each.pk, f"{each.starts_at:%Y-%m-%d} {each.title}") for each in sources.meetings
        ]
        offer(self, "matter_id", [NONE, *matters])
        offer(self, "resolution_id", [NONE, *resolved])
        offer(self, "meeting_id", [NONE, *meetings])

    def proposal(self) -> Proposal:
        told = {key: self.cleaned_data[key] for key in self.cleaned_data if key not in _OTHER}
        return Proposal(**told)


_OTHER = ("seen", "costs")


def _facts(project: Project) -> dict[str, Any]:
    same = (
        "title words use origin matter_id resolution_id asked_by meeting_id supplier is_standing "
        "use_reason quotes_reason"
    )
    return {
        **{name: getattr(project, name) for name in same.split()},
        "costs": list(project.costs.order_by("pk")),
        "seen": project.revision,
    }


class Step(forms.Form):
    """A step that asks for nothing but the revision from which its page was drawn."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, page: ProjectDesk, verb: str, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id=f"{verb}_%s")
        self.initial["seen"] = page.seen.project.revision
        self.page = page
        self.prepare()

    def prepare(self) -> None:
        """Offer what this page has to choose from."""

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Why(Step):
    words = Said(label=_("为什么"), max_length=300, missing=_("写一句为什么。"), widget=area(2))


class Note(Step):
    words = Said(label=_("说明"), max_length=300, required=False, widget=area(2))


class Agree(Step):
    words = Said(
        label=_("哪次会、怎么定的"),
        max_length=300,
        widget=area(2),
        missing=_("写一句哪次会、怎么定的。"),
    )


class QuoteStep(Step):
    supplier = Said(label=_("哪一家"), max_length=80, missing=_("写上哪一家。"))
    amount = Yuan(label=_("报价（元）"))


class InterestStep(Step):
    name = Said(label=_("谁"), max_length=60, missing=_("写上是谁。"))
    words = Said(
        label=_("什么关系"),
        max_length=120,
        missing=_("写一句是什么关系。"),
        help_text=_("例如：供应商是他弟弟。写了以后，他不再经手这个项目。"),
    )


class AcceptStep(Step):
    residents = Names(
        label=_("哪几位居民验收"), error_messages={"required": _("写上参加验收的居民。")}
    )
    overseers = forms.TypedMultipleChoiceField(
        label=_("居务监督委员会哪几位"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("至少勾一位居务监督委员会的人。")},
    )

    def prepare(self) -> None:
        offer(self, "overseers", [(each.pk, each.name) for each in self.page.overseers])

    def said(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        overseers = told.pop("overseers")
        return {**told, "overseer_ids": overseers}


class PayStep(Step):
    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = Yuan(label=_("金额（元）"))
    payee = Said(label=_("付给谁"), max_length=80, missing=_("写上付给谁。"))
    payee_kind = forms.ChoiceField(
        label=_("收款的是"), choices=PayeeKind.choices, widget=forms.RadioSelect, initial="firm"
    )
    words = Said(label=_("付的是什么"), max_length=200, missing=_("写一句付的是什么。"))
    receipt_number = Said(label=_("票据号码"), max_length=60, missing=_("写上票据号码。"))
    accepted_by = Said(label=_("这一笔谁验收的"), max_length=120, required=False)
    photos = Photos(label=_("票据照片"), help_text=_("只有工作人员和审计看得到。"))

    def prepare(self) -> None:
        self.initial["key"] = uuid.uuid4()
        if not self.page.seen.project.is_standing:
            del self.fields["accepted_by"]

    def said(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        seen, receipts = told.pop("seen"), told.pop("photos")
        return {"made": Payment(receipts=receipts, **told), "seen": seen}


class Result(Step):
    words = Said(
        label=_("办成了什么样"), max_length=500, widget=area(3), missing=_("写一句办成了什么样。")
    )
