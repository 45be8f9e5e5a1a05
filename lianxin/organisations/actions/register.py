"""The register: an organisation is written down, put right, or has left."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.identifiers import credit_code
from lianxin.core.text import said, tidy
from lianxin.organisations.models import (
    FOSTERED,
    Kind,
    Milestone,
    MilestoneKind,
    Organisation,
    State,
)
from lianxin.organisations.queries import organisation_for
from lianxin.organisations.rules.access import keeps
from lianxin.places.models import Community, Place
from lianxin.places.queries import place_named

BEGINNINGS = {
    State.IDEA: MilestoneKind.IDEA,
    State.FILED: MilestoneKind.FILE,
    State.REGISTERED: MilestoneKind.REGISTER,
}
"""How far a social organisation may have come when it is written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is written of an organisation; `place_words` names where it is, as people say it.

    `state` is how far a social one has come when it is first written down, `authority` who
    registered it.
    """

    kind: str
    name: str
    since: date
    credit_code: str = ""
    place_words: str = ""
    until: date | None = None
    what: str = ""
    is_shown: bool = True
    state: str = ""
    authority: str = ""


@transaction.atomic
def add(actor: Actor, community: Community, details: Details, *, now: datetime) -> Organisation:
    """Write an organisation of a community down."""
    organisation = Organisation(community=community)
    kind = _begin(organisation, details)
    _write(actor, organisation, details)
    if kind:
        authority = details.authority.strip()
        if kind == MilestoneKind.REGISTER:
            missing = _("写上在哪儿登记的，例如区民政局。")
            authority = said(authority, field="authority", missing=missing, most=60)
        Milestone.objects.create(
            organisation=organisation,
            kind=kind,
            on=details.since,
            authority=authority,
            noted_at=now,
        )
    journal.record(
        actor, "add_organisation", organisation, community.pk, at=now, name=organisation.name
    )
    return organisation


def _begin(organisation: Organisation, details: Details) -> str:
    """Set how far it has come; gives the milestone that this is, or nothing."""
    if details.kind != Kind.SOCIAL:
        return ""
    state = details.state or State.FILED
    if state not in BEGINNINGS:
        raise NotFound
    organisation.state = state
    organisation.fostered_on = details.since if state in FOSTERED else None
    return BEGINNINGS[State(state)]


@transaction.atomic
def change(actor: Actor, pk: int, details: Details, *, now: datetime) -> Organisation:
    """Put right what is written of an organisation, or that it has left."""
    organisation = organisation_for(actor, pk, lock=True)
    before = organisation.name
    if (details.kind == Kind.SOCIAL) != (organisation.kind == Kind.SOCIAL):
        raise Invalid(_("社会组织有登记的过程，不能和别的类互换；请另记一个。"), field="kind")
    _write(actor, organisation, details)
    place = organisation.community_id
    told = [before, organisation.name]
    journal.record(actor, "change_organisation", organisation, place, at=now, name=told)
    return organisation


def _write(actor: Actor, organisation: Organisation, details: Details) -> None:
    if not keeps(actor, organisation.community_id):
        raise NotPermitted(_("单位和社会组织由本社区的工作人员来记。"))
    if details.kind not in Kind.values:
        raise NotFound
    if details.until and details.until < details.since:
        raise Invalid(_("离开的日子不能早于来的日子。"), field="until")
    organisation.kind = details.kind
    organisation.name = said(details.name, field="name", missing=_("写上全称。"), most=80)
    code = details.credit_code.strip()
    organisation.credit_code = credit_code(code) if code else ""
    organisation.what, organisation.is_shown = tidy(details.what).strip(), details.is_shown
    organisation.place = _place(organisation.community_id, details.place_words)
    organisation.since, organisation.until = details.since, details.until
    save_once(organisation)


def save_once(organisation: Organisation) -> None:
    """Save, or say which of name and code is another's."""
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as error:
        is_code = "credit_code" in str(error)
        words = _("这个代码已经登记在别的单位名下。") if is_code else _("已经登记过这个名称。")
        raise Invalid(words, field="credit_code" if is_code else "name") from error


def _place(community_id: int, words: str) -> Place | None:
    if not words.strip():
        return None
    if place := place_named(community_id, words):
        return place
    raise Invalid(_("社区里没有找到这个地方，写到院、楼就行，也可以空着。"), field="place_words")
