"""What the desk asks for on requests and visits, and a visitor's own record."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area, day_field, offer
from lianxin.matters.forms.register import CHANNELS
from lianxin.matters.models import Channel, Satisfaction
from lianxin.places.models import Community
from lianxin.places.queries import place_labelled, place_named
from lianxin.services.actions.asking import MOST_WORDS, Asking
from lianxin.services.actions.calling import MOST_NOTE, Recorded
from lianxin.services.forms.asking import Halves, as_halves
from lianxin.services.models import Asker, For, Service
from lianxin.volunteers.forms.fields import Clock, moment
from lianxin.volunteers.forms.steps import Asked
from lianxin.volunteers.models import Half


def with_reach(name: str, service: Service) -> str:
    """The name of a service, and whom it is for where that is not everybody."""
    if service.asker == Asker.EVERYBODY:
        return name
    return f"{name}（{service.get_asker_display()}）"


class HalfDay(forms.Form):
    day = day_field(_("哪天"))
    half = forms.ChoiceField(label=_("上午还是下午"), choices=Half.choices)


class Why(Asked):
    words = Said(label=_("为什么"), max_length=120, missing=_("写一句为什么。"))


class Seen(Asked):
    """Nothing to say."""


class Settle(Asked):
    words = Said(
        label=_("怎么解决的"), max_length=300, missing=_("写明怎么解决的。"), widget=area(2)
    )


class RateFor(Asked):
    """What somebody said on the telephone of how it was."""

    satisfaction = forms.ChoiceField(label=_("怎么样"), choices=Satisfaction.choices)
    words = Said(label=_("怎么说的"), max_length=300, required=False)


class SetVisit(Asked):
    member_id = forms.TypedChoiceField(label=_("谁去"), coerce=int)
    day_on = day_field(_("哪天"))
    clock = Clock(label=_("几点"))

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        starts_at = moment(said["day_on"], said["clock"])
        return {"member_id": said["member_id"], "starts_at": starts_at}


class Reassign(Asked):
    member_id = forms.TypedChoiceField(label=_("谁去"), coerce=int)
    clock = Clock(label=_("几点"))

    def furnish(self) -> None:
        self.initial = {
            "member_id": self.thing.member_id,
            "clock": f"{timezone.localtime(self.thing.starts_at):%H:%M}",
        }

    def said(self) -> dict[str, Any]:
        """`is_loose` comes with what was dragged on the day's page, and is not asked again."""
        return {**self.cleaned_data, "is_loose": "is_loose" in self.data}


class Move(Asked):
    category_id = forms.TypedChoiceField(label=_("属于哪一类"), coerce=int)
    words = Said(label=_("为什么转成诉求"), max_length=300, missing=_("写一句为什么。"))


class Record(forms.Form):
    """What came of a visit, on the route sheet; a photo only if one wants (B-04)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    is_met = forms.ChoiceField(
        label=_("见到人了吗"),
        choices=[("1", _("见到了")), ("", _("没见到人"))],
        required=False,
        initial="1",
        widget=forms.RadioSelect,
    )
    found = Said(label=_("看到什么情况"), max_length=MOST_NOTE, required=False, widget=area(2))
    did = Said(
        label=_("做了什么"),
        max_length=MOST_NOTE,
        required=False,
        widget=area(2),
        help_text=_("见到了人就写一句。"),
    )
    used = Said(
        label=_("用了什么料"),
        max_length=200,
        required=False,
        widget=area(2),
        help_text=_("一行一样，例如：软管 1 根"),
    )
    photo = forms.FileField(label=_("照片"), required=False, help_text=_("没有照片也行。"))
    elapsed = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    """Seconds since it was written, by the visitor's own watch."""

    def __init__(self, data: Any = None, files: Any = None, **rest: Any) -> None:
        super().__init__(data, files, initial={"key": uuid.uuid4(), "is_met": "1"}, **rest)

    def told(self) -> Recorded:
        said = self.cleaned_data
        lines = [line.split(None, 1) for line in said["used"].splitlines() if line.strip()]
        return Recorded(
            key=said["key"],
            is_met=bool(said["is_met"]),
            found=said["found"],
            did=said["did"],
            used=[(line[0], line[1] if len(line) > 1 else "") for line in lines],
            elapsed=timedelta(seconds=min(said["elapsed"] or 0, 30 * 24 * 3600)),
        )


class TakeDown(Halves):
    """What staff take down for somebody (代办): everything on one page."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("怎么来的"), choices=CHANNELS, initial=Channel.PHONE, widget=forms.RadioSelect
    )
    service = forms.TypedChoiceField(label=_("请人做什么"), coerce=int)
    words = Said(
        label=_("什么情况"), max_length=MOST_WORDS, missing=_("写一两句。"), widget=area(3)
    )
    place = Said(
        label=_("在哪里"),
        max_length=120,
        missing=_("写明在哪儿，上门好找。"),
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
    )
    name = Said(label=_("谁请的，怎么称呼"), max_length=60, required=False)
    phone = Phone(label=_("手机号"), required=False)
    served_name = Said(
        label=_("去看谁"), max_length=60, required=False, help_text=_("替家里人请的才写。")
    )
    fits = forms.BooleanField(
        label=_("问过了，去看的人在这一项的范围里"),
        required=False,
        help_text=_("写明给老人、给结对家庭的那几项才要。"),
    )
    outside_words = Said(label=_("不在范围里也要记的，为什么"), max_length=120, required=False)
    urgent_words = Said(label=_("要提前的，为什么"), max_length=120, required=False)
    field_order = ("channel", "service", "fits", "outside_words", "words", "place", "halves")

    def __init__(
        self, community: Community, services: list[Service], *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, initial={"key": uuid.uuid4()}, **rest)
        self.community = community
        self.services = {each.pk: each for each in services}
        offer(self, "service", [(each.pk, with_reach(each.name, each)) for each in services])

    def asking(self) -> Asking:
        said = self.cleaned_data
        here = self.community.pk
        place = place_labelled(here, said["place"]) or place_named(here, said["place"])
        return Asking(
            key=said["key"],
            community=self.community,
            service=self.services[said["service"]],
            words=said["words"],
            halves=as_halves(said["halves"]),
            place=place,
            place_words="" if place else said["place"],
            whom=For.FAMILY if said["served_name"] else For.SELF,
            served_name=said["served_name"],
            name=said["name"],
            phone=said["phone"],
            channel=said["channel"],
            urgent_words=said["urgent_words"],
            fits=said["fits"],
            outside_words=said["outside_words"],
        )


class FromMatter(Halves):
    service = forms.TypedChoiceField(label=_("请哪支队做什么"), coerce=int)
    fits = forms.BooleanField(
        label=_("问过了，去看的人在这一项的范围里"),
        required=False,
        help_text=_("写明给老人、给结对家庭的那几项才要。"),
    )
    outside_words = Said(label=_("不在范围里也要记的，为什么"), max_length=120, required=False)
    field_order = ("service", "fits", "outside_words", "halves")

    def __init__(self, services: list[Service], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.services = {each.pk: each for each in services}
        told = {each: f"{each.team.name}：{each.name}" for each in services}
        offer(self, "service", [(each.pk, with_reach(name, each)) for each, name in told.items()])

    def wanted(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "service": self.services[said["service"]],
            "halves": self.said(),
            "fits": said["fits"],
            "outside_words": said["outside_words"],
        }
