"""Courses and wishes as people fill them in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.activities.actions import Lesson, Syllabus, Wanting, Who
from lianxin.activities.models import Activity, Course, Series, Subject, Time
from lianxin.core.fields import Phone, Said, area, offer
from lianxin.core.figures import LOCAL
from lianxin.core.steps import Step
from lianxin.facilities.forms import BookForm
from lianxin.facilities.models import Room


class WishForm(forms.Form):
    subject = forms.TypedChoiceField(
        label=_("大家想学的里，有您想学的吗"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = Said(
        label=_("想学什么，说一句"),
        max_length=120,
        required=False,
        widget=area(2),
        help_text=_("例如：想学葫芦丝，从头教的那种。"),
    )
    times = forms.MultipleChoiceField(
        label=_("什么时候有空"),
        choices=Time.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    name = Said(label=_("怎么称呼您"), max_length=60, required=False)
    phone = Phone(label=_("手机号"), required=False, help_text=_("开课时告诉您，只有社区看得到。"))

    def __init__(
        self, subjects: Iterable[Subject], data: Any = None, *, is_known: bool, **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        named = [(each.pk, each.name) for each in subjects]
        offer(self, "subject", [*named, ("", _("都不是，下面说"))])
        if not named:
            del self.fields["subject"]
        if is_known:
            del self.fields["name"], self.fields["phone"]

    def wanting(self) -> Wanting:
        said = self.cleaned_data
        return Wanting(said.get("subject"), said["words"], tuple(said["times"]))

    def who(self) -> Who:
        return Who(self.cleaned_data.get("name", ""), self.cleaned_data.get("phone", ""))


class NameForm(forms.Form):
    """Wishes ticked, and the name under which they are put."""

    wishes = forms.MultipleChoiceField(
        error_messages={"required": _("先勾上要归在一起的。")},
    )
    name = Said(label=_("归到哪一样"), max_length=20, missing=_("写一个名字，例如：书法。"))

    def __init__(self, pks: Iterable[int], data: Any = None) -> None:
        super().__init__(data)
        offer(self, "wishes", [(pk, str(pk)) for pk in pks])


class SyllabusForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Said(label=_("什么课"), max_length=40, missing=_("写明是什么课。"))
    subject = forms.TypedChoiceField(
        label=_("回应哪样心愿"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("开始报名时，说过想学的人都会收到，并先报名。"),
    )
    series = forms.TypedChoiceField(
        label=_("属于哪个系列"), coerce=int, empty_value=None, required=False
    )
    words = Said(label=_("学什么，要带什么"), max_length=1000, required=False, widget=area(4))
    capacity = forms.IntegerField(label=_("收多少人"), min_value=1)
    lecturer = Said(label=_("老师"), max_length=60, required=False)
    phone = Phone(label=_("老师的手机号"), required=False)
    is_named = forms.BooleanField(
        label=_("老师同意在课程页上写出姓名"),
        required=False,
        help_text=_("没有同意就不写，随时可以收回。"),
    )
    partner = Said(
        label=_("或者由哪个单位来教"),
        max_length=60,
        required=False,
        help_text=_("例如：区文化馆"),
    )

    def __init__(
        self, series: Iterable[Series], subjects: Iterable[Subject], data: Any = None, **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        nothing = ("", _("没有"))
        offer(self, "series", [nothing, *((each.pk, each.name) for each in series)])
        offer(self, "subject", [nothing, *((each.pk, each.name) for each in subjects)])

    def syllabus(self) -> Syllabus:
        said = dict(self.cleaned_data)
        said.pop("seen")
        return Syllabus(series_id=said.pop("series"), subject_id=said.pop("subject"), **said)


def course_facts(course: Course) -> dict[str, Any]:
    """A course as it stands, for the form."""
    told = {name: getattr(course, name) for name in ("title", "words", "capacity", "partner")}
    lecturer = course.lecturer.name if course.lecturer else ""
    told |= {"series": course.series_id, "subject": course.subject_id, "lecturer": lecturer}
    return told | {"seen": course.revision}


class LessonForm(BookForm):
    """When and where one session, or several week after week, is to be."""

    place_words = Said(label=_("或者在哪儿"), max_length=80, required=False)
    weeks = forms.IntegerField(
        label=_("连上几周"), min_value=1, max_value=30, initial=1, help_text=_("每周同一时间。")
    )

    def __init__(self, rooms: list[Room], data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(rooms, data, initial=initial)
        del self.fields["what"]
        self.fields["room"].required = False
        free = [(room.pk, room.name) for room in rooms if room.is_in_use]
        offer(self, "room", [("", _("没有")), *free])
        if not initial.get("is_repeated", True):
            del self.fields["weeks"]

    def lesson(self) -> Lesson:
        slot, said = self.slot(), self.cleaned_data
        room = int(said["room"]) if said["room"] else None
        return Lesson(slot.starts_at, slot.ends_at, room, said["place_words"])


def lesson_facts(session: Activity) -> dict[str, Any]:
    start, end = (timezone.localtime(each, LOCAL) for each in (session.starts_at, session.ends_at))
    return {
        "day": start.date(),
        "starts": start.time(),
        "ends": end.time(),
        "room": session.room_id,
        "place_words": session.place_words,
        "is_repeated": False,
    }


class Why(Step):
    is_bare = False
    words = Said(
        label=_("为什么"),
        max_length=300,
        missing=_("写一句为什么，报名的人看得到。"),
        widget=area(3),
        help_text=_("报了名的人都会收到。"),
    )
