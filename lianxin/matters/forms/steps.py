"""What staff fill in for the steps before the work: a form a verb, fields named as the action's."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core import steps
from lianxin.core.fields import Said, area, day_field, offer
from lianxin.matters.models import Category, Matter
from lianxin.matters.queries.access import matters_for
from lianxin.matters.queries.desk import likes_of
from lianxin.matters.queries.shelf import shelf
from lianxin.people.queries import workers_of
from lianxin.places.models import Community
from lianxin.places.queries import neighbours


class Step(steps.Step):
    @property
    def matter(self) -> Matter:
        matter: Matter = self.thing
        return matter


class Filled(Step):
    is_bare = False


class Reply(Filled):
    words = Said(
        label=gettext_lazy("答复的话"),
        max_length=1000,
        missing=gettext_lazy("写下要答复的话。"),
        widget=area(),
        help_text=gettext_lazy("提出人会收到；公开的事大家也看得到，别写姓名和电话。"),
    )


class Ask(Filled):
    words = Said(
        label=gettext_lazy("想问什么"),
        max_length=300,
        missing=gettext_lazy("写下要问的话。"),
        widget=area(3),
        help_text=gettext_lazy("只有提出人看得到。一次问一件，时限照走。"),
    )


class Answer(Filled):
    """What the reporter said, which may be written down however the matter has moved since."""

    words = Said(
        label=gettext_lazy("提出人怎么说"),
        max_length=1000,
        missing=gettext_lazy("写下提出人的回答。"),
        widget=area(3),
        help_text=gettext_lazy("电话里或当面问到的，替提出人记下来。"),
    )

    def said(self) -> dict[str, Any]:
        return {"words": self.cleaned_data["words"]}


class Assign(Filled):
    lead_id = forms.TypedChoiceField(
        label=gettext_lazy("谁负责"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("选一位来负责。"),
            "invalid_choice": gettext_lazy("请选一位本社区的工作人员来负责。"),
        },
    )
    helper_ids = forms.TypedMultipleChoiceField(
        label=gettext_lazy("谁帮忙"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def furnish(self) -> None:
        workers = workers_of(self.matter.community_id, today=self.day)
        names = list(workers.values_list("pk", "name"))
        offer(self, "lead_id", [("", _("请选择")), *names])
        offer(self, "helper_ids", names)
        if self.matter.lead_id:
            self.initial["lead_id"] = self.matter.lead_id
            self.initial["helper_ids"] = [helper.pk for helper in self.matter.helpers.only("pk")]


class Handle(Assign):
    due_on = day_field(gettext_lazy("哪天前办好"))
    words = Said(
        label=gettext_lazy("打算怎么办"),
        max_length=1000,
        required=False,
        widget=area(3),
        help_text=gettext_lazy("提出人看得到，这就算第一次答复。"),
    )

    def furnish(self) -> None:
        super().furnish()
        self.initial["due_on"] = max(self.matter.due_on, self.day)
        if self.matter.lead_id is None:
            self.initial["lead_id"] = self.actor.user_id


class Recategorise(Filled):
    category = forms.TypedChoiceField(
        label=gettext_lazy("改成哪一类"),
        coerce=int,
        error_messages={"required": gettext_lazy("选一个类别，说不准就选“其他”。")},
    )

    def furnish(self) -> None:
        offer(self, "category", category_choices())
        self.initial["category"] = self.matter.category_id

    def clean_category(self) -> Category:
        return shelf().leaves[self.cleaned_data["category"]]


def category_choices() -> list[tuple[Any, Any]]:
    """Under their headings, an empty one first."""
    groups = [
        (group.head.name, [(each.pk, each.name) for each in group.members])
        for group in shelf().groups()
    ]
    return [("", _("请选择")), *groups]


class Decline(Filled):
    words = Said(
        label=gettext_lazy("为什么不受理"),
        max_length=1000,
        missing=gettext_lazy("写明为什么不受理，提出人看得到。"),
        widget=area(),
        help_text=gettext_lazy("说清依据，也说清还可以找谁。"),
    )


class Refer(Filled):
    authority = Said(
        label=gettext_lazy("转给哪个单位"),
        max_length=60,
        missing=gettext_lazy("写明转给哪个单位。"),
    )
    words = Said(
        label=gettext_lazy("为什么转交、往后找谁问"),
        max_length=1000,
        missing=gettext_lazy("写明为什么转交、往后找谁问。"),
        widget=area(),
    )

    def furnish(self) -> None:
        self.initial["authority"] = self.matter.category.office


class Send(Filled):
    community = forms.ModelChoiceField(
        Community.objects.none(),
        label=gettext_lazy("转给哪个社区"),
        empty_label=gettext_lazy("请选择"),
        error_messages={
            "required": gettext_lazy("选一个社区。"),
            "invalid_choice": gettext_lazy("请从本街道的社区里选一个。"),
        },
    )
    words = Said(
        label=gettext_lazy("为什么转过去"),
        max_length=1000,
        missing=gettext_lazy("写一句为什么转给那个社区。"),
        widget=area(3),
        help_text=gettext_lazy("编号、时限、经过和也遇到的邻居都一起过去。"),
    )

    def furnish(self) -> None:
        field = self.fields["community"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # as written above
        field.queryset = neighbours(self.matter.community)


class PutBeforeCouncil(Filled):
    words = Said(
        label=gettext_lazy("要议什么"),
        max_length=1000,
        required=False,
        widget=area(3),
        help_text=gettext_lazy("提交以后列为焦点问题，等议事会议过再办。"),
    )


class Join(Filled):
    head_id = forms.TypedChoiceField(
        label=gettext_lazy("像是同一件的"),
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    number = Said(
        label=gettext_lazy("或者写主件的编号"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("写后几位也行，例如 14。"),
    )

    def furnish(self) -> None:
        found = likes_of(self.actor, self.matter)
        offer(self, "head_id", [(each.pk, f"{each.title}（{each.number}）") for each in found])
        if not found:
            del self.fields["head_id"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        head, number = found.get("head_id"), found.pop("number", "")
        if number:
            head = self._by_number(number)
        if head is None and not self.errors:
            self.add_error("number", _("选一件，或者写下主件的编号。"))
        return {**found, "head_id": head}

    def _by_number(self, number: str) -> int | None:
        if number.isascii() and number.isdigit():
            prefix, year, _last = self.matter.number.split("-")
            number = f"{prefix}-{year}-{number:0>6}"
        same = matters_for(self.actor).filter(community_id=self.matter.community_id)
        found = same.filter(number=number.upper()).values_list("pk", flat=True).first()
        if found is None:
            self.add_error("number", _("本社区没有编号是 %(number)s 的事。") % {"number": number})
        return found
