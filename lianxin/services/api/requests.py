"""Requests for help at the desk: taken down for somebody, put in order, ended, handed on. Who asked
is masked.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    filled,
    keep_home,
    sent_as,
    taking,
    unchanged_since,
)
from lianxin.matters.forms.steps import category_choices
from lianxin.services.actions import asking
from lianxin.services.api.door import router
from lianxin.services.api.helping import StateOfRequest
from lianxin.services.api.rounds import (
    VERBS,
    HomeCall,
    WhoCould,
    call_facts,
    kept_workplace,
    who_could,
)
from lianxin.services.deeds import REQUEST_DEEDS
from lianxin.services.forms import rounds as forms
from lianxin.services.models import HelpRequest, RequestState
from lianxin.services.queries import desk_rounds as queries
from lianxin.services.queries.catalogue import coming_halves, offered
from lianxin.services.rules.requests import REQUEST_FLOW
from lianxin.volunteers.deeds import Deed

SERVICE = Part(Annotated[Ref, Field(description="请人做什么：编号在 services 里")], ..., str)
HALVES = Part(
    Annotated[
        list[str],
        Field(
            min_length=1, max_length=20, description="哪些半天家里有人", examples=[["2026-03-12am"]]
        ),
    ],
    ...,
)


class RequestRow(Shape):
    """A request as the desk lists it."""

    id: int
    number: str = Field(examples=["LSL-F0012"])
    service: str
    team: str
    words: str
    place: str
    state: StateOfRequest
    is_urgent: bool
    due_on: date = Field(description="最晚哪天第一次上门")
    halves: list[str] = Field(examples=[["2026-03-12am"]], description="哪些半天家里有人")


class RequestsAtDesk(Shape):
    """What is open, urgent ones first, then by the promised day."""

    items: list[RequestRow]


class RequestAtDesk(Shape):
    """One request with its visits; who asked is masked."""

    request: RequestRow
    name: str = Field(examples=["李*芳"])
    phone: str = Field(examples=["138****1234"])
    visits: list[HomeCall]
    able: list[WhoCould] = Field(description="今天谁能去")
    revision: int = Field(description='版本：If-Match 里写 "7"')
    verbs: list[str] = VERBS


@router.reads(
    "/communities/{slug}/requests",
    scope=Scope.SERVICES_WORK,
    gives=RequestsAtDesk,
    says="工作台上没办完的上门申请，急的在前",
)
def requests_at_desk(request: Call, slug: Slug) -> RequestsAtDesk:
    community, found = queries.requests_desk(request.actor, slug)
    keep_home(request, community.pk)
    return RequestsAtDesk(items=[_row(each) for each in found])


def _row(found: HelpRequest) -> RequestRow:
    return RequestRow(
        id=found.pk,
        number=found.told_number,
        service=found.service.name,
        team=found.service.team.name,
        words=found.words,
        place=found.place_label,
        state=RequestState(found.state),
        is_urgent=found.is_urgent,
        due_on=found.due_on,
        halves=sorted(f"{each.day.isoformat()}{each.half}" for each in found.halves.all()),
    )


@router.reads(
    "/communities/{slug}/requests/{int:pk}",
    scope=Scope.SERVICES_WORK,
    gives=RequestAtDesk,
    says="工作台上的一次上门申请；姓名电话遮住",
)
def request_at_desk(request: Call, slug: Slug, pk: Key) -> RequestAtDesk:
    return _told(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> queries.RequestDesk:
    page = queries.request_desk(request.actor, slug, pk, (), today=http.today())
    keep_home(request, page.community.pk)
    return page


def _told(request: Call, slug: str, pk: int) -> RequestAtDesk:
    page = _page(request, slug, pk)
    request.version, contact = page.request.revision, page.contact
    return RequestAtDesk(
        request=_row(page.request),
        name=contact.name if contact else "",
        phone=contact.phone if contact else "",
        visits=[HomeCall.model_validate(call_facts(each)) for each in page.own.visits],
        able=[who_could(each) for each in page.choices],
        revision=page.request.revision,
        verbs=sorted(page.own.verbs),
    )


@router.writes(
    "/communities/{slug}/requests/taken-down",
    scope=Scope.SERVICES_WORK,
    gives=RequestAtDesk,
    says="替居民登记一次上门（代办）",
    status=201,
)
@taking(body_of(forms.TakeDown, "TakesHelpDown", instead={"service": SERVICE, "halves": HALVES}))
def take_help_down(request: Call, slug: Slug, told: Any) -> RequestAtDesk:
    community = kept_workplace(request, slug)
    services, coming = offered(community.pk), coming_halves(http.now())
    form = forms.TakeDown(community, services, coming, filled(told, key=sent_as(request))[0])

    def deed() -> HelpRequest:
        return asking.ask(request.actor, form.asking(), now=http.now())

    return _told(request, slug, done(form, deed).pk)


def _of_request(verb: str, deed: Deed) -> None:
    def take(request: Call, slug: Slug, pk: Key, told: Any) -> RequestAtDesk:
        page = _page(request, slug, pk)
        unchanged_since(request, page.request.revision)
        leaves = [leaf for _group, leaves in category_choices()[1:] for leaf in leaves]
        choices = {"member_id": list(page.choices), "category_id": leaves}
        form = deed.form(request.actor, page.request, http.today(), choices, *filled(told))
        done(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
        return _told(request, slug, pk)

    take.__name__ = f"request_{verb}"
    router.writes(
        f"/communities/{{slug}}/requests/{{int:pk}}/{verb}",
        scope=Scope.SERVICES_WORK,
        gives=RequestAtDesk,
        says=f"上门申请：{WORDS.get(verb) or REQUEST_FLOW[deed.verb or verb].label}",
        has_version=True,
    )(taking(body_of(deed.form, f"Request{deed.form.__name__}"))(take))


WORDS = {"set": "约好谁哪天几点去", "rate": "电话里问来的评价（代办）"}
for each, its_deed in REQUEST_DEEDS.items():
    _of_request(each, its_deed)
