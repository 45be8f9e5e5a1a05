"""Of a meeting of Party life, of a vote in it, and of one branch's life."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import Actor
from lianxin.core.deeds import Deed
from lianxin.party.actions import appraising, attending, excusing, minutes, planning, voting
from lianxin.party.forms import meeting as forms
from lianxin.party.models import Excusal, FixedDay, Talk

COUNTED = _("票数记下了。")
MEETING_DEEDS: Mapping[str, Deed] = {
    "notify": Deed(forms.Step, planning.notify, _("通知发出去了。没有账号的党员请打电话告诉。")),
    "reschedule": Deed(forms.Words, planning.reschedule, _("收回了通知，改好以后再发一次。")),
    "call_off": Deed(forms.Reason, planning.call_off, _("记下没有开成，收到通知的人会知道。")),
    "open": Deed(forms.Step, attending.open_meeting, _("开会了，先记到会。")),
    "arrive": Deed(forms.Rows, attending.arrive, _("记下到会。")),
    "excuse": Deed(forms.Leave, attending.excuse, _("记下请假。")),
    "take_back": Deed(forms.Rows, attending.take_back, _("改成没有到会。")),
    "put": Deed(forms.Put, voting.put_to_vote, _("付表决。")),
    "close": Deed(forms.Step, attending.close, _("散会了，记录已经写好初稿。")),
    "write": Deed(forms.Minutes, minutes.write, _("记录改好了。")),
    "approve": Deed(forms.Step, minutes.approve, _("记录定稿。")),
    "reopen_minutes": Deed(forms.Step, minutes.reopen_minutes, _("退回来再改。")),
}
MOTION_DEEDS: Mapping[str, Deed] = {
    "count": Deed(forms.Counted, voting.count, COUNTED),
    "voices": Deed(forms.Voices, voting.enter_voices, COUNTED),
    "drop": Deed(forms.MotionStep, voting.drop, _("撤回了，不表决。")),
}


def _fix_day(actor: Actor, pk: int, *, slug: str, day: int, now: datetime) -> FixedDay:
    return appraising.fix_day(actor, slug, pk, day=day, now=now)


def _log_talk(
    actor: Actor, pk: int, *, slug: str, talked: appraising.Talked, now: datetime
) -> list[Talk]:
    return appraising.log_talks(actor, slug, pk, [talked], now=now)


def _ask(actor: Actor, _pk: int, *, slug: str, member: int, **said: Any) -> Excusal:
    return excusing.ask(actor, slug, member, **said)


BRANCH_DEEDS: Mapping[str, Deed] = {
    "fix_day": Deed(forms.FixedDayForm, _fix_day, _("主题党日定好了。")),
    "log_talk": Deed(forms.TalkForm, _log_talk, _("谈心记下了。")),
    "ask": Deed(
        forms.ExcusalForm, _ask, _("记下了。上级同意、党员大会通过以前，他仍计入应到人数。")
    ),
}
EXCUSAL_DEEDS: Mapping[str, Deed] = {
    "consent": Deed(forms.ConsentForm, excusing.consent, _("上级的同意记下了。")),
    "approve": Deed(forms.ApprovalForm, excusing.approve, _("党员大会的决定记下了。")),
    "end": Deed(forms.EndForm, excusing.end, _("从今天起重新计入应到人数。")),
}
