"""One meeting's page, and each step that is taken on it: one form, one action, one view."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.actions import appraising
from lianxin.party.deeds import MEETING_DEEDS, MOTION_DEEDS
from lianxin.party.forms import meeting as forms
from lianxin.party.forms.meeting import MotionStep, Step
from lianxin.party.models import Manner, MeetingState, Motion
from lianxin.party.queries.life import Sitting, sitting

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
    drawn = {
        name: deed.form(page, name) for name, deed in MEETING_DEEDS.items() if name in page.verbs
    }
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
    return verb, failed or MOTION_DEEDS[verb].form(page, live, verb)


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Take a step on the meeting."""
    page = sitting(request.actor, slug, pk, now=http.now())
    if verb not in MEETING_DEEDS:
        raise NotFound
    deed = MEETING_DEEDS[verb]
    form = deed.form(page, verb, request.POST)
    return _take(request, page, verb, form, deed, pk)


@require_POST
def motion_step(request: Request, slug: str, pk: int, motion: int, verb: str) -> HttpResponse:
    """Count a vote, or take it back."""
    page = sitting(request.actor, slug, pk, now=http.now())
    found: Motion | None = next((each for each in page.motions if each.pk == motion), None)
    if verb not in MOTION_DEEDS or found is None:
        raise NotFound
    deed = MOTION_DEEDS[verb]
    form = deed.form(page, found, verb, request.POST)
    return _take(request, page, verb, form, deed, motion)


def _take(
    request: Request,
    page: Sitting,
    verb: str,
    form: Step,
    deed: Deed,
    pk: int,
) -> HttpResponse:
    slug, meeting = page.meeting.community.slug, page.meeting.pk
    refusal = tried(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
    if refusal.status:
        # What stands now, not what stood before: somebody may have been quicker.
        newest = sitting(request.actor, slug, meeting, now=http.now())
        return _answer(request, newest, verb=verb, form=form, refusal=refusal)
    http.say(request, deed.done)
    return redirect("party_desk:life_meeting", slug, meeting)


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
