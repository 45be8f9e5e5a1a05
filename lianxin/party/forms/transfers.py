"""A member's way from one organisation to another, as it is typed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.errors import Invalid
from lianxin.core.fields import Said, day_field, offer
from lianxin.core.identifiers import identity
from lianxin.party.actions.transfers import Letter
from lianxin.party.forms.roster import MemberForm
from lianxin.party.models import Body, Member, Transfer, TransferKind
from lianxin.party.queries.roster import groups_of, primary_branches
from lianxin.places.models import Community
from lianxin.places.queries import neighbours

WAYS = {
    TransferKind.BRANCHES: _("本社区别的支部"),
    TransferKind.COMMUNITIES: _("本街道别的社区"),
    TransferKind.OUT: _("别的地方，开介绍信"),
}
HEADS_WAYS = (TransferKind.BRANCHES,)


class AskForm(forms.Form):
    """Where a member goes; who leads one branch alone may only ask another of the community."""

    kind = forms.ChoiceField(label=_("转到哪里"), widget=forms.RadioSelect)
    to_branch = forms.TypedChoiceField(
        label=_("哪个支部"), coerce=int, empty_value=None, required=False
    )
    to_community = forms.TypedChoiceField(
        label=_("哪个社区"), coerce=int, empty_value=None, required=False
    )
    elsewhere = Said(
        label=_("对方党组织全称"),
        max_length=80,
        required=False,
        help_text=_("例如：中共青岛市市北区某某街道工作委员会"),
    )
    is_across = forms.BooleanField(label=_("在外省"), required=False)
    why = Said(label=_("为什么转"), max_length=200, required=False)

    def __init__(
        self, member: Member, day: date, data: Any = None, *, is_whole: bool = False
    ) -> None:
        super().__init__(data, initial={"kind": TransferKind.BRANCHES})
        ways = WAYS if is_whole else {kind: WAYS[kind] for kind in HEADS_WAYS}
        offer(self, "kind", ways.items())
        self.branches = primary_branches(member.community_id, day).exclude(pk=member.branch_id or 0)
        self.around = neighbours(member.community)
        named = self.branches.values_list("pk", "name")
        offer(self, "to_branch", [("", _("请选择")), *named])
        if is_whole:
            communities = self.around.values_list("pk", "name")
            offer(self, "to_community", [("", _("请选择")), *communities])
        else:
            for name in ("to_community", "elsewhere", "is_across"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        wanted = {
            TransferKind.BRANCHES: ("to_branch", _("选一个支部。")),
            TransferKind.COMMUNITIES: ("to_community", _("选一个社区。")),
            TransferKind.OUT: ("elsewhere", _("写上对方党组织的全称。")),
        }
        name, words = wanted.get(said.get("kind", ""), ("", ""))
        if name and not said.get(name):
            self.add_error(name, words)
        return said

    @property
    def branch(self) -> Body:
        return self.branches.get(pk=self.cleaned_data["to_branch"])

    @property
    def community(self) -> Community:
        return self.around.get(pk=self.cleaned_data["to_community"])


class LetterForm(forms.Form):
    """A letter with which somebody comes from elsewhere."""

    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    identity = forms.CharField(label=_("身份证号"), required=False)
    elsewhere = Said(label=_("从哪个党组织来"), max_length=80, missing=_("写上对方党组织的全称。"))
    number = Said(label=_("介绍信编号"), max_length=40, missing=_("写上介绍信的编号。"))
    issued_on = day_field(_("介绍信是哪一天开的"))
    is_across = forms.BooleanField(label=_("从外省来"), required=False)

    def clean_identity(self) -> str:
        said = self.cleaned_data["identity"].strip()
        try:
            return identity(said) if said else ""
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def letter(self) -> tuple[Letter, dict[str, str]]:
        """The letter, and of whom it tells."""
        told = dict(self.cleaned_data)
        like = {name: told.pop(name) for name in ("name", "identity")}
        return Letter(**told), like


class StepForm(forms.Form):
    """Nothing to say but that one has seen how it stands."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, transfer: Transfer, day: date, data: Any = None) -> None:
        super().__init__(data, initial={"seen": transfer.revision})
        self.transfer = transfer
        self.furnish(day)

    def furnish(self, day: date) -> None:
        """Set choices and what stands in the fields at first."""

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)


class WordsForm(StepForm):
    words = Said(label=_("为什么"), max_length=200, missing=_("写一句为什么，对方看得到。"))


class ConfirmForm(StepForm):
    on = day_field(_("回执上写的是哪一天"))

    def furnish(self, day: date) -> None:
        self.fields["on"].initial = day


class AcceptForm(StepForm):
    branch_id = forms.TypedChoiceField(label=_("编入哪个支部"), coerce=int)
    group_id = forms.TypedChoiceField(
        label=_("编入哪个小组"), coerce=int, empty_value=None, required=False
    )

    def furnish(self, day: date) -> None:
        transfer = self.transfer
        within = transfer.kind == TransferKind.BRANCHES
        here = transfer.community_id if within else transfer.to_community_id or 0
        groups = groups_of(here, day)
        if within:
            del self.fields["branch_id"]
            groups = groups.filter(parent_id=transfer.to_branch_id or 0)
        else:
            branches = primary_branches(here, day).values_list("pk", "name")
            offer(self, "branch_id", [("", _("请选择")), *branches])
        named = [(each.pk, f"{each.parent} {each.name}") for each in groups]
        offer(self, "group_id", [("", _("不编组")), *named])


class AdmitForm(MemberForm):
    """The particulars of one who came with a letter, which tells some of them."""

    def __init__(self, transfer: Transfer, day: date, data: Any = None) -> None:
        super().__init__(transfer.community, day, data=data)
        for name, told in (
            ("name", transfer.name),
            ("identity", transfer.identity),
            ("seen", transfer.revision),
        ):
            self.initial[name] = told

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("branch"):
            self.add_error("branch", _("选编入哪个党支部。"))
        return said

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return {"told": self.particulars(), "seen": self.cleaned_data["seen"] or 0}
