"""What is typed about posts, deeds, pledges, boards and commendations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area, day_field, offer
from lianxin.party.actions.commendation import Nomination
from lianxin.party.actions.posts import Done, PostPlan
from lianxin.party.actions.showing import Wish
from lianxin.party.forms.study import Seen
from lianxin.party.models import Body, Claim, Member
from lianxin.party.queries.posts import Showing
from lianxin.party.rules.posts import FIELDS
from lianxin.places.models import Place


class SchemeForm(forms.Form):
    name = Said(label=_("名称"), max_length=60, initial="设岗定责", missing=_("写个名称。"))
    words = Said(label=_("怎么做"), max_length=500, required=False, widget=area(3))


class PostForm(forms.Form):
    name = Said(label=_("岗位"), max_length=40, missing=_("写个岗位名。"))
    duties = Said(
        label=_("职责"), max_length=300, missing=_("写一写这个岗位做什么。"), widget=area(3)
    )
    courtyard = forms.TypedChoiceField(
        label=_("在哪个院"), coerce=int, empty_value=None, required=False
    )
    seats = forms.IntegerField(
        label=_("最多几个人"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("不限就空着。"),
    )

    def __init__(self, yards: list[Place], data: Any = None) -> None:
        super().__init__(data)
        offer(self, "courtyard", [("", _("全社区")), *((yard.pk, yard.label) for yard in yards)])

    def plan(self) -> PostPlan:
        told = self.cleaned_data
        return PostPlan(
            name=told["name"],
            duties=told["duties"],
            courtyard_id=told["courtyard"],
            seats=told["seats"],
        )


class DeedForm(forms.Form):
    post = forms.TypedChoiceField(label=_("在哪个岗位上"), coerce=int)
    words = Said(label=_("做了什么"), max_length=200, missing=_("写一句做了什么。"))
    done_on = day_field(_("哪天"))
    photo = forms.FileField(
        label=_("照片"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"})
    )

    def __init__(
        self, claims: list[Claim], data: Any = None, files: Any = None, **rest: Any
    ) -> None:
        super().__init__(data, files, **rest)
        offer(self, "post", ((claim.post_id, claim.post.name) for claim in claims))

    def done(self) -> Done:
        told = self.cleaned_data
        return Done(
            post_id=told["post"], words=told["words"], done_on=told["done_on"], photo=told["photo"]
        )

    def said(self) -> dict[str, Any]:
        """What the action is told, by its own names."""
        return {"done": self.done()}


class PledgeForm(forms.Form):
    words = Said(label=_("我的承诺"), max_length=120, missing=_("写一句承诺。"), widget=area(2))

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PortraitForm(forms.Form):
    photo = forms.FileField(
        label=_("展板上用的照片"),
        error_messages={"required": _("选一张照片。")},
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class WishForm(forms.Form):
    """What the board may show, item by item."""

    fields_shown = forms.MultipleChoiceField(
        label=_("同意展示"),
        choices=list(FIELDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "一项一项选，都可以不选；不影响您参加活动和评先。照片、岗位、承诺要同姓名一起展示。"
        ),
    )
    until = day_field(
        _("展示到哪天"), required=False, help_text=_("不填就一直展示，到您收回为止。")
    )

    def __init__(self, showing: Showing, data: Any = None) -> None:
        first = {"fields_shown": sorted(showing.fields), "until": showing.until}
        super().__init__(data, initial=first)

    def wish(self) -> Wish:
        told = self.cleaned_data
        return Wish(
            fields=tuple(told["fields_shown"]),
            until=told["until"],
            given_by=told.get("given_by", ""),
        )

    def said(self) -> dict[str, Any]:
        return {"wish": self.wish()}


class PaperWishForm(WishForm):
    given_by = Said(
        label=_("凭什么登记"),
        max_length=60,
        required=False,
        help_text=_("例如“2026年3月2日纸质同意书”。只收回时不用写。"),
    )


class BoardForm(forms.Form):
    name = Said(label=_("展板名称"), max_length=60, initial="党员公开展板", missing=_("写个名称。"))


class CommendationForm(forms.Form):
    name = Said(label=_("名称"), max_length=60, initial="表彰先进", missing=_("写个名称。"))
    words = Said(label=_("说明"), max_length=500, required=False, widget=area(3))


class NominationForm(Seen):
    who = forms.ChoiceField(label=_("推荐谁"))
    honour = Said(label=_("推荐为"), max_length=40, missing=_("写明推荐为什么。"))
    deeds = Said(label=_("先进事迹"), max_length=300, missing=_("写一写先进事迹。"), widget=area(3))

    def __init__(
        self, bodies: list[Body], members: list[Member], data: Any = None, **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        choices = [(f"body-{each.pk}", each.name) for each in bodies]
        choices += [(f"member-{each.pk}", each.name) for each in members]
        offer(self, "who", choices)

    def nomination(self) -> Nomination:
        told = self.cleaned_data
        kind, pk = told["who"].split("-")
        who = {f"{kind}_id": int(pk)}
        return Nomination(honour=told["honour"], deeds=told["deeds"], **who)

    def said(self) -> dict[str, Any]:
        return {"nomination": self.nomination(), "seen": self.cleaned_data["seen"]}


class JudgeForm(Seen):
    nominee = forms.IntegerField(widget=forms.HiddenInput)
    is_fit = forms.TypedChoiceField(
        coerce=lambda value: value == "yes", choices=[("yes", _("通过")), ("no", _("不列入"))]
    )
    reason = Said(label=_("不列入的原因"), max_length=200, required=False)


class SaidForm(Seen):
    """A step that may or must be explained; the action says which."""

    words = Said(label=_("说明"), max_length=300, required=False, widget=area(2))
