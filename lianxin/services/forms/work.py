"""What is asked for of trainings, jobseekers, openings and follow-ups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Course
from lianxin.core.fields import LONG_AGO, Phone, Said, area, day_field, offer
from lianxin.services.actions import OpeningTold, SeekerTold, TrainingTold
from lianxin.services.forms.care import Offered
from lianxin.services.models import Answer, Trade
from lianxin.volunteers.forms.fields import Boxes
from lianxin.volunteers.forms.steps import Asked


class TrainingForm(forms.Form):
    course_id = forms.TypedChoiceField(label=_("哪一门课"), coerce=int)
    trade = forms.ChoiceField(label=_("哪个行当"), choices=Trade.choices)
    certificate = Said(
        label=_("发什么证"),
        max_length=40,
        missing=_("写上发什么证。"),
        help_text=_("例如：中级育婴师"),
    )
    issuer = Said(
        label=_("谁发证"),
        max_length=60,
        missing=_("写上谁发证。"),
        help_text=_("例如：历下阳光大姐"),
    )
    least_age = forms.IntegerField(label=_("最小几岁"), min_value=16, max_value=80, initial=18)
    most_age = forms.IntegerField(label=_("最大几岁"), min_value=16, max_value=80, initial=55)
    only_jobless = forms.BooleanField(label=_("只收没有工作的"), required=False, initial=True)

    def __init__(self, courses: list[Course], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer(self, "course_id", [(each.pk, each.title) for each in courses])

    def told(self) -> TrainingTold:
        return TrainingTold(**self.cleaned_data)


class OwnSeekerForm(forms.Form):
    """By oneself."""

    born_on = day_field(_("生日"), earliest=LONG_AGO)
    is_jobless = forms.BooleanField(label=_("现在没有工作"), required=False, initial=True)
    trades = Boxes(label=_("想做什么"), choices=Trade.choices)
    words = Said(label=_("想说明的"), max_length=200, required=False)

    def told(self, **more: Any) -> SeekerTold:
        return SeekerTold(**self.cleaned_data, **more)


class SeekerForm(OwnSeekerForm):
    """Staff write somebody down (代办)."""

    name = Said(label=_("姓名"), max_length=60, missing=_("写上姓名。"))
    phone = Phone(label=_("手机号"), required=False)
    field_order = ("name", "phone")


class OpeningForm(forms.Form):
    employer = Said(label=_("哪家招人"), max_length=60, missing=_("写上哪家招人。"))
    title = Said(label=_("招什么"), max_length=40, missing=_("写上招什么。"))
    trade = forms.ChoiceField(label=_("哪个行当"), choices=Trade.choices)
    places = forms.IntegerField(label=_("招几位"), min_value=1, max_value=500, initial=1)
    pay = Said(label=_("工钱"), max_length=40, required=False)
    words = Said(label=_("说明"), max_length=300, required=False, widget=area(2))
    until = day_field(_("招到哪天"))

    def told(self) -> OpeningTold:
        return OpeningTold(**self.cleaned_data)


class Enrol(Asked):
    training_id = forms.TypedChoiceField(label=_("哪个培训"), coerce=int)


class Place(Offered):
    opening_id = forms.TypedChoiceField(
        label=_("哪个岗位"), coerce=int, required=False, empty_value=None
    )
    where = Said(
        label=_("或在哪儿上岗"),
        max_length=60,
        required=False,
        help_text=_("不是上面招的，写单位名。"),
    )
    began_on = day_field(_("哪天上岗"))

    def furnish(self) -> None:
        self.initial = {"began_on": self.day}
        offer(self, "opening_id", [("", _("不在单子上")), *self.offered.get("opening_id", [])])


class Certify(Asked):
    number = Said(label=_("证书编号"), max_length=40, missing=_("写上证书编号。"))


class FollowUpAnswer(Asked):
    answer = forms.ChoiceField(label=_("在岗吗"), choices=Answer.choices)
    words = Said(label=_("说明"), max_length=120, required=False)
