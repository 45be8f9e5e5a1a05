"""What is typed about study: campaigns, hours, notes and essays, the steps of a loop."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Photos, Said, area, day_field, offer
from lianxin.party.actions.loop import Analysis
from lianxin.party.actions.study import Plan, StagePlan, Studied
from lianxin.party.actions.writing import Piece
from lianxin.party.models import Campaign, HoursKind, Loop, Member, Problem, WritingKind
from lianxin.party.queries.loop import owners_of
from lianxin.party.rules.study import COUNTED_HOW

HALF = Decimal("0.5")
NO_SECRETS = _("标着秘密、机密、绝密的不能传。照片里的字这里读不出来，传以前请自己看一遍。")


class CampaignForm(forms.Form):
    name = Said(label=_("专题名称"), max_length=60, missing=_("写个名称。"))
    plan = Said(label=_("方案"), max_length=4000, required=False, widget=area(8))
    since = day_field(_("哪天开始"))
    until = day_field(_("哪天结束"))

    def plan_told(self) -> Plan:
        return Plan(**self.cleaned_data)

    @classmethod
    def of(cls, campaign: Campaign | None, data: Any = None) -> "CampaignForm":
        names = cls.base_fields
        return cls(
            data, initial={name: getattr(campaign, name) for name in names} if campaign else {}
        )


class StageForm(forms.Form):
    name = Said(label=_("阶段"), max_length=60, missing=_("写个名称。"))
    words = Said(label=_("做什么"), max_length=300, required=False)
    since = day_field(_("从哪天"))
    until = day_field(_("到哪天"))

    def stage(self) -> StagePlan:
        return StagePlan(**self.cleaned_data)


class MaterialForm(forms.Form):
    title = Said(label=_("标题"), max_length=80, missing=_("写个标题。"))
    file = forms.FileField(
        label=_("文件"),
        help_text=NO_SECRETS,
        error_messages={"required": _("选一个 Word 文档、PDF 或照片。")},
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,image/*"}),
    )


class HoursForm(forms.Form):
    """Hours of one's own; `members` and the kind are asked of who writes them down for others."""

    title = Said(label=_("学了什么"), max_length=80, missing=_("写一写学了什么。"))
    studied_on = day_field(_("哪天"))
    hours = forms.DecimalField(
        label=_("学时"),
        min_value=HALF,
        max_value=16,
        step_size=HALF,
        decimal_places=1,
        error_messages={"required": _("写几个学时，最少 0.5。")},
    )
    campaign = forms.TypedChoiceField(
        label=_("属于哪个专题"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, campaigns: list[Campaign], data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        offer_campaigns(self, campaigns)

    def studied(self, kind: HoursKind) -> Studied:
        told = self.cleaned_data
        return Studied(
            title=told["title"],
            kind=kind,
            studied_on=told["studied_on"],
            halves=int(told["hours"] / HALF),
            campaign_id=told["campaign"],
        )


class SharedHoursForm(HoursForm):
    kind = forms.ChoiceField(
        label=_("怎么学的"), choices=HoursKind.choices, initial=HoursKind.BRANCH,
        widget=forms.RadioSelect,
    )  # fmt: skip
    members = forms.TypedMultipleChoiceField(
        label=_("谁参加了"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("选上参加的党员。")},
    )

    def __init__(
        self, campaigns: list[Campaign], members: list[Member], data: Any = None, **rest: Any
    ) -> None:
        super().__init__(campaigns, data, **rest)
        offer(self, "members", ((member.pk, member.name) for member in members))


def offer_campaigns(form: forms.Form, campaigns: list[Campaign]) -> None:
    offer(form, "campaign", [("", _("不属于专题")), *((each.pk, each.name) for each in campaigns)])


class WritingForm(forms.Form):
    """One piece, in one of three ways."""

    kind = forms.ChoiceField(
        label=_("写的是"), choices=WritingKind.choices, initial=WritingKind.NOTE,
        widget=forms.RadioSelect,
    )  # fmt: skip
    title = Said(label=_("题目"), max_length=80, missing=_("写个题目。"))
    written_on = day_field(_("哪天写的"))
    campaign = forms.TypedChoiceField(
        label=_("属于哪个专题"), coerce=int, empty_value=None, required=False
    )
    words = Said(
        label=_("在这里写"),
        max_length=60_000,
        required=False,
        widget=area(10),
        help_text=COUNTED_HOW,
    )
    file = forms.FileField(
        label=_("或者传 Word 文档"),
        required=False,
        help_text=_("只收 docx，字数由这里数，页眉页脚不算。"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    photos = Photos(label=_("或者拍手写的本子"), help_text=_("可以不拍，写明字数就行；最多 9 张。"))
    stated = forms.IntegerField(
        label=_("手写的大约多少字"),
        required=False,
        min_value=1,
        max_value=600_000,
        help_text=_("由您来数，显示时会写明是本人报的字数。"),
    )

    def __init__(
        self, campaigns: list[Campaign], data: Any = None, files: Any = None, **rest: Any
    ) -> None:
        super().__init__(data, files, **rest)
        offer_campaigns(self, campaigns)

    def piece(self) -> Piece:
        told = self.cleaned_data
        return Piece(
            kind=WritingKind(told["kind"]),
            title=told["title"],
            written_on=told["written_on"],
            campaign_id=told["campaign"],
            words=told["words"],
            file=told["file"],
            photos=tuple(told["photos"]),
            stated=told["stated"],
        )


class Seen(forms.Form):
    """A step of a loop or a commendation, by what its page was drawn from."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)


class StudiedForm(Seen):
    words = Said(label=_("学了什么"), max_length=500, missing=_("写一写学了什么。"), widget=area(3))


class FoundForm(Seen):
    words = Said(
        label=_("发现了什么问题"),
        max_length=300,
        missing=_("写一写发现了什么问题。"),
        widget=area(2),
    )


class AnalysisForm(Seen):
    cause = Said(label=_("原因"), max_length=300, missing=_("写一写原因。"), widget=area(2))
    measure = Said(label=_("怎么改"), max_length=300, missing=_("写一写怎么改。"), widget=area(2))
    owner = forms.TypedChoiceField(label=_("责任人"), coerce=int)
    due_on = day_field(_("哪天以前改好"))

    def __init__(self, loop: Loop, problem: Problem, data: Any = None) -> None:
        facts = {"seen": loop.revision, "owner": problem.owner_id or _owner(loop)}
        for name in ("cause", "measure", "due_on"):
            facts[name] = getattr(problem, name)
        super().__init__(data, initial=facts, auto_id=f"id_{problem.pk}_%s")
        offer(self, "owner", ((each.pk, each.name) for each in owners_of(loop)))

    def analysis(self) -> Analysis:
        told = self.cleaned_data
        return Analysis(
            cause=told["cause"],
            measure=told["measure"],
            owner_id=told["owner"],
            due_on=told["due_on"],
        )


def _owner(loop: Loop) -> int | None:
    return loop.member_id


class ProofForm(Seen):
    words = Said(label=_("改成了什么样"), max_length=500, required=False, widget=area(2))
    photo = forms.FileField(
        label=_("照片"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )


class WhyForm(Seen):
    words = Said(label=_("为什么"), max_length=300, missing=_("写一写是什么原因。"), widget=area(2))
