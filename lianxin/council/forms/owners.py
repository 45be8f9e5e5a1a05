"""What staff and owners fill in around the roll, the votes and the repair fund."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.errors import Invalid
from lianxin.core.fields import Said, Yuan, area, day_field, offer
from lianxin.council.actions import Door, Motion, Quarter, read_roll
from lianxin.council.models import Choice, OwnerVote, Reserved
from lianxin.places.queries import buildings


def _places(community_id: int) -> list[tuple[int, str]]:
    return [(place.pk, place.public_label) for place in buildings(community_id)]


class Roll(forms.Form):
    place_id = forms.TypedChoiceField(label=_("哪栋楼"), coerce=int)
    text = forms.CharField(
        label=_("名册"),
        widget=area(8),
        help_text=_(
            "从表格里整列粘贴，一行一户：门牌、面积（㎡）、姓名、手机号或账号、看过的不动产权证号"
            "（没看过就空着，以后在名册里核对）。"
            "同一个手机号或账号算一位业主；没有的，同一栋楼里同名算一位。"
        ),
        error_messages={"required": _("先粘贴名册。")},
    )

    def __init__(self, community_id: int, data: Any = None) -> None:
        super().__init__(data, auto_id="roll_%s")
        offer(self, "place_id", _places(community_id))

    def clean_text(self) -> list[Door]:
        try:
            return read_roll(self.cleaned_data["text"])
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class Prepare(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    item_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Said(label=_("请业主定什么"), max_length=60, missing=_("写明请业主定什么。"))
    purpose = forms.ChoiceField(label=_("属于哪一类"), choices=Reserved.choices)
    words = Said(label=_("方案"), max_length=500, required=False, widget=area(4))
    place_ids = forms.TypedMultipleChoiceField(
        label=_("哪些楼、院的业主来定"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("选哪几栋楼、哪个院的业主来定。")},
    )
    opens_on = day_field(_("哪天开始投"))
    closes_on = day_field(_("收到哪天"))

    def __init__(
        self, community_id: int, data: Any = None, *, facts: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=facts or {})
        offer(self, "place_ids", _places(community_id))

    def motion(self) -> Motion:
        told = self.cleaned_data
        return Motion(
            title=told["title"],
            purpose=told["purpose"],
            place_ids=tuple(told["place_ids"]),
            opens_on=told["opens_on"],
            closes_on=told["closes_on"],
            words=told["words"],
            item_id=told["item_id"],
        )


def facts_of(vote: OwnerVote) -> dict[str, Any]:
    return {
        "seen": vote.revision,
        "title": vote.title,
        "purpose": vote.purpose,
        "words": vote.words,
        "place_ids": list(vote.places.values_list("pk", flat=True)),
        "opens_on": vote.opens_on,
        "closes_on": vote.closes_on,
    }


class PaperBallot(forms.Form):
    choice = forms.ChoiceField(label=_("纸上怎么写"), choices=Choice.choices)
    photo = forms.FileField(label=_("纸票的照片"), required=False)


class Repair(forms.Form):
    place_id = forms.TypedChoiceField(label=_("哪里"), coerce=int)
    what = Said(
        label=_("什么坏了，为什么不能等"),
        max_length=200,
        widget=area(2),
        missing=_("写明什么坏了、为什么不能等。"),
        help_text=_("例如：屋面漏雨，顶层三户进水。"),
    )

    def __init__(self, community_id: int, data: Any = None) -> None:
        super().__init__(data, auto_id="repair_%s")
        offer(self, "place_id", _places(community_id))


class Report(forms.Form):
    place_id = forms.TypedChoiceField(label=_("哪栋楼"), coerce=int)
    year = forms.IntegerField(label=_("哪一年"), min_value=2000, max_value=2100)
    quarter = forms.TypedChoiceField(
        label=_("第几季度"), coerce=int, choices=[(n, str(n)) for n in (1, 2, 3, 4)]
    )
    before = Yuan(least=0, label=_("季初余额（元）"))
    income = Yuan(least=0, label=_("这一季收入（元）"))
    used = Yuan(least=0, label=_("这一季使用（元）"))
    words = Said(label=_("用在哪里"), max_length=200, required=False)

    def __init__(self, community_id: int, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial=initial, auto_id="report_%s")
        offer(self, "place_id", _places(community_id))

    def told(self) -> Quarter:
        return Quarter(**self.cleaned_data)
