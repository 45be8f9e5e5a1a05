"""What is filled in for one step of a meeting, of a vote in it, or of a branch's life."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, area, day_field, offer
from lianxin.core.spoken import spoken
from lianxin.party.actions.appraising import LAST_FIXED_DAY, Appraised, Talked
from lianxin.party.actions.minutes import MOST_LETTERS
from lianxin.party.actions.voting import Count, Proposal
from lianxin.party.models import (
    ONE_BY_ONE,
    Appraisal,
    Choice,
    Grade,
    Ground,
    Manner,
    Meeting,
    MeetingKind,
    Motion,
    MotionKind,
)
from lianxin.party.queries.life import BranchLife, Sitting

_BETWEEN = re.compile(r"[、，,;；\n]+|\s和\s")


class Step(forms.Form):
    """A step that asks for nothing but the revision from which its page was drawn."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, page: Sitting, verb: str, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{verb}_%s")
        self.page = page
        self.initial["seen"] = self.subject.revision
        self.prepare()

    @property
    def subject(self) -> Meeting | Motion:
        return self.page.meeting

    def prepare(self) -> None:
        """Offer what this page has to choose from."""

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Words(Step):
    words = Said(label=_("说明"), max_length=200, required=False)


class Reason(Step):
    words = Said(label=_("为什么不开了"), max_length=200, missing=_("写一句为什么。"))


class Rows(Step):
    """Some of those called; taken together with whatever else happens meanwhile."""

    rows = forms.TypedMultipleChoiceField(
        label=_("谁"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("先勾选人。")},
    )

    def prepare(self) -> None:
        offer(
            self,
            "rows",
            ((row.pk, f"{row.member.name} {row.get_state_display()}") for row in self.page.rows),
        )

    def said(self) -> dict[str, Any]:
        return {"pks": self.cleaned_data["rows"]}


class Leave(Rows):
    reason = Said(label=_("请假的原因"), max_length=100, missing=_("写一句为什么请假。"))

    def said(self) -> dict[str, Any]:
        return {"pks": self.cleaned_data["rows"], "reason": self.cleaned_data["reason"]}


class Put(Step):
    """What is put to the vote; several names are told apart, so that they can be refused."""

    kind = forms.ChoiceField(label=_("表决什么"), choices=MotionKind.choices)
    candidates = Said(
        label=_("哪一位"),
        max_length=200,
        required=False,
        help_text=_("接收预备党员、转正时写，一次一位。"),
    )
    words = Said(label=_("议题的原话"), max_length=500, required=False, widget=area(3))
    manner = forms.ChoiceField(label=_("怎么表决"), choices=Manner.choices, initial=Manner.SHOW)

    def prepare(self) -> None:
        if self.page.meeting.kind != MeetingKind.MEMBERS:
            offer(self, "kind", [(MotionKind.ORDINARY, MotionKind.ORDINARY.label)])
            del self.fields["candidates"]

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        names = tuple(filter(None, _BETWEEN.split(said.get("candidates", ""))))
        made = Proposal(said["kind"], said["words"], said["manner"], names)
        return {"made": made, "seen": said["seen"]}


class Minutes(Step):
    minutes = forms.CharField(
        label=_("会议记录"),
        widget=area(16),
        # A validator, not max_length: nobody counts the letters of a record.
        validators=[MaxLengthValidator(MOST_LETTERS)],
        error_messages={"required": _("记录空着，写几句再存。")},
    )

    def prepare(self) -> None:
        self.initial["minutes"] = self.page.meeting.minutes


class MotionStep(Step):
    def __init__(self, page: Sitting, motion: Motion, verb: str, data: Any = None) -> None:
        self.motion = motion
        super().__init__(page, verb, data)

    @property
    def subject(self) -> Meeting | Motion:
        return self.motion

    def prepare(self) -> None:
        if "written_ayes" in self.fields and self.motion.kind not in ONE_BY_ONE:
            del self.fields["written_ayes"]


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=9999, initial=0)


class Counted(MotionStep):
    ayes = _number(_("赞成"))
    noes = _number(_("反对"))
    abstentions = _number(_("弃权"))
    written_ayes = _number(_("事先书面赞成"))

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        counted = Count(
            said["ayes"], said["noes"], said["abstentions"], said.get("written_ayes", 0)
        )
        return {"counted": counted, "seen": said["seen"]}


class Voices(MotionStep):
    """A line for each member who may vote."""

    rest = forms.ChoiceField(choices=Choice.choices, required=False, widget=forms.HiddenInput)
    """What all those said who are left blank."""
    written_ayes = _number(_("事先书面赞成"))

    def prepare(self) -> None:
        super().prepare()
        for row in self.page.voters:
            self.fields[f"m{row.member_id}"] = forms.ChoiceField(
                label=row.member.name,
                choices=Choice.choices,
                required=False,
                widget=forms.RadioSelect,
            )

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = [name for name in given if re.fullmatch(r"m\d+", name)]
        return {
            "voices": {int(name[1:]): given[name] or given["rest"] for name in names},
            "written_ayes": given.get("written_ayes", 0),
            "seen": given["seen"],
        }


class AppraisalForm(forms.Form):
    own_words = Said(label=_("个人自评"), max_length=1000, required=False, widget=area(3))
    others_words = Said(label=_("党员互评"), max_length=1000, required=False, widget=area(3))
    excellent = _number(Grade.EXCELLENT.label)
    fit = _number(Grade.FIT.label)
    barely = _number(Grade.BARELY.label)
    unfit = _number(Grade.UNFIT.label)
    grade = forms.ChoiceField(
        label=_("支部评定"), choices=[("", _("还没定")), *Grade.choices], required=False
    )

    def __init__(self, held: Appraisal | None, data: Any = None) -> None:
        names = list(self.base_fields)
        super().__init__(data, initial={name: getattr(held, name) for name in names if held})

    def appraised(self) -> Appraised:
        return Appraised(**self.cleaned_data)


class BranchStep(forms.Form):
    """One thing that is noted of a branch's life."""

    def __init__(self, page: BranchLife, verb: str, data: Any = None, *, today: date) -> None:
        super().__init__(data, auto_id=f"{verb}_%s")
        self.page, self.today = page, today
        self.prepare()

    def prepare(self) -> None:
        """Offer what this page has to choose from."""

    def _offer_members(self, *names: str) -> None:
        people = [(member.pk, member.name) for member in self.page.members]
        for name in names:
            offer(self, name, people)

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class OfBranch(BranchStep):
    """One that is noted of the branch itself, in its community."""

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "slug": self.page.office.community.slug}


class FixedDayForm(OfBranch):
    day = forms.IntegerField(
        label=_("每月几日"),
        min_value=1,
        max_value=LAST_FIXED_DAY,
        help_text=_("1 到 28，每个月都有的一天。"),
    )

    def prepare(self) -> None:
        self.initial["day"] = self.page.fixed.day if self.page.fixed else None


class TalkForm(OfBranch):
    one = forms.TypedChoiceField(label=_("谁"), coerce=int)
    other = forms.TypedChoiceField(label=_("和谁"), coerce=int)
    on = day_field(_("哪天"))
    topic = Said(label=_("谈了什么方面"), max_length=100, required=False)

    def prepare(self) -> None:
        self._offer_members("one", "other")
        self.initial["on"] = self.today

    def said(self) -> dict[str, Any]:
        said = super().said()
        talked = Talked(said["one"], said["other"], said["on"], said["topic"])
        return {"talked": talked, "slug": said["slug"]}


class ExcusalForm(OfBranch):
    member = forms.TypedChoiceField(label=_("哪一位"), coerce=int)
    ground = forms.ChoiceField(label=_("哪种情形"), choices=Ground.choices)

    def prepare(self) -> None:
        self._offer_members("member")


class ConsentForm(BranchStep):
    number = Said(label=_("上级批复的文号"), max_length=60, missing=_("写明文号。"))
    on = day_field(_("哪天批的"))


class ApprovalForm(BranchStep):
    meeting = forms.TypedChoiceField(label=_("哪次党员大会通过的"), coerce=int)

    def prepare(self) -> None:
        held = self.page.held
        offer(
            self, "meeting", ((each.pk, f"{spoken(each.starts_at)} {each.title}") for each in held)
        )

    def said(self) -> dict[str, Any]:
        return {"meeting_id": self.cleaned_data["meeting"]}


class EndForm(BranchStep):
    """Nothing to fill in."""
