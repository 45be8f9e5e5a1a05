"""What staff fill in for a step on a project; fields are named as the action's."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Photos, Said, Yuan, area, day_field, offer
from lianxin.core.steps import Step
from lianxin.works.actions import Job, Vote
from lianxin.works.models import PieceKind, PieceState, Purpose, Source, Stage
from lianxin.works.queries.project import buildings_asked
from lianxin.works.queries.shelf import buildings_of, rooms_of

HUNDREDTHS = 100


class Filled(Step):
    """A step that asks for something, whichever way the project stood when it was drawn."""

    is_bare = False

    def said(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        told.pop("seen")
        return told


class Choosing(Filled):
    """A step that ticks some of the project's pieces."""

    def furnish(self) -> None:
        open_pieces = self.thing.pieces.filter(state=PieceState.TODO).select_related(
            "place", "room"
        )
        field = self.fields["pieces"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = [
                (each.pk, f"{each.where} {each.get_kind_display()}")
                for each in open_pieces.order_by("place__position", "pk")
            ]


def pieces_field(label: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("先勾上是哪几项。")},
    )


class AddPiece(Filled):
    kind = forms.ChoiceField(label=_("做什么"), choices=PieceKind.choices)
    places = forms.TypedMultipleChoiceField(
        label=_("哪几栋楼"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    room = forms.TypedChoiceField(
        label=_("或者哪一处社区用房"), coerce=int, empty_value=None, required=False
    )
    words = Said(
        label=_("说明"), max_length=120, required=False, help_text=_("例如：SBS 卷材，两层")
    )

    def furnish(self) -> None:
        field = self.fields["places"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            found = buildings_of(self.thing.community_id)
            field.choices = [(each.pk, each.label) for each in found]
        rooms = rooms_of(self.thing.community_id)
        offer(self, "room", [("", _("没有")), *((each.pk, each.name) for each in rooms)])

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        job = Job(
            kind=told["kind"],
            place_ids=told["places"],
            room_id=told["room"],
            words=told["words"],
        )
        return {"job": job, "seen": told["seen"]}


class Fund(Filled):
    source = forms.ChoiceField(label=_("谁出的钱"), choices=Source.choices)
    fen = Yuan(label=_("多少元"))
    words = Said(
        label=_("凭什么"),
        max_length=120,
        required=False,
        help_text=_("例如：街道办〔2015〕12号批复"),
    )


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=99_999)


def _area(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_digits=9, decimal_places=2, help_text=_("平方米")
    )


class Consent(Filled):
    """An owners' vote as its paper says; whether it passed is reckoned."""

    purpose = forms.ChoiceField(label=_("为什么表决"), choices=Purpose.choices)
    decided_by = Said(
        label=_("哪些业主"),
        max_length=80,
        missing=_("写明是哪些业主表决的。"),
        help_text=_("例如：62号院1号楼全体业主"),
    )
    held_on = day_field(_("哪天表决的"))
    document = Said(
        label=_("凭什么材料"),
        max_length=120,
        missing=_("写明凭什么材料、谁保管。"),
        help_text=_("例如：书面征求意见表36份，居委会存"),
    )
    owners = _count(_("一共几户业主"))
    took_part = _count(_("几户参加"))
    ayes = _count(_("几户同意"))
    area = _area(_("总面积"))
    area_part = _area(_("参加的面积"))
    area_ayes = _area(_("同意的面积"))

    def said(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        seen = told.pop("seen")
        for name in ("area", "area_part", "area_ayes"):
            told[name] = int(told[name] * HUNDREDTHS)
        return {"vote": Vote(**told), "seen": seen}


class SetMilestone(Filled):
    title = Said(label=_("到哪一步"), max_length=60, missing=_("写明到哪一步。"))
    due_on = day_field(_("计划哪天"))


class FromSpot(Filled):
    """A step with pictures from a spot, of which those that were used before are offered."""

    spots: Sequence[str] = ()

    def furnish(self) -> None:
        known = self.thing.photos.order_by("spot").values_list("spot", flat=True)
        self.spots = list(known.distinct()[:30])
        self.fields["spot"].widget.attrs |= {"list": "spots", "autocomplete": "off"}


class Reach(FromSpot):
    milestone = forms.TypedChoiceField(label=_("哪个阶段"), coerce=int)
    on = day_field(_("哪天到的"))
    words = Said(label=_("说明"), max_length=200, required=False)
    photos = Photos(label=_("照片"), help_text=_("最多 9 张，会去掉拍摄地点等信息。"))
    spot = Said(
        label=_("站在哪儿拍的"),
        max_length=40,
        required=False,
        help_text=_("有照片就要写。每次站同一个地方，页面就能一步一步对着看。"),
    )

    def furnish(self) -> None:
        super().furnish()
        open_ones = self.thing.milestones.filter(reached_on__isnull=True).order_by("due_on", "pk")
        offer(self, "milestone", [(each.pk, each.title) for each in open_ones])
        self.initial["on"] = self.day


class Photograph(FromSpot):
    photos = Photos(
        label=_("照片"), help_text=_("最多 9 张，会去掉拍摄地点等信息。"), required=True
    )
    stage = forms.ChoiceField(label=_("什么时候拍的"), choices=Stage.choices)
    spot = Said(
        label=_("站在哪儿拍的"),
        max_length=40,
        missing=_("写明站在哪儿拍的。"),
        help_text=_("前后两次站同一个地方、写同一句话，页面就能并排对比。"),
    )
    milestone = forms.TypedChoiceField(
        label=_("做完哪个阶段时拍的"), coerce=int, empty_value=None, required=False
    )
    caption = Said(label=_("说明"), max_length=80, required=False)

    def furnish(self) -> None:
        super().furnish()
        every = self.thing.milestones.order_by("due_on", "pk")
        offer(self, "milestone", [("", _("没有")), *((each.pk, each.title) for each in every)])


class Finish(Choosing):
    pieces = pieces_field(_("做好了哪几项"))
    on = day_field(_("哪天做好的"))

    def furnish(self) -> None:
        super().furnish()
        self.initial["on"] = self.day


class PutOff(Choosing):
    pieces = pieces_field(_("没做成的是哪几项"))
    words = Said(
        label=_("为什么没做成，下一步怎么办"),
        max_length=200,
        missing=_("写一句为什么没做成、下一步怎么办。"),
        widget=area(3),
        help_text=_("住户看得到。"),
    )


class Inspect(Filled):
    by = Said(
        label=_("谁验收的"),
        max_length=80,
        missing=_("写明谁验收的。"),
        help_text=_("例如：街道城管科、监理公司、楼长三人"),
    )
    on = day_field(_("哪天验收的"))
    words = Said(
        label=_("看到了什么"), max_length=500, missing=_("写几句看到了什么。"), widget=area(4)
    )

    def furnish(self) -> None:
        self.initial["on"] = self.day


class Passed(Inspect):
    def said(self) -> dict[str, Any]:
        return super().said() | {"passed": True}


class Failed(Inspect):
    def said(self) -> dict[str, Any]:
        return super().said() | {"passed": False}


class WriteDown(Filled):
    """What somebody told staff of their building (代办)."""

    place = forms.TypedChoiceField(label=_("住哪栋楼"), coerce=int)
    name = Said(label=_("姓名"), max_length=60, missing=_("写下姓名。"))
    phone = Phone(label=_("手机号"))
    is_fine = forms.TypedChoiceField(
        label=_("他怎么说"),
        choices=[("yes", _("行")), ("no", _("不行"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = Said(label=_("哪里不行"), max_length=300, required=False)

    def furnish(self) -> None:
        offer(self, "place", [(each.pk, each.label) for each in buildings_asked(self.thing)])


class Settle(Filled):
    words = Said(
        label=_("没几户说话的楼，怎么问过的"),
        max_length=300,
        required=False,
        widget=area(3),
        help_text=_("每栋楼说话的够数、都说行，就不用写。"),
    )

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Remedy(Filled):
    words = Said(
        label=_("返工做什么"), max_length=300, missing=_("写一句返工做什么。"), widget=area(3)
    )

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Stop(Filled):
    words = Said(
        label=_("为什么不做了"),
        max_length=300,
        missing=_("写一句为什么不做了。"),
        widget=area(3),
    )

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
