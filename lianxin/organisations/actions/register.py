"""The register: an organisation is written down, put right, or has left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.bulk import insert_all
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
from lianxin.organisations.rules.register import (
    BEGINNINGS,
    CODE_TAKEN,
    LEFT_TOO_SOON,
    OTHER_KIND,
)
from lianxin.places.models import Community, Place
from lianxin.places.queries import Labels, place_named


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
        _milestone(organisation, kind, details, now=now).save()
    journal.record(
        actor, "add_organisation", organisation, community.pk, at=now, name=organisation.name
    )
    return organisation


@transaction.atomic
def add_all(
    actor: Actor, community: Community, every: Sequence[Details], *, now: datetime
) -> list[Organisation | Milestone]:
    """Write many organisations down, and how far each has come, in few statements."""
    _require(actor, community.pk)
    labels, made, steps = Labels(community.pk), [], []
    for details in every:
        organisation = Organisation(community=community)
        kind = _begin(organisation, details)
        _describe(organisation, details)
        organisation.place_id = labels.key(details.place_words)
        made.append(organisation)
        if kind:
            steps.append(_milestone(organisation, kind, details, now=now))
    insert_all(made)
    insert_all(steps)
    told = [(each, {"name": each.name}) for each in made]
    journal.record_each(actor, "add_organisation", told, community.pk, at=now)
    return [*made, *steps]


def _milestone(
    organisation: Organisation, kind: str, details: Details, *, now: datetime
) -> Milestone:
    authority = details.authority.strip()
    if kind == MilestoneKind.REGISTER:
        missing = _("写上在哪儿登记的，例如区民政局。")
        authority = said(authority, field="authority", missing=missing, most=60)
    return Milestone(
        organisation=organisation,
        kind=kind,
        on=details.since,
        authority=authority,
        noted_at=now,
    )


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
        raise Invalid(str(OTHER_KIND), field="kind")
    _write(actor, organisation, details)
    place = organisation.community_id
    told = [before, organisation.name]
    journal.record(actor, "change_organisation", organisation, place, at=now, name=told)
    return organisation


def _write(actor: Actor, organisation: Organisation, details: Details) -> None:
    _require(actor, organisation.community_id)
    _describe(organisation, details)
    organisation.place = _place(organisation.community_id, details.place_words)
    save_once(organisation)


def _require(actor: Actor, community_id: int) -> None:
    if not keeps(actor, community_id):
        raise NotPermitted(_("单位和社会组织由本社区的工作人员来记。"))


def _describe(organisation: Organisation, details: Details) -> None:
    if details.kind not in Kind.values:
        raise NotFound
    if details.until and details.until < details.since:
        raise Invalid(str(LEFT_TOO_SOON), field="until")
    organisation.kind = details.kind
    organisation.name = said(details.name, field="name", missing=_("写上全称。"), most=80)
    code = details.credit_code.strip()
    organisation.credit_code = credit_code(code) if code else ""
    organisation.what, organisation.is_shown = tidy(details.what).strip(), details.is_shown
    organisation.since, organisation.until = details.since, details.until


def save_once(organisation: Organisation) -> None:
    """Save, or say which of name and code is another's."""
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as error:
        is_code = "credit_code" in str(error)
        words = str(CODE_TAKEN) if is_code else _("已经登记过这个名称。")
        raise Invalid(words, field="credit_code" if is_code else "name") from error


def _place(community_id: int, words: str) -> Place | None:
    if not words.strip():
        return None
    if place := place_named(community_id, words):
        return place
    raise Invalid(_("社区里没有找到这个地方，写到院、楼就行，也可以空着。"), field="place_words")
