"""What is asked on the pages of awards."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area, day_field, offer
from lianxin.honours.actions import Proposal, RoundTold
from lianxin.honours.models import MOST_DEEDS, Subject, Ties, Voter
from lianxin.volunteers.forms.fields import Picks
from lianxin.volunteers.forms.steps import Asked, Reason

__all__ = ["Asked", "Reason"]
HUNDRED = 100


def _count(label: Any, most: int, least: int = 0, **rest: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=widget,
        error_messages={"invalid": _("写一个整数，例如 10。")},
        **rest,
    )


class RoundForm(forms.Form):
    """All terms of a round, on one page."""

    name = Said(label=_("评选叫什么"), max_length=60, missing=_("给评选起个名字。"))
    honour = Said(
        label=_("评上了叫什么"),
        max_length=40,
        missing=_("写明评上了叫什么。"),
        help_text=_("写在证书上，例如：十佳孝老爱亲和谐家庭"),
    )
    what = Said(
        label=_("评什么、谁可以参加"),
        max_length=1000,
        missing=_("写明评什么、谁可以参加。"),
        widget=area(),
    )
    subject = forms.ChoiceField(
        label=_("评的是"), choices=Subject.choices, widget=forms.RadioSelect
    )
    seats = _count(_("评几位"), 100, 1)
    votes_each = _count(_("一张票最多选几位"), 100, 1)
    voter = forms.ChoiceField(label=_("怎么投"), choices=Voter.choices, widget=forms.RadioSelect)
    residents = _count(_("居民投票占几分"), HUNDRED, help_text=_("三样加起来是 100"))
    jury = _count(_("评委投票占几分"), HUNDRED)
    deeds = _count(
        _("事迹核实占几分"), HUNDRED, help_text=_("按规定，不能只凭投票；审核时每位的事迹打 1—5 分")
    )
    jury_words = Said(
        label=_("评委是哪些人"),
        max_length=200,
        required=False,
        help_text=_("评委不投票就不用写"),
    )
    ties = forms.ChoiceField(
        label=_("总分相同怎么办"), choices=Ties.choices, widget=forms.RadioSelect
    )
    nominate_until = day_field(_("推荐截止"))
    vote_until = day_field(_("投票截止"))
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def told(self) -> RoundTold:
        said = dict(self.cleaned_data)
        said.pop("seen")
        return RoundTold(**said)


class Propose(forms.Form):
    """Somebody, or oneself, is proposed."""

    who = forms.ChoiceField(
        label=_("推荐谁"),
        choices=[("other", _("别人")), ("self", _("我自己（或我们家）"))],
        widget=forms.RadioSelect,
        initial="other",
    )
    name = Said(label=_("姓名，或怎么称呼这一家"), max_length=60, missing=_("写上推荐谁。"))
    phone = Phone(
        label=_("这一位的手机号"),
        required=False,
        help_text=_("用来问本人愿不愿意；本人不同意，谁也不会知道。推荐自己不用填。"),
    )
    words = Said(
        label=_("做了什么好事"), max_length=1000, missing=_("写一写做了什么好事。"), widget=area(6)
    )
    by_name = Said(label=_("您怎么称呼"), max_length=60, required=False)
    by_phone = Phone(label=_("您的手机号"), required=False, help_text=_("只有社区看得到，核实用"))

    def __init__(self, data: Any = None, *, is_known: bool) -> None:
        super().__init__(data)
        if is_known:
            del self.fields["by_name"], self.fields["by_phone"]

    def told(self) -> Proposal:
        said = dict(self.cleaned_data)
        is_self = said.pop("who") == "self"
        return Proposal(is_self=is_self, **said)


class Cast(forms.Form):
    """A ballot."""

    choices = Picks(label=_("选谁"), required=False)
    home = Said(
        label=_("您家住哪儿"),
        max_length=80,
        required=False,
        help_text=_("写到单元和门牌，例如：历山路100号院6号楼2单元301。一户一票，只用来不重复。"),
    )

    def __init__(
        self, offered: Sequence[tuple[int, str]], data: Any = None, *, by_household: bool
    ) -> None:
        super().__init__(data)
        offer(self, "choices", offered)
        if not by_household:
            del self.fields["home"]


class Objects(forms.Form):
    words = Said(
        label=_("有什么不同意见"),
        max_length=500,
        missing=_("写一写有什么不同意见。"),
        widget=area(4),
        help_text=_("只有社区看得到是谁提的；答复会公开。"),
    )
    name = Said(label=_("您怎么称呼"), max_length=60, required=False)
    phone = Phone(label=_("您的手机号"), required=False)

    def __init__(self, data: Any = None, *, is_known: bool) -> None:
        super().__init__(data, auto_id="object_%s")
        if is_known:
            del self.fields["name"], self.fields["phone"]


class Answers(Asked):
    words = Said(
        label=_("怎么答复"),
        max_length=500,
        missing=_("写一写怎么核实的。"),
        widget=area(3),
        help_text=_("大家都看得到，不要写谁提的。"),
    )
    is_upheld = forms.BooleanField(label=_("异议成立"), required=False)


class Judge(Asked):
    nominee = forms.IntegerField(widget=forms.HiddenInput)
    score = forms.TypedChoiceField(
        label=_("事迹分"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", _("不列入"))]
        + [(str(n), _("%(n)d 分") % {"n": n}) for n in range(1, MOST_DEEDS + 1)],
    )
    reason = Said(label=_("说明"), max_length=200, required=False)


class AgreedOnPaper(Asked):
    given_by = Said(label=_("凭什么登记"), max_length=60, missing=_("写明凭什么登记。"))


class HandOut(Asked):
    name = Said(label=_("谁领的"), max_length=60, missing=_("写上谁领的。"))
    phone = Phone(label=_("手机号"), required=False)
    home = Said(
        label=_("住哪儿"), max_length=80, required=False, help_text=_("一户一票的，写到单元和门牌")
    )


class ReadPaper(Asked):
    serial = _count(_("纸票的号"), 1_000_000, 1)
    choices = Picks(label=_("票上选了谁"))


class Aside(Asked):
    votes = forms.TypedMultipleChoiceField(coerce=int, widget=forms.MultipleHiddenInput)
    words = Said(
        label=_("为什么不计"), max_length=200, missing=_("写明为什么不计，会同票数一起公布。")
    )


class Seat(Asked):
    person = forms.TypedChoiceField(
        label=_("请谁当评委"),
        coerce=int,
        empty_value=None,
        error_messages={"required": _("选一位。")},
    )
