"""One meeting's page, and each step that is taken on it: one form, one action, one view."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.party.actions import appraising, attending, minutes, planning, voting
from lianxin.party.forms import meeting as forms
from lianxin.party.forms.meeting import MotionStep, Step
from lianxin.party.models import Manner, MeetingState, Motion
from lianxin.party.queries.life import Sitting, sitting

DEEDS: Mapping[str, Deed] = {
    "notify": Deed(Step, planning.notify, _("通知发出去了。没有账号的党员请打电话告诉。")),
    "reschedule": Deed(forms.Words, planning.reschedule, _("收回了通知，改好以后再发一次。")),
    "call_off": Deed(forms.Reason, planning.call_off, _("记下没有开成，收到通知的人会知道。")),
    "open": Deed(Step, attending.open_meeting, _("开会了，先记到会。")),
    "arrive": Deed(forms.Rows, attending.arrive, _("记下到会。")),
    "excuse": Deed(forms.Leave, attending.excuse, _("记下请假。")),
    "take_back": Deed(forms.Rows, attending.take_back, _("改成没有到会。")),
    "put": Deed(forms.Put, voting.put_to_vote, _("付表决。")),
    "close": Deed(Step, attending.close, _("散会了，记录已经写好初稿。")),
    "write": Deed(forms.Minutes, minutes.write, _("记录改好了。")),
    "approve": Deed(Step, minutes.approve, _("记录定稿。")),
    "reopen_minutes": Deed(Step, minutes.reopen_minutes, _("退回来再改。")),
}
MOTION_DEEDS: Mapping[str, tuple[type[MotionStep], Callable[..., object], Text]] = {
    "count": (forms.Counted, voting.count, _("票数记下了。")),
    "voices": (forms.Voices, voting.enter_voices, _("票数记下了。")),
    "drop": (MotionStep, voting.drop, _("撤回了，不表决。")),
}
TEMPLATES = {
    MeetingState.PLANNED: "party/desk_meeting_ahead.html",
    MeetingState.TOLD: "party/desk_meeting_ahead.html",
    MeetingState.OPEN: "party/desk_meeting_open.html",
}
OVER = "party/desk_meeting_over.html"


@require_safe
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return _answer(request, sitting(request.actor, slug, pk, now=http.now()))


def _answer(
    request: Request,
    page: Sitting,
    *,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page as it stands; `form` is what was sent as `verb` and not done."""
    drawn = {name: deed.form(page, name) for name, deed in DEEDS.items() if name in page.verbs}
    is_on_motion = isinstance(form, MotionStep)
    if form and not is_on_motion and verb in drawn:
        drawn[verb] = form
    context = {
        "community": page.meeting.community,
        "page": page,
        "meeting": page.meeting,
        "forms": drawn,
        "ballot": _ballot(page, form if is_on_motion else None),
        "failed": form,
        "refusal": refusal,
    }
    template = TEMPLATES.get(MeetingState(page.meeting.state), OVER)
    return render(request, template, context, status=(refusal.status if refusal else 0) or 200)


def _ballot(page: Sitting, failed: Step | None) -> tuple[str, Step] | None:
    """How what is put now is counted: by member, or as sums."""
    if (live := page.live) is None:
        return None
    verb = "voices" if live.manner == Manner.NAMED else "count"
    return verb, failed or MOTION_DEEDS[verb][0](page, live, verb)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Take a step on the meeting."""
    page = sitting(request.actor, slug, pk, now=http.now())
    if verb not in DEEDS:
        raise NotFound
    deed = DEEDS[verb]
    form = deed.form(page, verb, request.POST)
    return _take(request, page, verb, form, deed.act, pk, deed.done)


@require_POST
def motion_step(request: Request, slug: str, pk: int, motion: int, verb: str) -> HttpResponse:
    """Count a vote, or take it back."""
    page = sitting(request.actor, slug, pk, now=http.now())
    found: Motion | None = next((each for each in page.motions if each.pk == motion), None)
    if verb not in MOTION_DEEDS or found is None:
        raise NotFound
    form_class, act, done = MOTION_DEEDS[verb]
    form = form_class(page, found, verb, request.POST)
    return _take(request, page, verb, form, act, motion, done)


def _take(
    request: Request,
    page: Sitting,
    verb: str,
    form: Step,
    act: Callable[..., object],
    pk: int,
    done: Text,
) -> HttpResponse:
    slug, meeting = page.meeting.community.slug, page.meeting.pk
    refusal = tried(form, lambda: _do(request, act, pk, form.said()))
    if refusal.status:
        # What stands now, not what stood before: somebody may have been quicker.
        newest = sitting(request.actor, slug, meeting, now=http.now())
        return _answer(request, newest, verb=verb, form=form, refusal=refusal)
    http.say(request, done)
    return redirect("party_desk:life_meeting", slug, meeting)


def _do(request: Request, act: Callable[..., object], pk: int, said: dict[str, Any]) -> object:
    return act(request.actor, pk, now=http.now(), **said)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appraise(request: Request, slug: str, pk: int, member: int) -> HttpResponse:
    """One member's appraisal, for the eyes of those who lead the branch."""
    page = sitting(request.actor, slug, pk, now=http.now())
    found = next((pair for pair in page.appraisals if pair[0].member_id == member), None)
    if found is None:
        raise NotFound
    row, held = found
    form = forms.AppraisalForm(held, request.POST or None)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: appraising.appraise(
                request.actor, pk, member, form.appraised(), now=http.now()
            ),
        )
        if not refusal.status:
            http.say(request, gettext("记下了。"))
            return redirect("party_desk:life_meeting", slug, pk)
    context = {
        "community": page.meeting.community,
        "meeting": page.meeting,
        "row": row,
        "form": form,
        "refusal": refusal,
        "present": page.present,
    }
    return render(request, "party/desk_appraisal.html", context, status=refusal.status or 200)
