"""What staff fill in about exhibits, things, loans, visits and films."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Phone, Said, area, day_field, offer
from lianxin.facilities.actions import Lending, Panel, Reel, Thing
from lianxin.facilities.forms.rooms import picture_field
from lianxin.facilities.models import Condition, Equipment, EquipmentKind, Exhibit, Film, Room

SOUNDS = "audio/mpeg,audio/mp4,audio/ogg,audio/wav,.mp3,.m4a,.ogg,.wav"
WHOLE = [(each.value, each.label) for each in (Condition.GOOD, Condition.WORN)]


class ExhibitForm(forms.Form):
    title = Said(label=_("叫什么"), max_length=60, missing=_("给展品起个名字。"))
    era = Said(
        label=_("说的是什么时候"), max_length=30, required=False, help_text=_("例如：1928年春")
    )
    spot = Said(
        label=_("挂在哪儿"), max_length=40, required=False, help_text=_("例如：进门左手第三块")
    )
    words = Said(label=_("介绍"), max_length=4000, missing=_("写几句介绍。"), widget=area(6))
    picture = picture_field(
        _("照片"), required=False, help_text=_("会去掉拍摄地点等信息。不选就还用原来的。")
    )
    picture_alt = Said(
        label=_("照片上是什么"),
        max_length=120,
        required=False,
        help_text=_("有照片就要写，看不见的人靠它。"),
    )
    sound = forms.FileField(
        label=_("讲解录音"),
        required=False,
        widget=forms.FileInput(attrs={"accept": SOUNDS}),
        help_text=_("MP3、M4A、OGG 或 WAV，最大 12 MB。"),
    )
    transcript = Said(
        label=_("录音里说了什么"),
        max_length=4000,
        required=False,
        widget=area(4),
        help_text=_("有录音就要写，听不见的人靠它。"),
    )
    is_shown = forms.BooleanField(label=_("居民看得到"), required=False, initial=True)

    def panel(self) -> Panel:
        return Panel(**self.cleaned_data)


EXHIBIT_FIELDS = ("title", "era", "spot", "words", "picture_alt", "transcript", "is_shown")


def shown_exhibit(exhibit: Exhibit) -> dict[str, Any]:
    return {name: getattr(exhibit, name) for name in EXHIBIT_FIELDS}


class ThingForm(forms.Form):
    room = forms.TypedChoiceField(label=_("放在哪儿"), coerce=int)
    name = Said(label=_("是什么"), max_length=60, missing=_("写明是什么。"))
    kind = forms.ChoiceField(label=_("哪一类"), choices=EquipmentKind.choices)
    label = Said(label=_("编号"), max_length=20, required=False, help_text=_("贴在上面的号。"))
    condition = forms.ChoiceField(label=_("好不好用"), choices=Condition.choices)
    is_lendable = forms.BooleanField(label=_("可以借出去"), required=False, initial=True)
    is_retired = forms.BooleanField(label=_("已经报废"), required=False)

    def __init__(self, rooms: list[Room], data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        offer(self, "room", [(room.pk, room.name) for room in rooms])

    def thing(self) -> Thing:
        said = dict(self.cleaned_data)
        return Thing(room_id=said.pop("room"), **said)


def shown_thing(thing: Equipment) -> dict[str, Any]:
    names = ("name", "kind", "label", "condition", "is_lendable")
    told = {name: getattr(thing, name) for name in names}
    return told | {"room": thing.room_id, "is_retired": thing.retired_at is not None}


class LendForm(forms.Form):
    name = Said(label=_("借给谁"), max_length=60, missing=_("写明借给谁。"))
    phone = Phone(label=_("手机号"), required=False)
    due_on = day_field(_("哪天还"))
    words = Said(
        label=_("借出去时什么样"),
        max_length=200,
        required=False,
        help_text=_("例如：两页有折痕；遥控器、电源线都在。"),
    )

    def __init__(self, data: Any = None, *, due_on: date) -> None:
        super().__init__(data, initial={"due_on": due_on})

    def lending(self) -> Lending:
        return Lending(**self.cleaned_data)


class Bare(forms.Form):
    """Nothing to say."""


class GiveBackForm(forms.Form):
    after = forms.ChoiceField(label=_("还来时"), choices=WHOLE)
    words = Said(label=_("说明"), max_length=200, required=False)


class HarmForm(forms.Form):
    words = Said(label=_("怎么了"), max_length=200, missing=_("写一句怎么了。"), widget=area(3))


class FoundForm(forms.Form):
    words = Said(label=_("说明"), max_length=200, required=False)


class ExtendForm(forms.Form):
    due_on = day_field(_("续到哪天"))


class DeclineForm(forms.Form):
    words = Said(
        label=_("为什么订不了"),
        max_length=200,
        missing=_("写一句为什么订不了。"),
        help_text=_("他会看到这句话。"),
    )


class VisitForm(forms.Form):
    on = day_field(_("哪天"))
    count = Said(
        label=_("来了多少人"),
        max_length=20,
        missing=_("写下来了多少人。"),
        help_text=_("数过就写数，没细数就写“20余人”。只记数，不记是谁。"),
    )
    who = Said(
        label=_("是些什么人"), max_length=60, required=False, help_text=_("例如：小学两个班")
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})


class FilmForm(forms.Form):
    room = forms.TypedChoiceField(label=_("在哪儿放"), coerce=int)
    title = Said(label=_("片名"), max_length=60, missing=_("写明片名。"))
    year = forms.IntegerField(label=_("哪年的"), required=False, min_value=1890, max_value=2200)
    minutes = forms.IntegerField(label=_("多少分钟"), min_value=1, max_value=1000)
    rights = Said(
        label=_("从哪儿来、凭什么放"),
        max_length=160,
        missing=_("写明片子从哪儿来、凭什么放。"),
        help_text=_("例如：区电影公司公益放映，合同号……"),
    )
    words = Said(label=_("说的什么"), max_length=600, required=False, widget=area(3))
    is_kept = forms.BooleanField(label=_("还在片库里"), required=False, initial=True)

    def __init__(self, rooms: list[Room], data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        offer(self, "room", [(room.pk, room.name) for room in rooms])

    def reel(self) -> Reel:
        said = dict(self.cleaned_data)
        said.pop("room")
        return Reel(**said)


def shown_film(film: Film) -> dict[str, Any]:
    names = ("title", "year", "minutes", "rights", "words", "is_kept")
    return {name: getattr(film, name) for name in names} | {"room": film.room_id}
