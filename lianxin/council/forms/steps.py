"""What staff fill in for one step of a session or of an item; `said` is what the action is told."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, Yuan, day_field, offer
from lianxin.council.actions import Decision
from lianxin.council.forms.fields import Words
from lianxin.council.models import AgendaItem, Reserved, SeatState
from lianxin.council.queries.desk_sitting import DeskSitting

MOST_LETTERS = 10_000
"""Of one passage of the minutes."""


class Step(forms.Form):
    """A step that asks for nothing but the revision from which its page was drawn."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        page: DeskSitting,
        item: AgendaItem | None,
        verb: str,
        data: Any = None,
        files: Any = None,
    ) -> None:
        name = f"{verb}{item.pk if item else ''}"
        super().__init__(data, files, auto_id=f"{name}_%s")
        self.page, self.item = page, item
        self.initial["seen"] = item.revision if item else page.seen.session.revision
        self.prepare()

    def prepare(self) -> None:
        """Offer what this page has to choose from."""

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Note(Step):
    """A step that may be explained."""

    words = Words(label=_("说明"), required=False)


class Reason(Step):
    """A step that must be explained."""

    words = Words(label=_("为什么"), missing=_("写一句为什么。"))


class Result(Step):
    words = Words(label=_("结果"), missing=_("写一句结果。"))


class Seats(Step):
    """Some of the members called; taken together with whatever else happens meanwhile."""

    seats = forms.TypedMultipleChoiceField(
        label=_("成员"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("先勾选成员。")},
    )

    def prepare(self) -> None:
        seats = self.page.seen.seats
        offer(
            self,
            "seats",
            ((seat.pk, f"{seat.member.name} {SeatState(seat.state).label}") for seat in seats),
        )

    def said(self) -> dict[str, Any]:
        return {"seat_ids": self.cleaned_data["seats"]}


class Pick(Step):
    matters = forms.TypedMultipleChoiceField(
        label=_("等着上会的事"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("先勾选要议的事。")},
    )

    def prepare(self) -> None:
        offer(
            self,
            "matters",
            ((matter.pk, f"{matter.number} {matter.title}") for matter in self.page.waiting),
        )

    def said(self) -> dict[str, Any]:
        return {"matter_ids": self.cleaned_data["matters"], "seen": self.cleaned_data["seen"]}


class Question(Step):
    title = Said(label=_("议题"), max_length=60, missing=_("写明议什么。"))
    words = Words(label=_("说明"), required=False)


class Forward(Step):
    item_id = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        return {"item_id": self.cleaned_data["item_id"]}


class Reserve(Step):
    kind = forms.ChoiceField(
        label=_("法律留给业主共同决定的事"),
        choices=[("", _("不是，这里能定")), *Reserved.choices],
        required=False,
        help_text=_("民法典第278条。标上以后不能表决，只能转业主大会。"),
    )

    def prepare(self) -> None:
        self.initial["kind"] = self.item.reserved if self.item else ""


class Motion(Step):
    motion = Words(label=_("动议的原话"), rows=4, missing=_("写下动议的原话。"))
    mover = forms.TypedChoiceField(label=_("谁动议"), coerce=int)
    seconder = forms.TypedChoiceField(
        label=_("谁附议"), coerce=int, required=False, empty_value=None
    )

    def prepare(self) -> None:
        present = [(member.pk, member.name) for member in self.page.seen.present]
        offer(self, "mover", present)
        offer(self, "seconder", [("", _("没有")), *present])
        if self.item:
            self.initial.update(
                motion=self.item.motion,
                mover=self.item.mover_id,
                seconder=self.item.seconder_id,
            )

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "motion": said["motion"],
            "mover_id": said["mover"],
            "seconder_id": said["seconder"],
            "seen": said["seen"],
        }


class Passed(Step):
    """What a motion that carried becomes."""

    what = Words(label=_("做什么"), rows=3, missing=_("写明做什么。"))
    lead_office = Said(label=_("谁负责"), max_length=60, missing=_("写明谁负责。"))
    lead = forms.TypedChoiceField(
        label=_("社区里谁盯着"), coerce=int, required=False, empty_value=None
    )
    due_on = day_field(_("哪天前办好"))
    cost = Yuan(
        least=0,
        label=_("要花多少钱（元）"),
        required=False,
        help_text=_("还说不准就空着，不用钱写 0。"),
    )
    dissent = Words(label=_("不同的意见"), required=False, help_text=_("写在这里的，到期要答复。"))

    def prepare(self) -> None:
        workers = [(worker.pk, worker.name) for worker in self.page.workers]
        offer(self, "lead", [("", _("不指定")), *workers])
        office = _("%(community)s居委会") % {"community": self.page.seen.council.community.name}
        self.initial.update(what=self.item.motion if self.item else "", lead_office=office)

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        decision = Decision(
            what=said["what"],
            lead_office=said["lead_office"],
            lead_id=said["lead"],
            due_on=said["due_on"],
            dissent=said["dissent"],
            cost=said["cost"],
        )
        return {"decision": decision, "seen": said["seen"]}


class Rejected(Step):
    goes_back = forms.TypedChoiceField(
        label=_("这件事往后怎么办"),
        choices=[("1", _("退回社区另想办法")), ("0", _("留着下次再议"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        initial="1",
    )
    words = Words(label=_("说明"), required=False)

    def prepare(self) -> None:
        if self.item and self.item.matter_id is None:
            del self.fields["goes_back"]


class Minutes(Step):
    """A field for each passage, under its own name."""

    def prepare(self) -> None:
        for passage in self.page.seen.passages:
            label = passage.item.title if passage.item else _("会议")
            name = f"p{passage.pk}"
            rows = min(14, max(3, passage.text.count("\n") + 2))
            widget = forms.Textarea({"rows": rows})
            self.fields[name] = forms.CharField(
                label=label,
                widget=widget,
                # A validator, not max_length: nobody counts the letters of minutes.
                validators=[MaxLengthValidator(MOST_LETTERS)],
                error_messages={"required": _("这一段空着。没有议到，也写一句。")},
            )
            self.initial[name] = passage.text

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        texts = {int(name[1:]): text for name, text in given.items() if name != "seen"}
        return {"texts": texts, "seen": given["seen"]}
