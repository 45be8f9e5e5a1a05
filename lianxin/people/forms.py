from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lianxin.core.fields import Phone, Said, offer
from lianxin.people.actions.enrolling import Known
from lianxin.people.rules import DOOR_WITHOUT_HOME, LONGEST_DOOR
from lianxin.places.queries import NO_PLACE, Labels


class Unmask(forms.Form):
    reason = Said(
        label=gettext_lazy("为什么要看"),
        max_length=200,
        missing=gettext_lazy("先写一句为什么要看，本人看得到。"),
    )


class Enrol(forms.Form):
    """One resident, as staff write them down."""

    name = Said(label=gettext_lazy("姓名"), max_length=60, missing=gettext_lazy("写上姓名。"))
    phone = Phone(
        label=gettext_lazy("手机号"),
        required=False,
        help_text=gettext_lazy("一个号只记一位；一家合用一个号的，记在一位名下，别的空着。"),
    )
    home = Said(
        label=gettext_lazy("住处"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("社区里的院、楼或单元，例如：东舍坊118号院 7号楼 2单元。"),
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
    )

    door = Said(
        label=gettext_lazy("门牌"),
        max_length=LONGEST_DOOR,
        required=False,
        help_text=gettext_lazy("那里的哪一户，例如：101。加密保存，名册里遮住。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, places: Labels, *given: Any, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.places = places

    def clean_home(self) -> int | None:
        words: str = self.cleaned_data["home"]
        place_id = self.places.key(words) if words else None
        if words and place_id is None:
            raise forms.ValidationError(NO_PLACE)
        return place_id

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("door") and said.get("home", "") is None:
            self.add_error("door", DOOR_WITHOUT_HOME)
        return said

    def known(self) -> Known:
        said = self.cleaned_data
        return Known(
            name=said.get("name", ""),
            phone=said.get("phone", ""),
            place_id=said["home"],
            door=said["door"],
        )


class Correct(Enrol):
    """The same put right; who has an account says for themselves how they are called."""

    def __init__(self, places: Labels, *given: Any, has_account: bool, **rest: Any) -> None:
        super().__init__(places, *given, **rest)
        self.fields["phone"].help_text = gettext_lazy("换了号才写；不改就空着。")
        if has_account:
            del self.fields["name"], self.fields["phone"]


class Wish(forms.Form):
    """Whom the register is to show."""

    who = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    """One person, for whoever comes from where they are found."""
    q = Said(label=gettext_lazy("姓名、首字母、住处或手机号后四位"), max_length=60, required=False)
    place = forms.TypedChoiceField(
        label=gettext_lazy("哪个院、哪座楼"), coerce=int, empty_value=None, required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("哪些人"),
        choices=[
            ("", gettext_lazy("都要")),
            ("account", gettext_lazy("有账号的")),
            ("noted", gettext_lazy("没有账号的")),
            ("phoneless", gettext_lazy("没有手机号的")),
            ("homeless", gettext_lazy("没登记住处的")),
        ],
        required=False,
    )

    def __init__(self, *given: Any, grounds: Iterable[tuple[int, str]]) -> None:
        super().__init__(*given)
        offer(self, "place", [("", gettext_lazy("整个社区")), *grounds])

    def wish(self) -> dict[str, Any]:
        """What is asked; nothing where it cannot be."""
        return self.cleaned_data if self.is_valid() else {}
