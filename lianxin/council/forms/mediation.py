"""What a mediation's pages ask for."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area, day_field, offer
from lianxin.core.figures import LOCAL
from lianxin.council.actions.mediation import Dispute, Side


class OpenForm(forms.Form):
    title = Said(
        label=_("什么纠纷"),
        max_length=60,
        missing=_("写上是什么纠纷。"),
        help_text=_("交给调解员以后，这里写的只有调解员和当事人看得到。"),
    )
    words = Said(label=_("经过"), max_length=1000, required=False, widget=area(3))
    mediator_id = forms.TypedChoiceField(
        label=_("请谁来调解"), coerce=int, error_messages={"required": _("选一位调解员。")}
    )
    first_name = Said(label=_("一方姓名"), max_length=60, missing=_("写上一方姓名。"))
    first_phone = Phone(label=_("一方手机"), required=False)
    second_name = Said(label=_("另一方姓名"), max_length=60, missing=_("写上另一方姓名。"))
    second_phone = Phone(label=_("另一方手机"), required=False)
    third_name = Said(label=_("还有一方"), max_length=60, required=False)
    third_phone = Phone(label=_("还有一方手机"), required=False)

    def __init__(self, mediators: Sequence[tuple[int, str]], data: Any = None) -> None:
        super().__init__(data)
        offer(self, "mediator_id", [("", "—"), *mediators])

    def dispute(self, matter: int | None) -> Dispute:
        told = self.cleaned_data
        sides = [
            Side(told[f"{each}_name"], told[f"{each}_phone"])
            for each in ("first", "second", "third")
        ]
        return Dispute(
            title=told["title"],
            words=told["words"],
            mediator_id=told["mediator_id"],
            sides=sides,
            matter=matter,
        )


class Bare(forms.Form):
    """A step; nothing to say but that one means it."""

    def __init__(self, day: date, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{type(self).__name__.lower()}_%s")
        if "on" in self.fields:
            self.initial["on"] = day

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Position(Bare):
    position = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class Sign(Position):
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class Meet(Bare):
    day = day_field(_("哪天"))
    time = forms.TimeField(
        label=_("几点"),
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        error_messages={"required": _("写上几点。"), "invalid": _("时间像这样写：9:00。")},
    )
    venue = Said(label=_("在哪儿谈"), max_length=60, missing=_("写上在哪儿谈。"))

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        at = datetime.combine(told["day"], told["time"], tzinfo=LOCAL)
        return {"at": at, "venue": told["venue"]}


class Minute(Bare):
    meeting = forms.IntegerField(widget=forms.HiddenInput)
    words = Said(
        label=_("谈了什么"), max_length=2000, missing=_("写一写谈了什么。"), widget=area(4)
    )


class Draft(Bare):
    terms = Said(
        label=_("双方说好了什么"),
        max_length=3000,
        missing=_("写上双方说好了什么。"),
        widget=area(6),
        help_text=_("一条一行。改过以后，双方要重新签。"),
    )


class AskCourt(Bare):
    on = day_field(_("双方哪天去的法院"))


class CourtSaid(Bare):
    is_confirmed = forms.TypedChoiceField(
        label=_("法院怎么说"),
        choices=[("1", _("确认有效")), ("0", _("没有确认"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    on = day_field(_("哪天"))


class Visit(Bare):
    number = forms.IntegerField(widget=forms.HiddenInput)
    is_kept = forms.TypedChoiceField(
        label=_("协议守得怎样"),
        choices=[("1", _("都照着做")), ("0", _("没有照着做"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    words = Said(label=_("双方现在怎样"), max_length=500, missing=_("写一句双方现在怎样。"))
