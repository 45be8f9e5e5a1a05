"""What somebody says of themself when they register, on the portal or to staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import LONG_AGO, Phone, Said, area, day_field
from lianxin.places.models import Community
from lianxin.volunteers.actions import GuardianTold, Registration
from lianxin.volunteers.forms.fields import Boxes, as_free, halves
from lianxin.volunteers.models import Skill

ADULT, MINOR = "adult", "minor"


class OwnPhone(Phone):
    """Wanted of nearly everybody: the form says so, and lets a child do without."""

    def clean(self, value: Any) -> str:
        return super().clean(value) if value else ""


class Join(forms.Form):
    """Registering by own will: identity is optional and asked for by itself (S-02, S-03)."""

    notice = forms.IntegerField(widget=forms.HiddenInput)
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名，证书上要用。"))
    phone: Phone = OwnPhone(label=_("手机号"), help_text=_("有服务时联系您用，不公开。"))
    age = forms.ChoiceField(
        label=_("年龄"),
        choices=[(ADULT, _("已满 18 周岁")), (MINOR, _("不满 18 周岁"))],
        widget=forms.RadioSelect,
    )
    born_on = day_field(
        _("生日"), earliest=LONG_AGO, required=False, help_text=_("只有不满 18 周岁的才填。")
    )
    guardian_name = Said(
        label=_("监护人姓名"),
        max_length=60,
        required=False,
        help_text=_("只有不满 18 周岁的才填；社区会问过监护人再登记。"),
    )
    guardian_phone = Phone(label=_("监护人手机号"), required=False)
    skills = Boxes(label=_("会做什么"), choices=Skill.choices)
    free = Boxes(label=_("什么时候有空"))
    identity = Said(
        label=_("身份证号"),
        max_length=20,
        required=False,
        help_text=_("不填也能登记。以后要开志愿服务证明时才用得上，加密保存。"),
    )
    may_keep_identity = forms.BooleanField(
        label=_("填了身份证号的：我单独同意社区为开证明保存它"), required=False
    )
    agrees = forms.BooleanField(
        label=_("我看过上面的告知，自愿登记"),
        error_messages={"required": _("看过告知，勾上“自愿登记”再发。")},
    )

    def __init__(self, *args: Any, notice: int, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.initial.setdefault("notice", notice)
        self.fields["free"].choices = halves()  # type: ignore[attr-defined]  # it is our Boxes

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("age") == MINOR:
            self._want("born_on", said, _("写上生日，好知道要不要监护人同意。"))
            self._want("guardian_name", said, _("写上监护人的姓名。"))
            self._want("guardian_phone", said, _("写上监护人的手机号。"))
        elif said.get("age") == ADULT and "phone" in said and not self.has_phone(said):
            self.add_error("phone", _("留一个手机号，有服务时好告诉您。"))
        return said

    def has_phone(self, said: dict[str, Any]) -> bool:
        return bool(said["phone"])

    def _want(self, field: str, said: dict[str, Any], why: Any) -> None:
        if field in said and not said[field]:
            self.add_error(field, why)

    def registration(self, community: Community) -> Registration:
        said = self.cleaned_data
        is_minor = said["age"] == MINOR
        return Registration(
            community=community,
            name=said["name"],
            phone=said["phone"],
            born_on=said["born_on"] if is_minor else None,
            identity=said["identity"],
            may_keep_identity=said["may_keep_identity"],
            skills=said["skills"],
            free=as_free(said["free"]),
            guardian=(
                GuardianTold(said["guardian_name"], said["guardian_phone"]) if is_minor else None
            ),
            notice=said["notice"],
            **self.extra(),
        )

    def extra(self) -> dict[str, Any]:
        return {}


class OwnJoin(Join):
    """By somebody with an account, whose phone is known."""

    phone = Phone(label=_("手机号"), required=False, help_text=_("有服务时联系您用，不公开。"))

    def has_phone(self, said: dict[str, Any]) -> bool:
        return True


class ProxyJoin(Join):
    """Staff write down what somebody told them (代办)."""

    phone = Phone(label=_("手机号"), required=False)
    paper = Said(
        label=_("凭什么代为登记"),
        max_length=100,
        missing=_("写明凭什么代为登记。"),
        help_text=_("例如：本人签字的登记表，3月2日收到"),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["agrees"].label = _("已把告知念给本人或给本人看过，本人自愿登记")

    def has_phone(self, said: dict[str, Any]) -> bool:
        return True

    def extra(self) -> dict[str, Any]:
        return {"is_proxy": True, "paper": self.cleaned_data["paper"]}


class Abilities(forms.Form):
    """What one can and when one is free, said anew."""

    skills = Boxes(label=_("会做什么"), choices=Skill.choices)
    free = Boxes(label=_("什么时候有空"))

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["free"].choices = halves()  # type: ignore[attr-defined]  # it is our Boxes

    def said(self) -> dict[str, Any]:
        return {
            "skills": self.cleaned_data["skills"],
            "free": as_free(self.cleaned_data["free"]),
        }


class Listed(forms.Form):
    """A list of people to be invited: pasted, or a sheet with their names and phones."""

    people = forms.CharField(
        label=_("贴上名单"),
        widget=area(8),
        required=False,
        help_text=_("一行一人：姓名 手机号"),
    )
    sheet = forms.FileField(
        label=_("或选一个 Excel 表"),
        required=False,
        help_text=_("第一行是表头，要有“姓名”“手机号”两列。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls"}),
    )

    def pasted(self) -> list[tuple[str, str]]:
        """Each line's name and phone, however they are parted."""
        lines = self.cleaned_data["people"].replace("，", " ").replace(",", " ").splitlines()
        parted = (line.split() for line in lines if line.strip())
        return [(" ".join(parts[:-1]), parts[-1]) for parts in parted]


class AskCertificate(forms.Form):
    since = day_field(_("从哪天"))
    until = day_field(_("到哪天"))
    may_show = forms.BooleanField(
        label=_("核验页上显示我的全名；不勾就只显示姓，如“王*群”"), required=False
    )
