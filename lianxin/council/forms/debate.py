"""What staff fill in while a session debates, and after it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import offer
from lianxin.council.forms.fields import Words
from lianxin.council.forms.steps import Step
from lianxin.council.models import ItemState, Result, Stance

MOST_MINUTES = 480


class InRoom(Step):
    """A step for one of those in the room."""

    member = forms.TypedChoiceField(label=_("谁"), coerce=int)

    def prepare(self) -> None:
        present = [(member.pk, member.name) for member in self.page.seen.present]
        offer(self, "member", present)

    def said(self) -> dict[str, Any]:
        return {"member_id": self.cleaned_data["member"]}


class HandForm(InRoom):
    stance = forms.ChoiceField(
        label=_("先说立场"),
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("先说赞成、反对还是中立。")},
    )

    def said(self) -> dict[str, Any]:
        return {"member_id": self.cleaned_data["member"], "stance": self.cleaned_data["stance"]}


class AmendForm(Step):
    text = Words(label=_("改好以后的全文"), rows=4, missing=_("写下改好以后的全文。"))
    mover = forms.TypedChoiceField(label=_("谁提的"), coerce=int)
    seconder = forms.TypedChoiceField(
        label=_("谁附议"), coerce=int, required=False, empty_value=None
    )

    def prepare(self) -> None:
        present = [(member.pk, member.name) for member in self.page.seen.present]
        offer(self, "mover", present)
        offer(self, "seconder", [("", _("还没有")), *present])
        self.initial["text"] = self.item.motion if self.item else ""

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "text": said["text"],
            "mover_id": said["mover"],
            "seconder_id": said["seconder"],
            "seen": said["seen"],
        }


class Times(Step):
    """A line for each item that may still take its time."""

    def prepare(self) -> None:
        for row in self.page.seen.rows:
            if row.item.state != ItemState.PLANNED and not row.item.is_live:
                continue
            name = f"i{row.item.pk}"
            self.fields[name] = forms.IntegerField(
                label=row.item.title, min_value=1, max_value=MOST_MINUTES, required=False
            )
            self.initial[name] = row.item.minutes

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"minutes": {int(n[1:]): given[n] for n in given if n != "seen"}}


class Empower(Step):
    giver = forms.TypedChoiceField(label=_("谁委托"), coerce=int)
    holder = forms.TypedChoiceField(label=_("委托给谁"), coerce=int)
    in_writing = forms.BooleanField(
        label=_("看过他本人写的委托书"),
        error_messages={"required": _("委托要有本人写的字据，看过再记。")},
    )

    def prepare(self) -> None:
        called = [(seat.member_id, seat.member.name) for seat in self.page.seen.seats]
        here = {member.pk for member in self.page.seen.present}
        offer(self, "giver", [each for each in called if each[0] not in here])
        offer(self, "holder", called)

    def said(self) -> dict[str, Any]:
        return {"giver_id": self.cleaned_data["giver"], "holder_id": self.cleaned_data["holder"]}


class TakeProxyBack(Step):
    proxy_id = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        return {"proxy_id": self.cleaned_data["proxy_id"]}


class Finish(Step):
    result = forms.ChoiceField(
        label=_("落实到哪一步"),
        choices=[(each.value, each.label) for each in (Result.DONE, Result.PARTLY, Result.UNDONE)],
        initial=Result.DONE,
        required=False,
        widget=forms.RadioSelect,
    )
    words = Words(label=_("结果"), missing=_("写一句结果。"))

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "result": self.cleaned_data["result"] or Result.DONE}


class Progress(Step):
    words = Words(label=_("进展"), missing=_("写一句进展。"))


class DissentForm(Step):
    words = Words(label=_("为什么不同意"), missing=_("写一句为什么不同意。"))
    member = forms.TypedChoiceField(label=_("谁说的"), coerce=int, required=False, empty_value=None)

    def prepare(self) -> None:
        called = [(seat.member_id, seat.member.name) for seat in self.page.seen.seats]
        offer(self, "member", [("", _("不记名")), *called])

    def said(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["words"], "member_id": self.cleaned_data["member"]}


class AnswerDissent(Step):
    dissent_id = forms.IntegerField(widget=forms.HiddenInput)
    words = Words(label=_("答复"), missing=_("写一句答复。"))

    def said(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["words"], "dissent_id": self.cleaned_data["dissent_id"]}
