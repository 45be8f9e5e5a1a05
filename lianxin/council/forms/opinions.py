"""What residents and staff fill in around a question."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area, day_field, offer
from lianxin.core.steps import Step
from lianxin.council.actions.opinions import Asking
from lianxin.council.forms.fields import Lines
from lianxin.council.models import Answer, Question, Session, Statement
from lianxin.places.queries import buildings

CHOICES = [(str(value), label) for value, label in Answer.CHOICES]


class Ask(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Said(
        label=_("问什么"),
        max_length=60,
        missing=_("写明问什么。"),
        help_text=_("一句话，像平常说话：院里的车棚建在哪儿好？"),
    )
    words = Said(
        label=_("说明"),
        max_length=500,
        required=False,
        widget=area(3),
        help_text=_("为什么问、问完怎么用。"),
    )
    place = forms.TypedChoiceField(label=_("问谁"), coerce=int, empty_value=None, required=False)
    closes_on = day_field(_("听到哪天"))

    def __init__(
        self, community_id: int, data: Any = None, question: Question | None = None
    ) -> None:
        super().__init__(data, initial=_facts(question) if question else {})
        places = [(place.pk, place.public_label) for place in buildings(community_id)]
        offer(self, "place", [("", _("全社区的居民")), *places])

    def asking(self) -> Asking:
        told = self.cleaned_data
        return Asking(told["title"], told["closes_on"], told["words"], told["place"])


def _facts(question: Question) -> dict[str, Any]:
    return {
        "seen": question.revision,
        "title": question.title,
        "words": question.words,
        "place": question.place_id,
        "closes_on": question.closes_on,
    }


class Seed(Step):
    texts = Lines(label=_("先放几条意见"))

    def said(self) -> dict[str, Any]:
        return {"texts": self.cleaned_data["texts"], "seen": self.cleaned_data["seen"]}


class Extend(Step):
    closes_on = day_field(_("听到哪天"))

    def furnish(self) -> None:
        self.initial["closes_on"] = self.thing.closes_on


class Reason(Step):
    words = Said(label=_("为什么"), max_length=200, missing=_("写一句为什么。"))


class Raise(Step):
    session_id = forms.TypedChoiceField(label=_("放进哪次会"), coerce=int)

    def plans(self, sessions: list[Session]) -> None:
        offer(self, "session_id", ((each.pk, each.title) for each in sessions))


class Say(forms.Form):
    text = Said(
        label=_("您有别的意见，写一条"),
        max_length=140,
        widget=area(2),
        missing=_("写一句您的意见。"),
        help_text=_("一条只说一件事，别人好表态。社区看过就放出来，不带您的名字。"),
    )


class Paper(forms.Form):
    """A sheet of paper that a resident filled in: who, and what to each statement."""

    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(
        label=_("手机号"),
        error_messages={"required": _("写上手机号：一个号码算一个人。")},
        help_text=_("只用来认出是同一个人，不对外显示。"),
    )

    def __init__(self, statements: list[Statement], data: Any = None) -> None:
        super().__init__(data)
        self.statements = statements
        for each in statements:
            self.fields[f"s{each.pk}"] = forms.ChoiceField(
                label=each.text,
                choices=[*CHOICES, ("", _("没填"))],
                required=False,
                initial="",
                widget=forms.RadioSelect,
            )

    def answers(self) -> dict[int, int]:
        given = {each.pk: self.cleaned_data[f"s{each.pk}"] for each in self.statements}
        return {pk: int(choice) for pk, choice in given.items() if choice}


def fresh(actor: Any, question: Question, day: date, data: Any = None) -> dict[str, Step]:
    """A form for each step that asks for something."""
    kinds = {"seed": Seed, "extend": Extend, "withdraw": Reason, "raise": Raise}
    return {verb: kind(actor, question, day, data) for verb, kind in kinds.items()}
