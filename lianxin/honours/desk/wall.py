"""The wall at the desk: boards, what waits for a look, whom a story shows and what they said."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxin.core import http, pii
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.core.pictures import picture
from lianxin.honours import actions
from lianxin.honours.deeds import STORY_DEEDS
from lianxin.honours.forms import showing as forms
from lianxin.honours.models import Story
from lianxin.honours.queries.access import shown_for, story_at_desk
from lianxin.honours.queries.wall import shown_in, wall_desk
from lianxin.honours.rules import STORY_FLOW
from lianxin.people.queries import workplace
from lianxin.volunteers.desk.taking import Taken, forms_for, take


@require_safe
@never_cache
def wall(request: Request, slug: str) -> HttpResponse:
    return _wall_page(request, slug, forms.NewBoard(), Refusal())


def _wall_page(request: Request, slug: str, form: forms.NewBoard, refusal: Refusal) -> HttpResponse:
    community = workplace(request.actor, slug)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    found = wall_desk(request.actor, community.pk, today=http.today(), **marks)
    context = {"community": community, "page": found, "form": form, "refusal": refusal}
    return render(request, "honours/desk_wall.html", context, status=refusal.status or 200)


@require_POST
def new_board(request: Request, slug: str) -> HttpResponse:
    community = workplace(request.actor, slug)
    form = forms.NewBoard(request.POST)
    refusal = tried(
        form,
        lambda: actions.open_board(request.actor, community, **form.cleaned_data, now=http.now()),
    )
    if refusal.status:
        return _wall_page(request, slug, form, refusal)
    http.say(request, _("栏目加好了。"))
    return redirect("honours_desk:wall", slug)


@require_POST
def close_board(request: Request, slug: str, pk: int) -> HttpResponse:
    workplace(request.actor, slug)
    actions.close_board(request.actor, pk, now=http.now())
    http.say(request, _("栏目收起来了，里面的好事都还在；再加同名的栏目就回来。"))
    return redirect("honours_desk:wall", slug)


def _story(request: Request, slug: str, pk: int) -> Story:
    community = workplace(request.actor, slug)
    story = story_at_desk(request.actor, pk)
    if story.community_id != community.pk:
        raise NotFound
    return story


@require_safe
@never_cache
def story(request: Request, slug: str, pk: int) -> HttpResponse:
    return _page(request, slug, pk, Taken())


def _page(request: Request, slug: str, pk: int, taken: Taken, *, answered: int = 0) -> HttpResponse:
    found = _story(request, slug, pk)
    verbs = {step.verb for step in STORY_FLOW.open_to(request.actor, found)}
    shown = shown_in(found)
    context = {
        "community": found.community,
        "story": found,
        "shown": shown,
        "unagreed": [each for each in shown if each.answer != "agreed"],
        "verbs": verbs,
        "taken": taken,
        "forms": forms_for(request, STORY_DEEDS, verbs, found, {}, taken),
        "found": _pointed_out(found),
        "answer": forms.AnsweredOnPaper(),
        "answered": answered,
        "site": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "honours/desk_story.html", context, status=taken.status)


def _pointed_out(found: Story) -> list[str]:
    """Names and numbers in the words, for whoever looks."""
    words = f"{found.title}\n{found.words}"
    return [words[span.start : span.end] for span in pii.find(words)]


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    taken = take(request, STORY_DEEDS, verb, _story(request, slug, pk))
    if taken.form:
        return _page(request, slug, pk, taken)
    return redirect("honours_desk:story", slug, pk)


@require_POST
def answer(request: Request, slug: str, pk: int) -> HttpResponse:
    """What somebody shown said on the telephone or on paper."""
    community = workplace(request.actor, slug)
    shown = shown_for(request.actor, pk)
    if shown.story.community_id != community.pk:
        raise NotFound
    form = forms.AnsweredOnPaper(request.POST)
    refusal = tried(
        form, lambda: actions.answer_shown(request.actor, pk, **form.told(), now=http.now())
    )
    if refusal.status:
        refused = Refusal(refusal.status, _("没有记上：选一个答复，再写明凭什么登记。"))
        return _page(request, slug, shown.story_id, Taken(refusal=refused), answered=pk)
    http.say(request, _("记下了本人的答复。"))
    return redirect("honours_desk:story", slug, shown.story_id)


@require_safe
@never_cache
def photo(request: Request, slug: str, pk: int) -> HttpResponseBase:
    """The picture that waits for a look."""
    found = _story(request, slug, pk)
    if found.photo is None:
        raise NotFound
    response = picture(found.photo, "full", is_public=False)
    response["Cache-Control"] = "private, no-store"
    return response
