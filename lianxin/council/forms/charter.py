"""A council's charter, members and terms as staff write them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field, offer
from lianxin.council.actions import Charter, Seating
from lianxin.council.forms.fields import Lines
from lianxin.council.models import Base, Council, Member, MemberKind
from lianxin.council.rules.counting import told

SHARES = (
    ("1/2", _("过半")),
    ("3/5", _("超过五分之三")),
    ("2/3", _("超过三分之二")),
    ("3/4", _("超过四分之三")),
    ("4/5", _("超过五分之四")),
)


class CharterForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = Said(
        label=_("名称"),
        max_length=60,
        missing=_("给议事会起个名字。"),
        help_text=_("例如：群策联盟"),
    )
    way = Said(
        label=_("怎么议"), max_length=60, required=False, help_text=_("例如：民事、民议、民决")
    )
    quorum = forms.ChoiceField(label=_("多少成员到会才能表决"), choices=SHARES)
    majority = forms.ChoiceField(label=_("多少人赞成才通过"), choices=SHARES)
    majority_of = forms.ChoiceField(
        label=_("赞成的比例怎么算"), choices=Base.choices, widget=forms.RadioSelect
    )
    is_secret = forms.TypedChoiceField(
        label=_("怎么表决"),
        choices=[("0", _("记名")), ("1", _("无记名"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    notice_days = forms.IntegerField(label=_("至少提前几天通知"), min_value=0, max_value=60)
    speech_seconds = forms.IntegerField(
        label=_("一次发言几秒"),
        min_value=1,
        max_value=3600,
        required=False,
        help_text=_("空着就照规则。"),
    )
    speech_turns = forms.IntegerField(
        label=_("一题每人发言几次"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=_("空着就照规则。"),
    )
    proxies_each = forms.IntegerField(
        label=_("一人最多替几人投票"),
        min_value=0,
        max_value=99,
        required=False,
        help_text=_("要有书面委托，一次会议有效；不准委托就写 0。"),
    )
    duties = Lines(label=_("做什么"))
    promises = Lines(label=_("承诺什么"))

    def __init__(self, council: Council | None, data: Any = None, *, notice_days: int) -> None:
        initial = _facts(council) if council else {"notice_days": notice_days}
        super().__init__(data, initial={"majority_of": Base.PRESENT, "is_secret": "0"} | initial)
        for name in ("quorum", "majority"):
            own = initial.get(name, "1/2")
            if own not in dict(SHARES):
                offer(self, name, [(own, told(Fraction(own))), *SHARES])

    def charter(self) -> Charter:
        said = self.cleaned_data
        return Charter(
            name=said["name"],
            way=said["way"],
            quorum=Fraction(said["quorum"]),
            majority=Fraction(said["majority"]),
            majority_of=said["majority_of"],
            is_secret=said["is_secret"],
            notice_days=said["notice_days"],
            speech_seconds=said["speech_seconds"],
            speech_turns=said["speech_turns"],
            proxies_each=said["proxies_each"] or 0,
            duties=said["duties"],
            promises=said["promises"],
        )


def _facts(council: Council) -> dict[str, Any]:
    return {
        "seen": council.revision,
        "name": council.name,
        "way": council.way,
        "quorum": str(council.quorum),
        "majority": str(council.majority),
        "majority_of": council.majority_of,
        "is_secret": "1" if council.is_secret else "0",
        "notice_days": council.notice_days,
        "speech_seconds": council.speech_seconds,
        "speech_turns": council.speech_turns,
        "proxies_each": council.proxies_each,
        "duties": council.duties,
        "promises": council.promises,
    }


class MemberForm(forms.Form):
    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    kind = forms.ChoiceField(label=_("代表谁"), choices=MemberKind.choices)
    delegated_by = forms.TypedChoiceField(
        label=_("哪家单位派来的"), coerce=int, empty_value=None, required=False
    )
    organisation = Said(label=_("单位或楼院"), max_length=60, required=False)
    username = Said(
        label=_("账号"),
        max_length=60,
        required=False,
        help_text=_("有账号的成员能在手机上看议程、投自己的票。"),
    )
    since = day_field(_("哪天起"))
    is_chair = forms.BooleanField(label=_("会议主持人"), required=False)
    is_office_holder = forms.BooleanField(label=_("以公职身份参加，姓名对外公开"), required=False)

    def __init__(self, senders: Sequence[tuple[int, str]], data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        if senders:
            offer(self, "delegated_by", [("", "—"), *senders])
            del self.fields["organisation"]
        else:
            del self.fields["delegated_by"]

    def seating(self) -> Seating:
        said = {key: value for key, value in self.cleaned_data.items() if key != "since"}
        return Seating(**said)


class ReleaseForm(forms.Form):
    until = day_field(_("最后一天"))


class TermForm(forms.Form):
    since = day_field(_("哪天开始"))
    until = day_field(_("哪天到期"))
    leaving = forms.TypedMultipleChoiceField(
        label=_("不再连任的成员"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, members: list[Member], data: Any = None, **rest: Any) -> None:
        super().__init__(data, auto_id="term_%s", **rest)
        offer(self, "leaving", ((member.pk, member.name) for member in members))
