"""What the coordinator writes of whom the community cares for, of helpers and of festivals."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.fields import LONG_AGO, Phone, Said, Yuan, area, day_field, offer
from lianxin.places.models import Place
from lianxin.services.actions import Entry, FestivalTold, Offer, Relative
from lianxin.services.models import (
    CareKind,
    EndReason,
    Ground,
    HelperKind,
    Need,
    Receipt,
    Tongue,
    Wish,
)
from lianxin.volunteers.forms.fields import Boxes
from lianxin.volunteers.forms.steps import Asked

SEXES = [("", _("不知道")), ("f", _("女")), ("m", _("男"))]
FEMALE = {"f": True, "m": False, "": None}


def _radio(label: Any, choices: Any, **rest: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **rest)


class PlaceChoice(forms.Form):
    """A form with the community's places to choose from."""

    place = forms.ChoiceField(label=_("住在哪儿"), required=False)

    def __init__(self, places: Iterable[Place], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.places = {str(each.pk): each for each in places}
        told = [(key, each.label) for key, each in self.places.items()]
        offer(self, "place", [("", _("先不写")), *told])

    def chosen(self) -> Place | None:
        return self.places.get(self.cleaned_data["place"])


class EntryForm(PlaceChoice):
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(label=_("手机号"), required=False, help_text=_("没有手机的不写。"))
    born_on = day_field(_("生日"), earliest=LONG_AGO, required=False)
    sex = _radio(_("性别"), SEXES, required=False)
    kinds = Boxes(label=_("为什么要关心"), choices=CareKind.choices)
    tongue = _radio(_("平时说什么话"), Tongue.choices)
    wish = _radio(_("希望谁去"), Wish.choices)
    ground = _radio(_("凭什么登记"), Ground.choices)
    ground_words = Said(
        label=_("哪里登记过，或怎么同意的"),
        max_length=60,
        missing=_("写明哪里登记过，或本人怎么同意的，例如：3月2日签的同意书。"),
        help_text=_("例如：区民政局低保名册；3月2日本人签的同意书"),
    )
    may_keep = forms.BooleanField(
        label=_("本人单独同意社区登记困难和照护情况（凭同意登记的才勾）"), required=False
    )
    field_order = ("name", "phone", "place", "born_on", "sex", "kinds")

    def __init__(self, places: Iterable[Place], *args: Any, **rest: Any) -> None:
        rest.setdefault("initial", {"sex": "", "tongue": Tongue.MANDARIN, "wish": Wish.ANYBODY})
        super().__init__(places, *args, **rest)

    def told(self) -> Entry:
        said = self.cleaned_data
        same = ("name", "phone", "born_on", "kinds", "tongue", "wish", "ground", "ground_words")
        return Entry(
            **{name: said[name] for name in same},
            place=self.chosen(),
            is_female=FEMALE[said["sex"]],
            may_keep=said["may_keep"],
        )


class OfferForm(PlaceChoice):
    """A helper as a coordinator writes them down."""

    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(label=_("手机号"), required=False)
    kind = _radio(_("身份"), HelperKind.choices)
    sex = _radio(_("性别"), SEXES, required=False)
    tongues = Boxes(label=_("会说什么话"), choices=Tongue.choices)
    wish = _radio(
        _("愿意照看谁"),
        [("any", _("谁都行")), ("woman", _("奶奶、阿姨")), ("man", _("爷爷、叔叔"))],
    )
    most = forms.IntegerField(label=_("最多能照看几位"), min_value=1, max_value=20)
    field_order = ("name", "phone", "place")

    def __init__(self, places: Iterable[Place], *args: Any, **rest: Any) -> None:
        first = {"tongues": [Tongue.MANDARIN], "wish": Wish.ANYBODY, "most": 1, "sex": ""}
        rest.setdefault("initial", first)
        super().__init__(places, *args, **rest)

    def told(self, **more: Any) -> Offer:
        said = self.cleaned_data
        same = ("name", "phone", "kind", "tongues", "wish", "most")
        return Offer(
            **{name: said[name] for name in same if name in said},
            place=self.chosen(),
            is_female=FEMALE[said["sex"]],
            **more,
        )


class OwnOfferForm(OfferForm):
    """By somebody who is known already."""

    name = None  # type: ignore[assignment]  # Django takes a field away so
    phone = None  # type: ignore[assignment]  # the same


class Assess(Asked):
    need = _radio(_("多久看一次"), Need.choices)
    words = Said(
        label=_("看到了什么、需要什么"),
        max_length=500,
        missing=_("写一句看到了什么、需要什么。"),
        widget=area(3),
        help_text=_("加密保存，只有关爱专员看得到。"),
    )


class Contact(Asked):
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    relation = Said(label=_("是什么人"), max_length=20, missing=_("写上是什么人。"))
    phone = Said(label=_("电话"), max_length=30, missing=_("写上电话。"))

    def said(self) -> dict[str, Any]:
        return {"told": Relative(**self.cleaned_data)}


class DropContact(Asked):
    contact_id = forms.IntegerField(widget=forms.HiddenInput)


class Write(Asked):
    words = Said(
        label=_("记一笔"),
        max_length=500,
        missing=_("写一句，下次去的人好知道。"),
        widget=area(3),
        help_text=_("加密保存，只有照看的人和关爱专员看得到。"),
    )


class Offered(Asked):
    """A step that knows what its fields may be chosen from, to add a blank to it."""

    def __init__(
        self,
        actor: Actor,
        thing: Any,
        day: date,
        offers: dict[str, list[tuple[int, str]]],
        data: Any = None,
        files: Any = None,
    ) -> None:
        self.offered = offers
        super().__init__(actor, thing, day, offers, data, files)


class Pair(Offered):
    helper_id = forms.TypedChoiceField(label=_("请谁照看"), coerce=int)
    campaign_id = forms.TypedChoiceField(
        label=_("属于哪个专题活动"), coerce=int, required=False, empty_value=None
    )

    def furnish(self) -> None:
        known = self.offered.get("campaign_id", [])
        offer(self, "campaign_id", [("", _("不属于哪个活动")), *known])


class HandOver(Asked):
    user_id = forms.TypedChoiceField(label=_("换谁协调"), coerce=int)


class End(Asked):
    reason = _radio(_("为什么结束"), EndReason.choices)
    words = Said(label=_("想说明的"), max_length=200, required=False)


class EndPairing(Asked):
    reason = forms.ChoiceField(label=_("为什么结束"), choices=EndReason.choices)


class Keep(Asked):
    on = day_field(_("哪天去的"))
    words = Said(
        label=_("看到了什么"),
        max_length=500,
        required=False,
        widget=area(3),
        help_text=_("不写也行。写了只有照看的人和关爱专员看得到。"),
    )
    needs_help = forms.BooleanField(label=_("有情况，请关爱专员看看"), required=False)

    def furnish(self) -> None:
        self.initial = {"on": self.day}


class FestivalForm(forms.Form):
    name = Said(label=_("什么节"), max_length=40, missing=_("写上是什么节。"))
    on = day_field(_("哪天"))
    gift = Said(label=_("送什么"), max_length=80, missing=_("写上送什么。"))
    worth_fen = Yuan(label=_("一份多少钱（元）"))
    kinds = Boxes(label=_("送给谁"), choices=CareKind.choices)
    least_age = forms.IntegerField(
        label=_("还有满多少岁的"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_("不按年龄就不写。"),
    )

    def told(self) -> FestivalTold:
        return FestivalTold(**self.cleaned_data)


class Give(Asked):
    receipt = _radio(_("怎么签收的"), Receipt.choices)
    signed_by = Said(
        label=_("签收人姓名"),
        max_length=30,
        missing=_("请收下的人写上名字；代收的写代收人的名字。"),
    )

    def furnish(self) -> None:
        self.initial = {"receipt": Receipt.PHONE}
