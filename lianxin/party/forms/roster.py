"""What the roster is asked, what for, and a member's particulars as they are typed."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.errors import Invalid
from lianxin.core.fields import LONG_AGO, Phone, Said, area, day_field, offer
from lianxin.core.identifiers import identity
from lianxin.core.text import tidy
from lianxin.party.models import CardKind, Member, Rank, Standing
from lianxin.party.queries.roster import Whether, Wish, groups_of, primary_branches
from lianxin.places.models import Community
from lianxin.places.queries import place_named

LONGEST = 60
PURPOSES = {
    "daily": _("日常党务"),
    "meeting": _("组织生活通知、点名"),
    "check": _("核对名册"),
    "care": _("关怀走访"),
    "other": _("别的，写在下面"),
}
_KNOWN = {
    "rank": frozenset(Rank.values),
    "standing": frozenset(Standing.values),
    "whether": frozenset(Whether),
}


def wish_of(asked: Mapping[str, str]) -> Wish:
    """A wish out of an address; nonsense is passed over."""
    told: dict[str, Any] = {}
    for each in fields(Wish):
        value = asked.get("q" if each.name == "words" else each.name, "")
        if each.name in _KNOWN and value in _KNOWN[each.name]:
            told[each.name] = value
        elif each.name in ("branch", "group") and _is_key(value):
            told[each.name] = int(value)
        elif each.name == "words":
            told["words"] = tidy(value).strip()[:LONGEST]
    return replace(Wish(), **told)


def _is_key(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def query_of(wish: Wish) -> str:
    """The address's part that asks for a wish, but for words that may be a number of somebody's."""
    plain = Wish()
    told = {
        each.name: getattr(wish, each.name)
        for each in fields(Wish)
        if each.name != "words" and getattr(wish, each.name) != getattr(plain, each.name)
    }
    return urlencode(told)


class FilterForm(forms.Form):
    """Boxes to narrow the roster by, each blank for whichever."""

    use_required_attribute = False

    q = forms.CharField(
        label=_("查姓名，或整个手机号、身份证号"),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST}),
    )
    branch = forms.ChoiceField(label=_("党支部"))
    group = forms.ChoiceField(label=_("党小组"))
    rank = forms.ChoiceField(label=_("类别"), choices=[("", _("不限")), *Rank.choices])
    standing = forms.ChoiceField(label=_("组织关系"), choices=[("", _("不限")), *Standing.choices])
    whether = forms.ChoiceField(
        label=_("在不在册"),
        choices=[
            (Whether.HERE, _("在册")),
            (Whether.LEFT, _("已转走")),
            (Whether.ALL, _("全部")),
        ],
    )

    def __init__(self, wish: Wish, community: Community, day: date) -> None:
        told = {each.name: getattr(wish, each.name) for each in fields(Wish)}
        super().__init__(initial=told | {"q": wish.words}, auto_id="f-%s")
        branches = primary_branches(community.pk, day).values_list("pk", "name")
        offer(self, "branch", [("", _("不限")), *branches])
        groups = groups_of(community.pk, day)
        if wish.branch:
            groups = groups.filter(parent_id=wish.branch)
        named = [(each.pk, f"{each.parent} {each.name}") for each in groups]
        offer(self, "group", [("", _("不限")), *named])


class PurposeForm(forms.Form):
    purpose = forms.ChoiceField(
        label=_("看名册做什么"),
        choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("先选一下看名册做什么。")},
    )
    words = Said(label=_("说具体一点"), max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("purpose") == "other" and not said.get("words"):
            self.add_error("words", _("写一句做什么。"))
        return said

    def told(self) -> str:
        """The purpose in words, for the journal."""
        label = (
            ""
            if self.cleaned_data["purpose"] == "other"
            else PURPOSES[self.cleaned_data["purpose"]]
        )
        words = self.cleaned_data["words"]
        return "：".join(str(part) for part in (label, words) if part)


MASKED = ("identity", "born_on", "phone", "door")
"""Particulars that nobody sees, and so nobody changes, without having said why."""


class MemberForm(forms.Form):
    """A member's particulars; a new one's with rank and branch, which later change by steps."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    is_female = forms.TypedChoiceField(
        label=_("性别"),
        choices=[("", _("不写")), ("1", _("女")), ("0", _("男"))],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
    )
    identity = forms.CharField(
        label=_("身份证号"), required=False, help_text=_("写了就会核对最后一位。")
    )
    born_on = day_field(_("出生日期"), earliest=LONG_AGO, required=False)
    phone = Phone(label=_("手机号"), required=False)
    home = forms.CharField(
        label=_("住处"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "places"}),
        help_text=_("例如：东舍坊118号院 7号楼 2单元"),
    )
    door = Said(label=_("门牌"), max_length=20, required=False)
    employer = Said(label=_("工作单位"), max_length=80, required=False)
    username = Said(
        label=_("账号"),
        max_length=60,
        required=False,
        help_text=_("有账号的党员能在手机上看自己的信息和谁看过、请假、写学习笔记。"),
    )
    rank = forms.ChoiceField(label=_("党员类别"), choices=Rank.choices)
    standing = forms.ChoiceField(label=_("组织关系"), choices=Standing.choices)
    admitted_on = day_field(_("入党日期"), earliest=LONG_AGO)
    full_on = day_field(_("转正日期"), earliest=LONG_AGO, required=False)
    branch = forms.TypedChoiceField(label=_("党支部"), coerce=int, empty_value=None, required=False)
    group = forms.TypedChoiceField(label=_("党小组"), coerce=int, empty_value=None, required=False)
    entered_on = day_field(_("到本社区日期"), earliest=LONG_AGO, required=False)
    away_since = day_field(_("外出日期"), earliest=LONG_AGO, required=False)
    away_to = Said(label=_("外出去向"), max_length=80, required=False)
    abroad_since = day_field(_("出国（境）日期"), earliest=LONG_AGO, required=False)
    lost_since = day_field(_("从哪天起联系不上"), earliest=LONG_AGO, required=False)
    idle_since = day_field(
        _("从哪天起没有参加"),
        earliest=LONG_AGO,
        required=False,
        help_text=_("没有正当理由，没交党费、没过组织生活、没做分配的工作。"),
    )

    def __init__(
        self,
        community: Community,
        day: date,
        member: Member | None = None,
        data: Any = None,
        *,
        is_full: bool = True,
    ) -> None:
        super().__init__(data, initial=_facts(member) if member else {"entered_on": day})
        if not is_full:
            for name in MASKED:
                del self.fields[name]
        self.community, self.member = community, member
        groups = groups_of(community.pk, day)
        if member:
            for name in ("rank", "branch", "entered_on"):
                del self.fields[name]
            groups = groups.filter(parent_id=member.branch_id or 0)
        else:
            branches = primary_branches(community.pk, day).values_list("pk", "name")
            offer(self, "branch", [("", _("请选择")), *branches])
        named = [(group.pk, f"{group.parent} {group.name}") for group in groups]
        offer(self, "group", [("", _("不编组")), *named])

    def clean_identity(self) -> str:
        said = self.cleaned_data["identity"].strip()
        try:
            return identity(said) if said else ""
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def clean_home(self) -> str:
        said = tidy(self.cleaned_data["home"]).strip()
        place = place_named(self.community.pk, said) if said else None
        if said and place is None:
            raise forms.ValidationError(_("社区里没有这个院、楼或单元，请照“地点”里的写法写。"))
        self.cleaned_data["home_id"] = place.pk if place else None
        return said

    def particulars(self) -> dict[str, Any]:
        """By the model's names, as the action wants them."""
        said = {
            key: value
            for key, value in self.cleaned_data.items()
            if key not in ("seen", "home", "branch", "group")
        }
        said["group_id"] = self.cleaned_data["group"]
        if not self.member:
            said["branch_id"] = self.cleaned_data["branch"]
        return said


def _facts(member: Member) -> dict[str, Any]:
    plain = {
        name: getattr(member, name)
        for name in MemberForm.base_fields
        if name not in ("seen", "home", "branch", "group", "is_female", "username")
    }
    sex = "" if member.is_female is None else str(int(member.is_female))
    return plain | {
        "seen": member.revision,
        "home": member.home.label if member.home else "",
        "group": member.group_id,
        "is_female": sex,
        "username": member.person.user.username if member.person and member.person.user else "",
    }


class DecidedForm(forms.Form):
    """What a meeting decided of a member."""

    meeting = Said(
        label=_("哪一次会定的"), max_length=120, missing=_("写明是哪一次支部党员大会定的。")
    )

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return dict(self.cleaned_data)


class ExtendForm(DecidedForm):
    until = day_field(_("延长到哪一天"))
    field_order = ("until", "meeting")


class ConvertForm(DecidedForm):
    on = day_field(_("从哪一天转正"))
    field_order = ("on", "meeting")


class DecideForm(DecidedForm):
    kind = forms.ChoiceField(choices=CardKind.choices, widget=forms.HiddenInput)
    words = Said(label=_("怎么定的"), max_length=500, missing=_("写一句怎么定的。"), widget=area(3))
    on = day_field(_("哪一天定的"))
    field_order = ("kind", "words", "meeting", "on")

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "kind": CardKind(self.cleaned_data["kind"])}
