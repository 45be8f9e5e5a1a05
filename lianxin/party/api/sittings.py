"""Meetings of Party life run by a program of who leads them: planned, told, opened, who came, what
was voted, the minutes; or copied from the paper book.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Sent,
    Slug,
    Steps,
    body_of,
    done,
    filled,
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import appraising, keeping, planning
from lianxin.party.api.door import router
from lianxin.party.api.meeting_shapes import WHOSE, PartyMeetingTold
from lianxin.party.api.meetings import appraisal_in, meeting_told, page_of
from lianxin.party.api.purposes import office_at
from lianxin.party.deeds import MEETING_DEEDS, MOTION_DEEDS
from lianxin.party.forms.convening import KeptForm, PlanForm, WhoseForm
from lianxin.party.forms.meeting import AppraisalForm
from lianxin.party.models import Body as PartyBody
from lianxin.party.models import Choice, Meeting
from lianxin.party.queries.life import people_for
from lianxin.party.queries.meetings import bodies_led, motion_for
from lianxin.party.rules.meeting import MEETING_FLOW

MEMBER = Part(Annotated[Ref | None, Field(description="哪位党员")], None, str)
PEOPLE = {"chair": MEMBER, "teacher": MEMBER}


def _several(words: str) -> Part:
    kind = Annotated[list[Ref], Field(min_length=1, max_length=500, description=words)]
    return Part(kind, ..., lambda pks: [str(pk) for pk in pks])


class VoiceOfMember(Body):
    """What one member said in a vote by name."""

    member: Ref
    choice: Literal[tuple(Choice.values)]  # type: ignore[valid-type]  # the model's own


ROWS = {"rows": _several("谁：会的 rows 里的 id")}
INSTEAD = {"arrive": ROWS, "excuse": ROWS, "take_back": ROWS}
SAYS = {
    "count": "记一次表决的票数",
    "voices": "记名表决：谁说了什么",
    "drop": "撤回一个议题，不表决",
}
WRITTEN = Part(
    Annotated[int, Field(ge=0, le=9_999, description="事先书面赞成；接收预备党员、转正时才有")], 0
)
OF_MOTIONS = {
    "count": {"written_ayes": WRITTEN},
    "voices": {
        "written_ayes": WRITTEN,
        "rest": Part(
            Annotated[Literal[("", *Choice.values)], Field(description="没有写的人都说了什么")],
            "",
        ),
        "voices": Part(
            Annotated[
                list[VoiceOfMember], Field(max_length=500, description="记名表决，谁说了什么")
            ],
            [],
            lambda rows: {f"m{each.member}": each.choice for each in rows},
            is_spread=True,
        ),
    },
}


def _whose(request: Call, slug: str, told: Any) -> tuple[PartyBody, str]:
    """Of which organisation the caller leads, and what kind; raises Unfit for what it holds not."""
    bodies = list(bodies_led(office_at(request, slug), http.today()))
    whose = WhoseForm(bodies, {"body": told.body, "kind": told.kind})

    def chosen() -> tuple[PartyBody, str]:
        return whose.bodies[whose.cleaned_data["body"]], whose.cleaned_data["kind"]

    return done(whose, chosen)


@router.writes(
    "/communities/{slug}/party/meetings",
    scope=Scope.PARTY_WORK,
    gives=PartyMeetingTold,
    says="安排一次会：哪个组织、什么会、哪天、在哪儿",
    status=201,
)
@taking(body_of(PlanForm, "PlansPartyMeeting", instead={**WHOSE, **PEOPLE}))
def plan_meeting(request: Call, slug: Slug, told: Any) -> PartyMeetingTold:
    body, kind = _whose(request, slug, told)
    form = PlanForm(body, kind, people_for(body), filled(told)[0])
    made = done(form, lambda: planning.plan(request.actor, slug, form.plan(), now=http.now()))
    return meeting_told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/party/meetings/paper",
    scope=Scope.PARTY_WORK,
    gives=PartyMeetingTold,
    says="照本子补记一次开过的会：谁到会、会议记录",
    status=201,
)
@taking(
    body_of(
        KeptForm,
        "KeepsPartyMeeting",
        instead={**WHOSE, **PEOPLE, "present": _several("到会的党员")},
    )
)
def keep_meeting(request: Call, slug: Slug, told: Any) -> PartyMeetingTold:
    body, kind = _whose(request, slug, told)
    form = KeptForm(body, kind, people_for(body, is_past=True), filled(told)[0])

    def deed() -> Meeting:
        return keeping.keep(request.actor, slug, [form.held()], now=http.now())[0]

    return meeting_told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/party/meetings/{int:pk}/replan",
    scope=Scope.PARTY_WORK,
    gives=PartyMeetingTold,
    says="改一次还没通知的会",
    has_version=True,
)
@taking(body_of(PlanForm, "ReplansPartyMeeting", instead=PEOPLE))
def replan_meeting(request: Call, slug: Slug, pk: Key, told: Any) -> PartyMeetingTold:
    page = page_of(request, slug, pk)
    meeting = page.meeting
    seen = unchanged_since(request, meeting.revision)
    form = PlanForm(meeting.body, meeting.kind, list(page.people), filled(told)[0], meeting=meeting)

    def deed() -> Meeting:
        return planning.replan(request.actor, pk, form.plan(), now=http.now(), seen=seen)

    done(form, deed)
    return meeting_told(request, slug, pk)


@router.writes(
    "/communities/{slug}/party/meetings/{int:pk}/appraisals/{int:thing}",
    scope=Scope.PARTY_WORK,
    gives=PartyMeetingTold,
    says="记一位党员的民主评议",
)
@taking(body_of(AppraisalForm, "AppraisesMember"))
def appraise(request: Call, slug: Slug, pk: Key, thing: Key, told: Any) -> PartyMeetingTold:
    _row, held = appraisal_in(request, slug, pk, thing)
    form = AppraisalForm(held, filled(told)[0])
    done(
        form,
        lambda: appraising.appraise(request.actor, pk, thing, form.appraised(), now=http.now()),
    )
    return meeting_told(request, slug, pk)


def _found(request: Call, slug: str, pk: int) -> Found:
    page = page_of(request, slug, pk)
    return Found(page.meeting, (page,))


def _motion_found(request: Call, slug: str, pk: int) -> Found:
    page = page_of(request, slug, motion_for(request.actor, pk).meeting_id)
    found = next((each for each in page.motions if each.pk == pk), None)
    if found is None:
        raise NotFound
    return Found(found, (page, found))


def _filled(_request: Call, found: Found, form: type[Any], verb: str, sent: Sent) -> Any:
    return form(*found.offers, verb, sent[0])


Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/meetings/{int:pk}",
    name="{}_meeting",
    body="PartyMeeting{}",
    find=_found,
    gives=PartyMeetingTold,
    tell=lambda request, slug, meeting: meeting_told(request, slug, meeting.pk),
    has_version=True,
    fill=_filled,
).declare(MEETING_DEEDS, lambda verb: f"组织生活：{MEETING_FLOW[verb].label}", INSTEAD)
Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/motions/{int:pk}",
    name="{}_motion",
    body="PartyMotion{}",
    find=_motion_found,
    gives=PartyMeetingTold,
    tell=lambda request, slug, motion: meeting_told(request, slug, motion.meeting_id),
    has_version=True,
    fill=_filled,
).declare(MOTION_DEEDS, SAYS.__getitem__, OF_MOTIONS)
