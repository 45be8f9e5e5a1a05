"""What is filled in when votes are written down: raised hands, papers, the box of a secret vote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import offer
from lianxin.council.actions import Papers
from lianxin.council.forms.steps import Step
from lianxin.council.models import Choice

PAPER = "paper"


def _paper_photo() -> forms.FileField:
    return forms.FileField(
        label=_("纸票的照片"),
        required=False,
        widget=forms.FileInput({"accept": "image/*"}),
        help_text=_("只有社区的工作人员和这次会的记录人看得到。"),
    )


class Ballots(Step):
    """A line for each member on the roll of a named vote, but for those who cast their own."""

    photo = _paper_photo()
    way = forms.CharField(required=False, widget=forms.HiddenInput)
    """The button: from a paper, or hands raised in the room."""
    rest = forms.ChoiceField(choices=Choice.choices, required=False, widget=forms.HiddenInput)
    """What all those voted who are left blank."""

    def prepare(self) -> None:
        if not self.page.keeps_minutes:
            del self.fields["photo"]
        for ballot in self.page.seen.ballots:
            if ballot.is_cast and ballot.entered_by_id is None:
                continue
            name = f"m{ballot.member_id}"
            self.fields[name] = forms.ChoiceField(
                label=_("%(name)s（%(holder)s代）")
                % {"name": ballot.member.name, "holder": ballot.holder.name}
                if ballot.holder
                else ballot.member.name,
                choices=Choice.choices,
                required=False,
                widget=forms.RadioSelect,
            )
            self.initial[name] = ballot.choice

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("way") == PAPER and not given.get("photo") and "photo" in self.fields:
            self.add_error("photo", _("纸票要附一张照片；刚才选的还在。"))
        return given

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = [name for name in given if name[0] == "m" and name[1:].isdecimal()]
        votes = {int(name[1:]): given[name] or given["rest"] for name in names}
        photo = given.get("photo") if given["way"] == PAPER else None
        return {"votes": votes, "photo": photo, "seen": given["seen"]}


class PapersForm(Step):
    """A box of secret papers: whose they are, and how many say what."""

    members = forms.TypedMultipleChoiceField(
        label=_("交了票的成员"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ayes = forms.IntegerField(label=_("赞成"), min_value=0, initial=0)
    noes = forms.IntegerField(label=_("反对"), min_value=0, initial=0)
    abstentions = forms.IntegerField(label=_("弃权"), min_value=0, initial=0)
    photo = forms.FileField(
        label=_("计票单的照片"),
        widget=forms.FileInput({"accept": "image/*"}),
        error_messages={"required": _("拍一张计票单的照片，和票数一起记。")},
    )

    def prepare(self) -> None:
        open_ = [each.member for each in self.page.seen.ballots if not each.is_cast]
        offer(self, "members", ((member.pk, member.name) for member in open_))
        self.initial["members"] = [member.pk for member in open_]

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        counts = said["ayes"], said["noes"], said["abstentions"]
        papers = Papers(said["members"], *counts, photo=said["photo"])
        return {"papers": papers, "seen": said["seen"]}
