"""The fund's votes at the desk: put together, papers entered, closed, declared, decided against."""

from typing import Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Nothing,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Words,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.funds import actions
from lianxin.funds.api.door import router
from lianxin.funds.api.money import desk_of
from lianxin.funds.api.voting import Pick, VoteTold, told_vote
from lianxin.funds.forms.vote import OverrideForm, PaperForm, PlanForm, WhyForm
from lianxin.funds.models import ProjectState
from lianxin.funds.queries.voting import VoteDesk, vote_desk
from lianxin.funds.rules import VOTE_FLOW

BARE = {
    "open": (actions.open_vote, "open_poll"),
    "close": (actions.close_vote, "close_poll"),
    "declare": (actions.declare, "declare_poll"),
}


class PollAtDesk(Shape):
    """A vote with its papers, and what can be done now."""

    vote: VoteTold
    online: int = Field(description="网上收到几张")
    waiting: list[int] = Field(description="只录过一遍的纸票，按票号")
    differing: list[int] = Field(description="两个人录得不一样的纸票")
    verbs: list[str] = Field(examples=[["close", "enter_paper"]], description="您现在能走的步")


class EntersPaper(Body):
    """A paper as one of two reads it."""

    paper: int = Field(ge=1, le=2**31 - 1, description="票上印的号码")
    voter: Words = Field(min_length=1, max_length=60, description="手机号，一户一票的写门牌")
    picks: list[Pick] = Field([], max_length=100)


PlansPoll = body_of(PlanForm, "PlansPoll")
Overrides = body_of(OverrideForm, "OverridesPoll", instead={"numbers": Part(list[Ref], ...)})


@router.reads(
    "/communities/{slug}/fund/votes/{int:pk}/desk",
    scope=Scope.FUND_WORK,
    gives=PollAtDesk,
    says="工作台上的一次经费投票",
)
def poll(request: Call, slug: Slug, pk: Key) -> PollAtDesk:
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/fund/budgets/{int:pk}/votes",
    scope=Scope.FUND_WORK,
    gives=PollAtDesk,
    says="组织一次投票：拿出多少钱、投哪几个项目",
    status=201,
)
@taking(PlansPoll)
def plan_poll(request: Call, slug: Slug, pk: Key, told: Any) -> PollAtDesk:
    page = desk_of(request, slug)
    if pk not in {each.pk for each in page.seen.budgets}:
        raise NotFound
    offered = [each for each in page.seen.projects if each.state == ProjectState.PROPOSED]
    form = PlanForm(offered, filled(told)[0])
    made = done(form, lambda: actions.plan_vote(request.actor, pk, form.plan(), now=http.now()))
    return _told(request, slug, made.pk)


def _page(request: Call, slug: str, pk: int) -> VoteDesk:
    page = vote_desk(request.actor, slug, pk)
    keep_home(request, page.booth.vote.community_id)
    return page


def _told(request: Call, slug: str, pk: int) -> PollAtDesk:
    page = _page(request, slug, pk)
    return PollAtDesk(
        vote=told_vote(request, slug, pk),
        online=page.online,
        waiting=[each.paper for each in page.waiting],
        differing=list(page.differing),
        verbs=sorted(page.verbs),
    )


def _bare(verb: str) -> None:
    act, name = BARE[verb]

    def take(request: Call, slug: Slug, pk: Key, told: Nothing) -> PollAtDesk:
        _page(request, slug, pk)
        act(request.actor, pk, now=http.now())
        return _told(request, slug, pk)

    take.__name__ = name
    _write(verb, take, str(VOTE_FLOW[verb].label))


def _write(path: str, deed: Any, says: str) -> None:
    router.writes(
        f"/communities/{{slug}}/fund/votes/{{int:pk}}/{path}",
        scope=Scope.FUND_WORK,
        gives=PollAtDesk,
        says=says,
    )(deed)


for each in BARE:
    _bare(each)


def enter_poll_paper(request: Call, slug: Slug, pk: Key, told: EntersPaper) -> PollAtDesk:
    booth = _page(request, slug, pk).booth
    given = {f"o{each.number}": each.points for each in told.picks}
    form = PaperForm(booth.vote, booth.options, {"paper": told.paper, "voter": told.voter, **given})
    done(
        form,
        lambda: actions.enter_paper(
            request.actor,
            pk,
            paper=form.cleaned_data["paper"],
            voter=form.cleaned_data["voter"],
            points=form.points(),
            now=http.now(),
        ),
    )
    return _told(request, slug, pk)


@taking(Overrides)
def override_poll(request: Call, slug: Slug, pk: Key, told: Any) -> PollAtDesk:
    form = OverrideForm(_page(request, slug, pk).booth.options, filled(told)[0])
    done(form, lambda: actions.override(request.actor, pk, now=http.now(), **form.cleaned_data))
    return _told(request, slug, pk)


@taking(body_of(WhyForm, "CancelsPoll"))
def cancel_poll(request: Call, slug: Slug, pk: Key, told: Any) -> PollAtDesk:
    _page(request, slug, pk)
    form = WhyForm(filled(told)[0])
    done(form, lambda: actions.cancel_vote(request.actor, pk, now=http.now(), **form.cleaned_data))
    return _told(request, slug, pk)


_write("paper", enter_poll_paper, "录一张纸票；两个人录得一样才算数")
_write("override", override_poll, "不按计票结果定，写明理由，一起公开")
_write("cancel", cancel_poll, "取消投票")
