"""The register of organisations at the desk: their way from the idea on, agreements and pledges.
A contact's name and telephone are masked.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Leaf,
    Part,
    Ref,
    Scope,
    Sent,
    Shape,
    Slug,
    Steps,
    Turning,
    Words,
    as_told,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    turned,
)
from lianxin.core.deeds import Deed
from lianxin.core.errors import NotFound
from lianxin.organisations import actions
from lianxin.organisations.api.door import router
from lianxin.organisations.api.reading import (
    OrganisationMilestone,
    OrganisationPledge,
    OrganisationRow,
    milestone_told,
    organisation_facts,
    pledge_told,
)
from lianxin.organisations.deeds import DEEDS, PARTS
from lianxin.organisations.forms.register import NewForm, OrganisationForm
from lianxin.organisations.models import Agreement, Kind, Organisation
from lianxin.organisations.queries import office_at, organisation_for
from lianxin.organisations.queries.access import (
    agreement_for,
    contact_for,
    milestone_for,
    pledge_for,
)
from lianxin.organisations.queries.overview import Dossier, dossier
from lianxin.organisations.queries.overview import register as register_of
from lianxin.organisations.rules import FLOW
from lianxin.places.models import Community

RENEWS = Part(Ref | None, None, str)
DOORS: Mapping[str, Callable[..., Any]] = {
    "milestones": milestone_for,
    "contacts": contact_for,
    "agreements": agreement_for,
    "pledges": pledge_for,
}
SAYS = {
    "claim": "记一次申报",
    "note": "记一件大事",
    "introduce": "记一位联系人",
    "sign": "记一份协议；扫描件加密保存",
    "pledge": "记一项承诺",
}
SAYS_OF_PARTS = {
    ("milestones", "verdict"): "申报有结果了",
    ("milestones", "strike"): "去掉记错的一件",
    ("milestones", "restore"): "去掉的放回来",
    ("contacts", "leave"): "不再是联系人",
    ("agreements", "end"): "协议终止",
    ("pledges", "keep"): "承诺兑现了",
    ("pledges", "keep_late"): "承诺后来兑现了",
    ("pledges", "break"): "承诺没有兑现",
    ("pledges", "release"): "不再要求兑现",
}


class OrganisationLeaf(Leaf):
    """A page of the register, by name; it has fifty."""

    items: list[OrganisationRow]


class OrganisationContact(Shape):
    """Who speaks for an organisation, masked."""

    id: int
    name: str = Field(examples=["赵*华"])
    phone: str = Field(examples=["138****1234"])
    title: str = Field(examples=["负责人"])


class OrganisationAgreement(Shape):
    """What was agreed, and until when."""

    id: int
    title: str
    words: str
    signed_on: date
    until: date | None
    ended_on: date | None
    has_paper: bool


class OrganisationAtDesk(OrganisationRow):
    """One organisation with all that is written of it."""

    credit_code: str
    place: str
    until: date | None
    is_shown: bool
    milestones: list[OrganisationMilestone]
    contacts: list[OrganisationContact]
    agreements: list[OrganisationAgreement]
    pledges: list[OrganisationPledge]
    verbs: list[str] = Field(examples=[["prepare", "file"]], description="它的路现在能走的步")


class WhichOrganisations(Turning):
    """Which of the register."""

    q: Words = Field("", max_length=80, description="名称、做什么、代码")
    kind: str = Field("", pattern=f"^({'|'.join(Kind.values)})?$")
    stand: str = Field("", pattern="^(begun|gone|all)?$", description="不写就是在社区里的")


@router.reads(
    "/communities/{slug}/organisations/desk",
    scope=Scope.ORGANISATIONS_WORK,
    gives=OrganisationLeaf,
    says="工作台上的单位名册：不公开的也在内",
)
def register(request: Call, slug: Slug, which: Query[WhichOrganisations]) -> OrganisationLeaf:
    asked = which.model_dump(include={"q", "kind", "stand"})
    seen = register_of(
        request.actor, slug, asked, on=http.today(), after=which.after, before=which.before
    )
    keep_home(request, seen.community.pk)
    return turned(OrganisationLeaf, seen.page, _row)


def _row(organisation: Organisation) -> OrganisationRow:
    return OrganisationRow.model_validate(organisation_facts(organisation))


@router.reads(
    "/communities/{slug}/organisations/{int:pk}",
    scope=Scope.ORGANISATIONS_WORK,
    gives=OrganisationAtDesk,
    says="一个单位：走过的路、联系人（遮住的）、协议、承诺",
)
def organisation(request: Call, slug: Slug, pk: Key) -> OrganisationAtDesk:
    return _told(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> Dossier:
    page = dossier(request.actor, slug, pk, unmasked=(), on=http.today())
    if page.organisation.community.slug != slug:
        raise NotFound
    keep_home(request, page.organisation.community_id)
    return page


def _told(request: Call, slug: str, pk: int) -> OrganisationAtDesk:
    page = _page(request, slug, pk)
    held = page.organisation
    return OrganisationAtDesk.model_validate(
        {
            **organisation_facts(held),
            "credit_code": held.credit_code,
            "place": held.place.label if held.place else "",
            "until": held.until,
            "is_shown": held.is_shown,
            "milestones": [milestone_told(each) for each in page.milestones],
            "contacts": [
                OrganisationContact(
                    id=each.pk, name=shown.name, phone=shown.phone, title=each.title
                )
                for each, shown in page.contacts
            ],
            "agreements": [_agreement(each) for each in page.agreements],
            "pledges": [pledge_told(each) for each in page.pledges],
            "verbs": sorted(page.verbs),
        }
    )


def _agreement(agreement: Agreement) -> OrganisationAgreement:
    return as_told(OrganisationAgreement, agreement, has_paper=bool(agreement.paper))


def office(request: Call, slug: str) -> Community:
    community = office_at(request.actor, slug)
    keep_home(request, community.pk)
    return community


@router.writes(
    "/communities/{slug}/organisations",
    scope=Scope.ORGANISATIONS_WORK,
    gives=OrganisationAtDesk,
    says="登记一个单位",
    status=201,
)
@taking(body_of(NewForm, "AddsOrganisation"))
def add(request: Call, slug: Slug, told: Any) -> OrganisationAtDesk:
    community, form = office(request, slug), NewForm(filled(told)[0])

    def deed() -> Organisation:
        return actions.add(request.actor, community, form.details(), now=http.now())

    return _told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/organisations/{int:pk}/change",
    scope=Scope.ORGANISATIONS_WORK,
    gives=OrganisationAtDesk,
    says="改一个单位的登记",
)
@taking(body_of(OrganisationForm, "ChangesOrganisation"))
def change(request: Call, slug: Slug, pk: Key, told: Any) -> OrganisationAtDesk:
    community = office(request, slug)
    if organisation_for(request.actor, pk).community_id != community.pk:
        raise NotFound
    form = OrganisationForm(filled(told)[0])
    done(form, lambda: actions.change(request.actor, pk, form.details(), now=http.now()))
    return _told(request, slug, pk)


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, slug, pk)
    running = [(each.pk, each.title) for each in page.agreements if not hasattr(each, "renewal")]
    return Found(page.organisation, ({"renews": [("", "—"), *running]},))


def filled_in(_request: Call, found: Found, form: type[Any], verb: str, sent: Sent) -> Any:
    return form(http.today(), *found.offers, *sent, verb=verb)


def _part(part: str, verb: str, deed: Deed) -> None:
    def take(request: Call, slug: Slug, pk: Key, thing: Key, told: Any) -> OrganisationAtDesk:
        _page(request, slug, pk)
        if DOORS[part](request.actor, thing).organisation_id != pk:
            raise NotFound
        form = deed.form(http.today(), {}, *filled(told), verb=verb)
        done(form, lambda: deed.act(request.actor, thing, **form.said(), now=http.now()))
        return _told(request, slug, pk)

    take.__name__ = f"{verb}_{part[:-1]}"
    path = f"/organisations/{{int:pk}}/{part}/{{int:thing}}/{verb.replace('_', '-')}"
    router.writes(
        f"/communities/{{slug}}{path}",
        scope=Scope.ORGANISATIONS_WORK,
        gives=OrganisationAtDesk,
        says=SAYS_OF_PARTS[part, verb],
    )(taking(body_of(deed.form, f"Organisation{deed.form.__name__}"))(take))


Steps(
    router=router,
    scope=Scope.ORGANISATIONS_WORK,
    path="organisations/{int:pk}",
    name="take_{}",
    body="Organisation{}",
    find=_found,
    gives=OrganisationAtDesk,
    tell=lambda request, slug, held: _told(request, slug, held.pk),
    fill=filled_in,
).declare(
    DEEDS,
    lambda verb: SAYS.get(verb) or f"社会组织：{FLOW[verb].label}",
    {"sign": {"renews": RENEWS}},
)
for (its_part, each), its_deed in PARTS.items():
    _part(its_part, each, its_deed)
