"""What staff fill in for somebody who tells them: everything on one page."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core import pii
from lianxin.core.fields import Phone, Photos, Said, offer
from lianxin.matters.actions.filing import MOST_WORDS, Report
from lianxin.matters.forms.fields import answer_fields, answers_of
from lianxin.matters.forms.steps import category_choices
from lianxin.matters.models import Channel, MatterKind
from lianxin.matters.queries.shelf import shelf
from lianxin.places.models import Community
from lianxin.places.queries import place_labelled, place_named

CHANNELS = [
    (Channel.COUNTER, Channel.COUNTER.label),
    (Channel.PHONE, Channel.PHONE.label),
    (Channel.DOOR, Channel.DOOR.label),
]


class Register(forms.Form):
    """Valid, it makes a report; the questions of the category that was chosen are among it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=gettext_lazy("怎么来的"),
        choices=CHANNELS,
        initial=Channel.PHONE,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("选一个：当面、电话，还是上门。")},
    )
    words = Said(
        label=gettext_lazy("什么事"),
        max_length=MOST_WORDS,
        missing=gettext_lazy("写下是什么事。"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("照居民的话写就行。"),
    )
    place = Said(
        label=gettext_lazy("在哪里"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
        help_text=gettext_lazy("例如：东舍坊118号院 7号楼。清单里没有的也能写。"),
    )
    category = forms.TypedChoiceField(
        label=gettext_lazy("属于哪一类"),
        coerce=int,
        error_messages={"required": gettext_lazy("选一个类别，说不准就选“其他”。")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("这算哪一种"),
        choices=MatterKind.choices,
        initial=MatterKind.HELP,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一个。")},
    )
    name = Said(label=gettext_lazy("提出人怎么称呼"), max_length=60, required=False)
    phone = Phone(
        label=gettext_lazy("手机号"),
        required=False,
        help_text=gettext_lazy("留了才好告诉结果；别人只看得到 138****1234。"),
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("公开给大家看，邻居可以说“我也遇到”"), required=False, initial=True
    )
    is_named = forms.BooleanField(
        label=gettext_lazy("提出人愿意署名（公开时写作 王*群）"), required=False
    )
    is_struck = forms.BooleanField(
        label=gettext_lazy("隐去话里的姓名和电话（推荐）"), required=False, initial=True
    )
    photos = Photos(
        label=gettext_lazy("照片"), help_text=gettext_lazy("最多 6 张，会去掉拍摄地点等信息。")
    )

    def __init__(self, community: Community, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"key": uuid.uuid4()})
        self.community = community
        offer(self, "category", category_choices())
        chosen = str(self["category"].value() or "")
        asked = shelf().questions.get(int(chosen), ()) if chosen.isdecimal() else ()
        self.answers = answer_fields(asked)
        self.fields.update(self.answers)

    def answer_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.answers]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("is_named") and not found.get("name"):
            self.add_error("name", _("愿意署名的，写下怎么称呼；不写就不署名。"))
        return found

    def report(self) -> Report:
        said = self.cleaned_data
        place = None
        if said["place"]:
            place = place_labelled(self.community.pk, said["place"]) or place_named(
                self.community.pk, said["place"]
            )
        return Report(
            key=said["key"],
            community=self.community,
            category=shelf().leaves[said["category"]],
            kind=said["kind"],
            words=pii.strike(said["words"]) if said["is_struck"] else said["words"],
            place=place,
            place_words="" if place else said["place"],
            answers=answers_of(said),
            is_public=said["is_public"],
            is_named=said["is_named"],
            channel=said["channel"],
            name=said["name"],
            phone=said["phone"],
        )
