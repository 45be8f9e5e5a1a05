"""One session's page, and each step that is taken on it: one form, one action, one view.

Staff have it at the desk; the chair and who keeps the minutes have it on their phones, with or
without a post.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request, namespace_of
from lianxin.core.pictures import SIZES, picture
from lianxin.council import actions
from lianxin.council.forms import ballots, debate, steps
from lianxin.council.forms.steps import Step
from lianxin.council.models import AgendaItem, SessionState
from lianxin.council.queries.desk_sitting import DeskSitting, desk_sitting
from lianxin.council.queries.papers import paper_photo
from lianxin.council.queries.sitting import Row


@dataclass(frozen=True, slots=True)
class Deed:
    """A step as the desk takes it: what it asks for, what does it, what is said when it is done."""

    form: type[Step]
    act: Callable[..., object]
    done: Text


SESSION_DEEDS: Mapping[str, Deed] = {
    "add_matters": Deed(steps.Pick, actions.add_matters, _("放进议程了。")),
    "add_question": Deed(steps.Question, actions.add_question, _("放进议程了。")),
    "order": Deed(steps.Forward, actions.bring_forward, _("往前挪了一位。")),
    "plan_times": Deed(debate.Times, actions.plan_times, _("时间定好了，只作提醒，不会打断。")),
    "empower": Deed(debate.Empower, actions.empower, _("委托记下了。")),
    "take_proxy_back": Deed(debate.TakeProxyBack, actions.take_proxy_back, _("委托收回了。")),
    "sign": Deed(steps.Step, actions.sign, _("记录人签字了。")),
    "notify": Deed(steps.Step, actions.notify, _("通知发出去了。没有账号的成员请打电话告诉。")),
    "reschedule": Deed(steps.Note, actions.reschedule, _("收回了通知，改好以后再发一次。")),
    "cancel": Deed(steps.Reason, actions.cancel, _("会议取消了，收到通知的人会知道。")),
    "excuse": Deed(steps.Seats, actions.excuse, _("记下请假。")),
    "open": Deed(steps.Step, actions.open_session, _("开会了，先记到会。")),
    "arrive": Deed(steps.Seats, actions.arrive, _("记下到会。")),
    "leave": Deed(steps.Seats, actions.leave, _("记下离席。")),
    "take_back": Deed(steps.Seats, actions.take_back, _("改成没有到会。")),
    "pause": Deed(steps.Step, actions.pause, _("休会。")),
    "resume": Deed(steps.Step, actions.resume, _("接着开会。")),
    "adjourn": Deed(steps.Step, actions.adjourn, _("散会了，纪要已经写好初稿。")),
    "write": Deed(steps.Minutes, actions.write, _("纪要改好了。")),
    "approve": Deed(steps.Step, actions.approve, _("纪要定稿。")),
    "reopen_minutes": Deed(steps.Step, actions.reopen_minutes, _("退回来再改。")),
    "publish": Deed(steps.Step, actions.publish, _("纪要公布了。")),
}
ITEM_DEEDS: Mapping[str, Deed] = {
    "drop": Deed(steps.Step, actions.drop, _("撤下了，它还等着下一次。")),
    "reserve": Deed(steps.Reserve, actions.reserve, _("记下了。")),
    "call": Deed(steps.Step, actions.call, _("开始议这一项。")),
    "move": Deed(steps.Motion, actions.move, _("动议记下了。")),
    "ask_to_speak": Deed(debate.HandForm, actions.raise_hand, _("替他举手了。")),
    "second": Deed(debate.InRoom, actions.second, _("附议记下了。")),
    "amend": Deed(debate.AmendForm, actions.amend_motion, _("修正案记下了，先议它。")),
    "withdraw_amendment": Deed(steps.Step, actions.withdraw_amendment, _("修正案收回了。")),
    "declare_amendment": Deed(steps.Step, actions.declare_amendment, _("修正案的结果宣布了。")),
    "put": Deed(steps.Step, actions.put_to_vote, _("付表决。")),
    "enter_votes": Deed(ballots.Ballots, actions.enter_votes, _("票记下了。")),
    "enter_papers": Deed(ballots.PapersForm, actions.enter_papers, _("票记下了。")),
    "revote": Deed(steps.Step, actions.revote, _("这次表决不算，可以重新付表决。")),
    "declare_passed": Deed(steps.Passed, actions.declare_passed, _("宣布通过，决议已生成。")),
    "declare_rejected": Deed(steps.Rejected, actions.declare_rejected, _("宣布未通过。")),
    "dispute": Deed(steps.Note, actions.dispute, _("记为有争议。")),
    "settle": Deed(steps.Step, actions.settle, _("接着议。")),
    "refer_to_delegates": Deed(steps.Reason, actions.refer_to_delegates, _("转给居民代表会议了。")),
    "refer_to_owners": Deed(steps.Reason, actions.refer_to_owners, _("转给业主大会了。")),
    "conclude": Deed(steps.Result, actions.conclude, _("这一项议完了。")),
    "postpone": Deed(steps.Note, actions.postpone, _("留待下次。")),
    "dissent": Deed(debate.DissentForm, actions.dissent, _("不同意见记下了，到期要答复。")),
    "answer_dissent": Deed(debate.AnswerDissent, actions.answer_dissent, _("答复了。")),
    "progress": Deed(debate.Progress, actions.progress, _("进展写好了。")),
    "revoke": Deed(steps.Reason, actions.revoke, _("决议撤销了，关心的人会知道。")),
    "finish": Deed(debate.Finish, actions.finish, _("记下办成了什么样。")),
    "feed_back": Deed(steps.Step, actions.feed_back, _("已经告诉参加的人。")),
}
TEMPLATES = {
    SessionState.DRAFT: "council/desk_draft.html",
    SessionState.NOTIFIED: "council/desk_draft.html",
    SessionState.OPEN: "council/desk_run.html",
    SessionState.PAUSED: "council/desk_run.html",
}
MINUTES = "council/desk_minutes.html"
CHAIRING = "council/chair.html"
ROW_STEPS = ("reserve", "finish", "progress", "dissent", "answer_dissent", "revoke")


@require_GET
@never_cache
def show(request: Request, slug: str, pk: int) -> HttpResponse:
    return answer(request, page_at(request, slug, pk))


def is_at_desk(request: Request) -> bool:
    """Whether the address is the desk's; the others are for a phone in the room."""
    return not namespace_of(request).endswith("_chair")


def page_at(request: Request, slug: str, pk: int) -> DeskSitting:
    at_desk = is_at_desk(request)
    return desk_sitting(request.actor, slug, pk, now=http.now(), is_at_desk=at_desk)


def to_session(request: Request, slug: str, pk: int) -> HttpResponse:
    """Back to the page from which a step was taken."""
    here = namespace_of(request)
    return redirect(reverse("council_desk:session", args=[slug, pk], current_app=here))


def answer(
    request: Request,
    page: DeskSitting,
    *,
    verb: str = "",
    form: Step | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page as it stands; `form` is what was sent as `verb` and not done."""
    seen = page.seen
    forms, live_forms = _forms(page, verb, form), _live_forms(page, verb, form)
    rows = [(row, _row_forms(page, row, verb, form)) for row in seen.rows]
    drawn = [*forms.values(), *live_forms.values()]
    drawn += [each for _row, made in rows for each in made.values()]
    context = {
        "community": seen.council.community,
        "page": page,
        "seen": seen,
        "session": seen.session,
        "council": seen.council,
        "forms": forms,
        "rows": rows,
        "live_forms": live_forms,
        "failed": form,
        "orphan": form if all(each is not form for each in drawn) else None,
        "refusal": refusal,
        "stands": stands(page),
        "is_chairing": not is_at_desk(request),
    }
    template = TEMPLATES.get(SessionState(seen.session.state), MINUTES)
    template = template if is_at_desk(request) else CHAIRING
    return render(request, template, context, status=(refusal.status if refusal else 0) or 200)


def stands(page: DeskSitting) -> str:
    """What the forms of the chair's page are drawn from, to tell when it is not so any more."""
    live = page.seen.live
    at = f".{live.item.pk}.{live.item.revision}" if live else ""
    return f"{page.seen.session.revision}{at}"


def _forms(page: DeskSitting, verb: str, form: Step | None) -> dict[str, Step]:
    """A fresh form for each of the session's open steps, but for the one that failed."""
    names = set(page.seen.verbs)
    if "add_item" in names:
        names |= {"add_matters", "add_question"}
    if "empower" in names:
        names |= {"take_proxy_back"} if page.seen.proxies_each else set()
        names -= set() if page.seen.proxies_each else {"empower"}
    made = {
        name: deed.form(page, None, name) for name, deed in SESSION_DEEDS.items() if name in names
    }
    # Four buttons share one list of members.
    shared = "arrive" if verb in ("leave", "excuse", "take_back") and "arrive" in made else verb
    return made | ({shared: form} if form and not form.item and shared in made else {})


def _row_forms(page: DeskSitting, row: Row, verb: str, form: Step | None) -> dict[str, Step]:
    """The same for one row of the agenda."""
    made = {
        name: ITEM_DEEDS[name].form(page, row.item, name)
        for name in ROW_STEPS
        if name in row.verbs and not row.item.is_live
    }
    return made | _kept(made, row.item, verb, form)


def _live_forms(page: DeskSitting, verb: str, form: Step | None) -> dict[str, Step]:
    """The same for the item that is before the meeting."""
    if (live := page.seen.live) is None:
        return {}
    verbs = set(live.verbs)
    if "enter_votes" in verbs and live.item.is_secret:
        verbs = (verbs - {"enter_votes"}) | ({"enter_papers"} if page.keeps_minutes else set())
    made = {
        name: deed.form(page, live.item, name) for name, deed in ITEM_DEEDS.items() if name in verbs
    }
    return made | _kept(made, live.item, verb, form)


def _kept(
    made: Mapping[str, Step], item: AgendaItem, verb: str, form: Step | None
) -> dict[str, Step]:
    is_here = form is not None and form.item is not None and form.item.pk == item.pk
    return {verb: form} if form and is_here and verb in made else {}


@require_POST
def step(request: Request, slug: str, pk: int, verb: str) -> HttpResponse:
    """Take a step on the session."""
    return _take(request, slug, pk, verb, SESSION_DEEDS)


@require_POST
def item_step(request: Request, slug: str, pk: int, item: int, verb: str) -> HttpResponse:
    """Take a step on one of its items."""
    return _take(request, slug, pk, verb, ITEM_DEEDS, item_id=item)


def _take(
    request: Request,
    slug: str,
    pk: int,
    verb: str,
    deeds: Mapping[str, Deed],
    item_id: int | None = None,
) -> HttpResponse:
    page = page_at(request, slug, pk)
    item = next((row.item for row in page.seen.rows if row.item.pk == item_id), None)
    if verb not in deeds or (item is None) != (item_id is None):
        raise NotFound
    deed = deeds[verb]
    form = deed.form(page, item, verb, request.POST, request.FILES)
    refusal = tried(form, lambda: _do(request, deed, item_id or pk, form.said()))
    if refusal.status:
        # What stands now, not what stood before: somebody may have been quicker.
        newest = page_at(request, slug, pk)
        return answer(request, newest, verb=verb, form=form, refusal=refusal)
    http.say(request, deed.done)
    return to_session(request, slug, pk)


def _do(request: Request, deed: Deed, pk: int, said: dict[str, Any]) -> object:
    return deed.act(request.actor, pk, now=http.now(), **said)


@require_safe
@never_cache
def photo(request: Request, slug: str, pk: int, key: UUID, size: str) -> HttpResponseBase:
    """The picture of a paper on which people voted."""
    if size not in SIZES:
        raise NotFound
    response = picture(paper_photo(request.actor, slug, pk, key), size, is_public=False)
    response["Cache-Control"] = "private, no-store"
    return response
