"""What residents fill in: what is the matter, how it goes out, and their word on it afterwards."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Phone, Photos, Said, offer
from lianxin.core.masks import mask_name
from lianxin.matters.actions.filing import MOST_WORDS
from lianxin.matters.forms.fields import answer_fields
from lianxin.matters.models import (
    Category,
    CategoryQuestion,
    Draft,
    MatterKind,
    Outcome,
    Satisfaction,
)
from lianxin.places.models import Community

PICK_ONE = gettext_lazy("请选一个。")


def yes_no(label: Any, *, yes: Any, no: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("1", yes), ("0", no)],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": PICK_ONE},
    )


class What(forms.Form):
    """What is the matter; with the category's own questions once there is a category."""

    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    """The category whose questions the page showed; blank where it showed no categories yet."""
    words = Said(
        label=gettext_lazy("什么事？"),
        help_text=gettext_lazy("像跟邻居说话一样写就行。"),
        max_length=MOST_WORDS,
        missing=gettext_lazy("说一说是什么事，几个字也行。"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    category = forms.TypedChoiceField(
        label=gettext_lazy("属于哪一类"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": PICK_ONE},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("这算哪一种"),
        choices=MatterKind.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    photos = Photos(label=gettext_lazy("照片"))

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        draft: Draft,
        categories: Iterable[Category],
        questions: Iterable[CategoryQuestion] = (),
        part: str = "",
    ) -> None:
        super().__init__(data, files)
        self.initial = {
            "words": draft.words,
            "kind": draft.kind,
            "category": draft.category_id,
            **{f"a_{code}": value for code, value in draft.answers.items()},
        }
        offer(self, "category", [(each.pk, each.name) for each in categories])
        self.part = part
        self.answers: list[str] = []
        self.ask(questions)
        if part:
            self._narrow(part)

    def ask(self, questions: Iterable[CategoryQuestion]) -> None:
        """Put the questions of a category, unless they are there; what was judged stays judged."""
        if self.part not in ("", "category"):
            return
        for name, field in answer_fields(questions).items():
            if name not in self.fields:
                self.answers.append(name)
                self.fields[name] = field

    def _narrow(self, part: str) -> None:
        """One question a screen: the words, the category with what it asks, or the photos."""
        ours = {"category": {"asked", "category", "kind", *self.answers}}.get(part, {part})
        for name in set(self.fields) - ours:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        was_asked = "category" in self.fields and "asked" in self.data
        if was_asked and not cleaned.get("category") and "category" not in self.errors:
            self.add_error("category", _("选一个类别，说不准就选“其他”。"))
        return cleaned

    def answer_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.answers if name in self.fields]


class Send(forms.Form):
    """How it goes out: to whom, under what name, and where to call back."""

    is_struck = forms.BooleanField(label=gettext_lazy("发出前替我隐去（推荐）"), required=False)
    is_public = yes_no(
        gettext_lazy("给谁看"),
        yes=gettext_lazy("大家都能看，邻居可以说“我也遇到”"),
        no=gettext_lazy("只给社区看"),
    )
    is_named = yes_no(gettext_lazy("怎么署名"), yes="", no=gettext_lazy("一位居民"))
    name = Said(
        label=gettext_lazy("怎么称呼您"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = Phone(
        label=gettext_lazy("回话打哪个电话"),
        help_text=gettext_lazy("只给办事的人看，用来告诉您结果。"),
    )

    def __init__(self, data: Any = None, *, draft: Draft, known_name: str = "") -> None:
        super().__init__(data)
        self.initial = {
            "is_struck": draft.is_struck,
            "is_public": "1" if draft.is_public else "0",
            "is_named": "1" if draft.is_named else "0",
            "name": draft.name,
            "phone": draft.phone,
        }
        told = mask_name(known_name) if known_name else _("我的名字，只露姓，像“李*芳”")
        offer(self, "is_named", [("0", _("一位居民")), ("1", told)])
        if known_name:
            del self.fields["name"], self.fields["phone"]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if "name" in self.fields and cleaned.get("is_named") and not cleaned.get("name"):
            self.add_error("name", _("要署名就写上名字；不想写，上面选“一位居民”。"))
        return cleaned


class Join(forms.Form):
    """A guest who meets with the same leaves where to be told of the outcome."""

    phone = Phone(
        label=gettext_lazy("手机号"), help_text=gettext_lazy("只给办事的人看，用来告诉您结果。")
    )
    name = Said(
        label=gettext_lazy("怎么称呼您"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class Answer(forms.Form):
    words = Said(
        label=gettext_lazy("您的回答"),
        max_length=1000,
        missing=gettext_lazy("写下您的回答。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Confirm(forms.Form):
    """Is it solved, and how content is one with it."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("这件事解决了吗？"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一个：解决了、解决了一部分、没有解决。")},
    )
    satisfaction = forms.ChoiceField(
        label=gettext_lazy("满意吗"),
        choices=Satisfaction.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = Said(
        label=gettext_lazy("想说的话"),
        help_text=gettext_lazy("没有解决或不满意，请写一句哪里不行，我们照着改。"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Withdraw(forms.Form):
    words = Said(
        label=gettext_lazy("为什么撤回"),
        max_length=300,
        required=False,
        widget=forms.TextInput(),
    )


class Find(forms.Form):
    """A number as people keep it, whole or only its end; with the phone for what is not public."""

    number = Said(
        label=gettext_lazy("编号"),
        max_length=30,
        missing=gettext_lazy("写上编号，发出时给过您，像 LSL-2026-000123。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = Phone(
        label=gettext_lazy("留过的手机号"),
        help_text=gettext_lazy("公开的事不用填；只给社区看的事，要核对一下。"),
        required=False,
    )

    missing = gettext_lazy("没有找到这件事。请核对编号；只给社区看的事，还要填发出时留的手机号。")

    def __init__(self, community: Community, year: int, data: Any = None) -> None:
        super().__init__(data)
        self.community, self.year = community, year

    def clean_number(self) -> str:
        typed = unicodedata.normalize("NFKC", self.cleaned_data["number"]).upper()
        typed = re.sub(r"[\s—–_]+", "-", typed).strip("-")
        if short := re.fullmatch(r"(?:(\d{4})-)?0*(\d{1,6})", typed):
            year = short.group(1) or self.year
            return f"{self.community.prefix}-{year}-{int(short.group(2)):06d}"
        return typed
