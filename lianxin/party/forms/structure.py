"""Forms about organisations: founding, duties, days due, company, the end."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import LONG_AGO, Said, day_field, offer
from lianxin.organisations.models import Organisation
from lianxin.party.actions.structure import Founding
from lianxin.party.actions.terms import Charge
from lianxin.party.models import Body, BodyKind, BranchKind, Duty, Member
from lianxin.party.queries.body_page import BodyPage, electable, joinable
from lianxin.party.rules.access import HEADS

KINDS = [
    *((f"{BodyKind.BRANCH}:{kind.value}", kind.label) for kind in BranchKind),
    (BodyKind.GROUP.value, BodyKind.GROUP.label),
    (BodyKind.GENERAL_BRANCH.value, BodyKind.GENERAL_BRANCH.label),
    (BodyKind.COMMITTEE.value, BodyKind.COMMITTEE.label),
]


class FoundForm(forms.Form):
    kind = forms.ChoiceField(label=_("成立什么"), choices=KINDS)
    name = Said(label=_("名称"), max_length=60, missing=_("写上名称。"))
    parent = forms.TypedChoiceField(
        label=_("设在哪个组织下面"), coerce=int, empty_value=None, required=False
    )
    founded_on = day_field(_("哪天成立"), earliest=LONG_AGO)
    full = forms.IntegerField(label=_("正式党员几名"), min_value=0, initial=0)
    probationary = forms.IntegerField(label=_("预备党员几名"), min_value=0, initial=0)
    heads = forms.IntegerField(
        label=_("支委会几人"), min_value=0, initial=0, help_text=_("不设支委会就写 0。")
    )
    organisation = forms.TypedChoiceField(
        label=_("建在哪个单位"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("两新党支部要选；没有的先到“单位和社会组织”里登记。"),
    )
    units = forms.TypedMultipleChoiceField(
        label=_("联合哪些单位"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("联合党支部要选，至少两个。"),
    )
    approval = Said(label=_("上级批准文号"), max_length=60, required=False)
    reason = Said(
        label=_("理由"),
        max_length=200,
        required=False,
        help_text=_("同一般规定不一样时才写，会一直留着。"),
    )

    def __init__(
        self, parents: Iterable[Body], firms: Iterable[Organisation], data: Any = None, **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        named = [(firm.pk, firm.name) for firm in firms]
        offer(self, "parent", [("", "—"), *((body.pk, body.name) for body in parents)])
        offer(self, "organisation", [("", "—"), *named])
        offer(self, "units", named)
        if not named:
            del self.fields["units"], self.fields["organisation"]

    def founding(self) -> Founding:
        told = self.cleaned_data
        kind, _colon, branch_kind = told["kind"].partition(":")
        return Founding(
            kind=kind,
            branch_kind=branch_kind,
            name=told["name"],
            founded_on=told["founded_on"],
            parent_id=told["parent"],
            full=told["full"],
            probationary=told["probationary"],
            heads=told["heads"],
            approval=told["approval"],
            organisation_id=told.get("organisation"),
            unit_ids=tuple(told.get("units", ())),
            reason=told["reason"],
        )


class BodyStep(forms.Form):
    """One thing that is done with an organisation; days are today's at first."""

    def __init__(self, page: BodyPage, data: Any = None) -> None:
        day = page.on
        super().__init__(data, initial={"since": day, "on": day, "until": day})
        self.page = page
        self.furnish()

    def furnish(self) -> None:
        """Offer what this page has to choose from."""

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)


class AppointForm(BodyStep):
    member = forms.TypedChoiceField(label=_("哪一位"), coerce=int)
    duty = forms.ChoiceField(label=_("职务"))
    since = day_field(_("哪天起"))

    def furnish(self) -> None:
        body = self.page.body
        duties = [Duty.LEADER] if body.kind == BodyKind.GROUP else list(HEADS)
        offer(self, "member", [("", "—"), *named(electable(body))])
        offer(self, "duty", [(duty.value, duty.label) for duty in duties])

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"charge": Charge(told["member"], told["duty"], told["since"])}


class ReleaseForm(BodyStep):
    term = forms.IntegerField(widget=forms.HiddenInput)
    on = day_field(_("从哪天起不再担任"))


class MoveDueForm(BodyStep):
    due_on = day_field(_("改到哪天"))
    approval = Said(label=_("上级批准文号"), max_length=60, missing=_("写上上级批准的文号。"))

    def furnish(self) -> None:
        self.initial["due_on"] = self.page.due_on


class DissolveForm(BodyStep):
    on = day_field(_("哪天撤销"))
    reason = Said(label=_("为什么撤销"), max_length=200, missing=_("写一写为什么撤销。"))


class AccompanyForm(BodyStep):
    members = forms.TypedMultipleChoiceField(
        label=_("哪些党员"), coerce=int, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    since = day_field(_("哪天起"))

    def furnish(self) -> None:
        offer(self, "members", named(joinable(self.page.body)))

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"member_ids": told["members"], "since": told["since"]}


class PartForm(BodyStep):
    member = forms.IntegerField(widget=forms.HiddenInput)
    until = day_field(_("从哪天起不再参加"))

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"member_id": told["member"], "until": told["until"]}


def named(members: Iterable[Member]) -> list[tuple[int, str]]:
    return [(member.pk, member.name) for member in members]
