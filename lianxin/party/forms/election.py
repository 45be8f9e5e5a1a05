"""Forms of an election: its announcement and its steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field, offer
from lianxin.core.steps import Step
from lianxin.party.actions.announcing import Announced
from lianxin.party.forms.structure import named
from lianxin.party.models import Candidate, Duty
from lianxin.party.queries.elections import eligible
from lianxin.party.queries.structure import belonging
from lianxin.party.rules.access import HEADS
from lianxin.party.rules.election import was_elected_before


class _Announcement(forms.Form):
    held_on = day_field(_("哪天选举"))
    venue = Said(label=_("在哪儿"), max_length=60, missing=_("写上在哪儿开会。"))
    seats = forms.IntegerField(
        label=_("应选几人"), min_value=1, max_value=15, initial=3, help_text=_("连书记一起算。")
    )
    approval = Said(
        label=_("上级批准文号"),
        max_length=60,
        required=False,
        help_text=_("到期前一个月内换届不用写；提前或延期才写。"),
    )
    is_by_delegates = forms.BooleanField(
        label=_("开党员代表大会选举（五百人以上才可以）"), required=False
    )


class AnnounceForm(_Announcement):
    def announced(self) -> Announced:
        return Announced(**self.cleaned_data)


class Again(_Announcement, Step):
    is_bare = False

    def furnish(self) -> None:
        for name in ("venue", "seats", "approval", "is_by_delegates"):
            self.initial[name] = getattr(self.thing, name)

    def said(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        seen = told.pop("seen")
        return {"told": Announced(**told), "seen": seen}


class Roll(Step):
    delegates = forms.TypedMultipleChoiceField(
        label=_("党员代表"),
        coerce=int,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
    )

    def furnish(self) -> None:
        if not self.thing.is_by_delegates:
            del self.fields["delegates"]
            return
        full = belonging(self.thing.body).filter(full_on__lte=self.thing.held_on)
        offer(self, "delegates", named(full.order_by("name", "pk")))

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"delegate_ids": told.get("delegates", ()), "seen": told["seen"]}


class Nominate(Step):
    is_bare = False
    member = forms.TypedChoiceField(label=_("哪一位"), coerce=int)
    duty = forms.ChoiceField(label=_("职务"))

    def furnish(self) -> None:
        offer(self, "member", [("", "—"), *named(eligible(self.thing))])
        offer(self, "duty", [(duty.value, Duty(duty).label) for duty in HEADS])


class Drop(Step):
    candidate = forms.IntegerField(widget=forms.HiddenInput)


class Hold(Step):
    is_bare = False
    present = forms.IntegerField(label=_("有选举权的到了几人"), min_value=0)


class Count(Step):
    """The papers and each candidate's ayes, of those whom this round is about."""

    is_bare = False
    papers = forms.IntegerField(label=_("收回几张票"), min_value=0)

    def furnish(self) -> None:
        self.initial["papers"] = self.thing.papers
        for each in self.running():
            words = {"name": each.member.name, "duty": each.get_duty_display()}
            self.fields[f"ayes_{each.pk}"] = forms.IntegerField(
                label=gettext("%(name)s（%(duty)s）赞成几票") % words,
                min_value=0,
                initial=each.ayes,
            )

    def running(self) -> list[Candidate]:
        return [each for each in self.thing.standing if not was_elected_before(each, self.thing)]

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        ayes = {each.pk: told[f"ayes_{each.pk}"] for each in self.running()}
        return {"papers": told["papers"], "ayes": ayes, "seen": told["seen"]}


class CallOff(Step):
    is_bare = False
    reason = Said(label=_("为什么取消"), max_length=200, missing=_("写一写为什么取消。"))
