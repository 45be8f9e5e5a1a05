"""What is asked on the pages of the wall, of announcements and of brands."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Photos, Said, area, day_field, offer
from lianxin.honours.actions import AnnouncementTold, BrandTold, Telling
from lianxin.volunteers.forms.steps import Asked, Reason

__all__ = ["Asked", "Reason"]

_PARTED = re.compile(r"[、，,;；\s]+")
_PICTURE = forms.FileInput(attrs={"accept": "image/*"})


class Tell(forms.Form):
    """A good deed, told by anybody."""

    board = forms.TypedChoiceField(label=_("放在哪个栏目"), coerce=int, widget=forms.RadioSelect)
    title = Said(label=_("题目"), max_length=40, missing=_("起个题目。"))
    words = Said(
        label=_("是什么好事"), max_length=600, missing=_("写一写是什么好事。"), widget=area(6)
    )
    about = Said(
        label=_("讲的是谁"),
        max_length=120,
        required=False,
        help_text=_("写姓名，几位用顿号分开。要他们同意，才会上墙；做好事没留名的，不用写。"),
    )
    photo = forms.FileField(
        label=_("照片"),
        required=False,
        help_text=_("没有照片也行；照片里的人也要同意。"),
        widget=_PICTURE,
    )
    signed = Said(
        label=_("墙上怎么写您"),
        max_length=30,
        required=False,
        help_text=_("例如：7号楼邻居；不写就不署名"),
    )
    name = Said(label=_("您怎么称呼"), max_length=60, required=False)
    phone = Phone(label=_("您的手机号"), required=False, help_text=_("只有社区看得到，核实用"))

    def __init__(
        self,
        boards: Sequence[tuple[int, str]],
        data: Any = None,
        files: Any = None,
        *,
        is_known: bool,
    ) -> None:
        super().__init__(data, files)
        offer(self, "board", boards)
        if is_known:
            del self.fields["name"], self.fields["phone"]

    def told(self) -> Telling:
        said = dict(self.cleaned_data)
        names = [each for each in _PARTED.split(said.pop("about")) if each]
        return Telling(about=names, **said)


class NewBoard(forms.Form):
    name = Said(label=_("新栏目"), max_length=20, missing=_("给栏目起个名字。"))
    words = Said(label=_("放什么"), max_length=120, required=False)


class Thank(forms.Form):
    words = Said(
        label=_("想说的话"),
        max_length=120,
        required=False,
        help_text=_("只有本人看得到，墙上不显示也不计数。"),
    )


class Answered(forms.Form):
    """Whether a story may show oneself."""

    agrees = forms.ChoiceField(
        label=_("愿意上墙吗"),
        choices=[
            ("photo", _("愿意，照片也可以")),
            ("yes", _("愿意，但不要照片")),
            ("no", _("不愿意")),
        ],
        widget=forms.RadioSelect,
    )

    def said(self) -> dict[str, Any]:
        agrees = self.cleaned_data["agrees"]
        return {"agrees": agrees != "no", "photo": agrees == "photo"}


class AnsweredOnPaper(Answered):
    given_by = Said(
        label=_("凭什么登记"), max_length=60, missing=_("写明凭什么登记，例如：3月2日当面同意。")
    )

    def told(self) -> dict[str, Any]:
        return {**self.said(), "given_by": self.cleaned_data["given_by"]}


class NameShown(Asked):
    name = Said(label=_("讲的是谁"), max_length=30, missing=_("写上讲的是谁。"))
    phone = Phone(label=_("手机号"), required=False, help_text=_("知道就写上，好问本人"))


class EditStory(Asked):
    title = Said(label=_("题目"), max_length=40, missing=_("起个题目。"))
    words = Said(label=_("文字"), max_length=600, missing=_("写一写是什么好事。"), widget=area(6))

    def furnish(self) -> None:
        self.fields["title"].initial = self.thing.title
        self.fields["words"].initial = self.thing.words


class Write(forms.Form):
    """An announcement."""

    title = Said(label=_("标题"), max_length=60, missing=_("起个标题。"))
    words = Said(label=_("是什么事"), max_length=2000, missing=_("写明是什么事。"), widget=area(8))
    to = forms.ChoiceField(
        label=_("发给谁"),
        help_text=_(
            "发给院、楼的，大家都看得到，只提醒住在那里的人；发给队伍的，只有队里的人看得到。"
        ),
    )
    valid_from = day_field(_("从哪天起"))
    valid_until = day_field(_("到哪天止"))
    is_pinned = forms.BooleanField(label=_("置顶"), required=False)
    papers = Photos(
        label=_("附件"), help_text=_("PDF、Word（docx）和照片，可以几个一起选；没有就不选")
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, audiences: Sequence[tuple[str, str]], data: Any = None, files: Any = None, **rest: Any
    ) -> None:
        super().__init__(data, files, **rest)
        offer(self, "to", audiences)
        self.fields["papers"].widget.attrs["accept"] = ".pdf,.docx,image/*"

    def told(self) -> AnnouncementTold:
        said = dict(self.cleaned_data)
        said.pop("papers")
        said.pop("seen")
        return AnnouncementTold(**said)


class BrandForm(forms.Form):
    name = Said(label=_("品牌叫什么"), max_length=40, missing=_("给品牌起个名字。"))
    words = Said(
        label=_("是什么"), max_length=1000, missing=_("写一写这个品牌是什么。"), widget=area(6)
    )
    since = day_field(_("从哪天起"))

    def told(self) -> BrandTold:
        return BrandTold(**self.cleaned_data)


class TieForm(forms.Form):
    what = forms.ChoiceField(
        label=_("把什么收进来"), error_messages={"required": _("从单子里选一个。")}
    )

    def __init__(self, offered: Sequence[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data, auto_id="tie_%s")
        offer(self, "what", offered)


class TiePage(forms.Form):
    title = Said(label=_("名称"), max_length=60, missing=_("写上名称。"))
    path = Said(
        label=_("本站网页的地址"),
        max_length=200,
        missing=_("写上地址。"),
        help_text=_("例如工程的页面：从 /c/ 写起"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="page_%s")
