from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area, offer
from lianxin.reports.actions.editing import MOST_WORDS
from lianxin.reports.models import Edition, Mark
from lianxin.reports.queries import Asked, Doc
from lianxin.reports.queries.sections import SECTIONS
from lianxin.reports.sentences import read


class AskedForm(forms.Form):
    """What of a figure an address asks for; nothing in it is typed by hand."""

    of = forms.ChoiceField(choices=[(of, of) for of in ("part", "whole", "silent")], required=False)
    month = forms.IntegerField(min_value=1, max_value=12, required=False)
    category = forms.SlugField(required=False)
    ever = forms.BooleanField(required=False)
    signed = forms.BooleanField(required=False)
    after = forms.CharField(required=False)
    before = forms.CharField(required=False)

    def asked(self) -> Asked | None:
        """None for an address that this page does not have."""
        if not self.is_valid():
            return None
        told: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(**told)


def _sections(form: forms.Form, names: dict[str, str]) -> None:
    titles = {section.name: section.title for section in SECTIONS}
    for name, text in names.items():
        field = Said(label=titles[name], max_length=MOST_WORDS, required=False, widget=area(5))
        field.initial = text
        form.fields[name] = field


class TextsForm(forms.Form):
    """The words of each section, as the edition has them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, edition: Edition, doc: Doc, data: Any = None) -> None:
        super().__init__(data, initial={"seen": edition.revision})
        names = [each["name"] for each in doc["sections"]]
        _sections(self, {name: edition.texts.get(name, "") for name in names})

    def texts(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if name != "seen"}


class LayoutForm(forms.Form):
    """The words by which every community's card of a year begins."""

    def __init__(self, layout: dict[str, str], data: Any = None) -> None:
        super().__init__(data)
        every = {section.name: "" for section in SECTIONS}
        _sections(self, {**layout, **{name: "" for name in every if name not in layout}})


class Refs(forms.Field):
    """Any number of records as they are named; whether there are any such the action finds out."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[str]:
        return [str(each) for each in value or ()]


class PickForm(forms.Form):
    """Which records go into a section's words, and after which paragraph."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    after = forms.ChoiceField(label=_("写在哪里"), required=False)
    refs = Refs(required=False)

    def __init__(self, edition: Edition, section: str, data: Any = None) -> None:
        super().__init__(data, initial={"seen": edition.revision})
        text = edition.texts.get(section, "")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        told = [
            (str(number), _("接在第 %(n)d 段后面：%(words)s") % {"n": number, "words": line[:16]})
            for number, line in enumerate(lines, start=1)
        ]
        offer(self, "after", [("", _("另起一段")), *told])


class CorrectForm(forms.Form):
    reason = Said(label=_("为什么要更正"), max_length=300, missing=_("写一句为什么要更正。"))


class RemarkForm(forms.Form):
    section = forms.ChoiceField(label=_("说的是哪一节"), required=False)
    words = Said(label=_("意见"), max_length=500, widget=area(3), missing=_("写一写哪里要改。"))

    def __init__(self, doc: Doc, data: Any = None) -> None:
        super().__init__(data)
        named = [(each["name"], each["title"]) for each in doc["sections"]]
        offer(self, "section", [("", _("整张成绩单")), *named])


class AnswerForm(forms.Form):
    answer = Said(
        label=_("答复"),
        max_length=300,
        missing=_("写一句怎么改的，或者为什么不改。"),
    )


class HideForm(forms.Form):
    why = Said(label=_("为什么不显示"), max_length=200, missing=_("写一句为什么不显示。"))


class DeclareForm(forms.Form):
    code = forms.ChoiceField(label=_("哪个数字"))
    value = forms.IntegerField(label=_("纸上写的是多少"), min_value=0, max_value=2_000_000_000)
    source = Said(
        label=_("哪一份纸面材料，放在哪里"),
        max_length=200,
        missing=_("写明是哪一份纸面材料，放在哪里。"),
    )

    def __init__(self, doc: Doc, data: Any = None) -> None:
        super().__init__(data, auto_id="declare_%s")
        figures = doc["figures"].items()
        offer(self, "code", [(code, each["label"]) for code, each in figures if not each["whole"]])


class SayForm(forms.Form):
    """What a resident says of each section."""

    words = Said(label=_("想说的话"), max_length=300, required=False, widget=area(3))

    def __init__(self, doc: Doc, marks: dict[str, str], words: str, data: Any = None) -> None:
        super().__init__(data, initial={"words": words})
        # A section in which the card tells nothing is not asked about.
        for section in read(doc):
            self.fields[f"mark_{section.name}"] = forms.ChoiceField(
                label=section.title,
                choices=Mark.choices,
                required=False,
                widget=forms.RadioSelect,
                initial=marks.get(section.name),
            )
        self.order_fields([*(name for name in self.fields if name != "words"), "words"])

    def marks(self) -> dict[str, str]:
        return {
            name.removeprefix("mark_"): mark
            for name, mark in self.cleaned_data.items()
            if name.startswith("mark_") and mark
        }
