"""What was brought up and ended before the software, as the books have it: taken down by staff for
whoever it was (代办), many at once. None of it is shown to the public, and no clock runs on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotPermitted
from lianxin.core.figures import LOCAL
from lianxin.core.packs import rule
from lianxin.core.secrets import blind_index
from lianxin.core.workdays import add_workdays
from lianxin.matters.actions.filing import Report, courtyard_id, numbers, title_of
from lianxin.matters.actions.taking import tokens_of
from lianxin.matters.models import Matter
from lianxin.people.actions import meet_all
from lianxin.people.models import Person
from lianxin.places.models import Community

MORNING, EVENING = time(9), time(17)
"""When things are said to have happened of which only the day was written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A matter as it stands in the books."""

    report: Report
    reported: date
    replied: date
    closed: date
    state: str
    outcome: str
    office: str = ""


@transaction.atomic
def take_over(
    actor: Actor, community: Community, every: Sequence[Record], *, now: datetime
) -> list[Person | Matter]:
    """Keep ended matters out of the books; returns whom the community did not know before, and the
    matters. Raises IntegrityError where one is here already.
    """
    if not actor.holds(DESK, community.pk):
        raise NotPermitted(_("代办登记由社区的工作人员来做。"))
    said = [each for each in every if each.report.phone or each.report.name]
    persons, strangers = _met(community.pk, said, now=now)
    matters = [_matter(actor, community, each) for each in every]
    for record, matter in zip(every, matters, strict=True):
        matter.reporter = persons.get(id(record))
    by_year: dict[int, list[Matter]] = {}
    for record, matter in zip(every, matters, strict=True):
        by_year.setdefault(record.reported.year, []).append(matter)
    # The counters are locked last, so that they hold up as little as can be.
    for year, those in sorted(by_year.items()):
        for matter, number in zip(those, numbers(community, year, len(those)), strict=True):
            matter.number = number
            matter.tokens = tokens_of(matter)
    Matter.objects.bulk_create(matters, batch_size=500)
    told: list[tuple[Matter, dict[str, Any]]] = [
        (each, {"channel": each.channel, "closed": True}) for each in matters
    ]
    journal.record_each(actor, "take_over", told, community.pk, at=now)
    return [*strangers, *matters]


def _met(
    community_id: int, said: Sequence[Record], *, now: datetime
) -> tuple[dict[int, Person], list[Person]]:
    """Who brought each record up, and which of these the community did not know."""
    indexes = [blind_index(each.report.phone) for each in said if each.report.phone]
    known = Person.objects.filter(community_id=community_id, phone_index__in=indexes)
    known_ids = set(known.values_list("pk", flat=True))
    known_by = [(each.report.name, each.report.phone) for each in said]
    met = meet_all(community_id, known_by, now=now)
    strangers = {person.pk: person for person in met if person.pk not in known_ids}
    persons = {id(record): person for record, person in zip(said, met, strict=True)}
    return persons, list(strangers.values())


def _matter(actor: Actor, community: Community, record: Record) -> Matter:
    report = record.report
    found = rule(
        "matters.reply_workdays",
        on=record.reported,
        jurisdictions=community.subdistrict.jurisdictions,
    )
    due_on = add_workdays(record.reported, found.count)
    return Matter(
        community=community,
        draft_key=report.key,
        kind=report.kind,
        category=report.category,
        title=report.title or title_of(report.words),
        words=report.words,
        place=report.place,
        courtyard_id=courtyard_id(report.place),
        place_words=report.place_words,
        channel=report.channel,
        taken_by_id=actor.user_id,
        state=record.state,
        reported_at=datetime.combine(record.reported, MORNING, LOCAL),
        reply_due_on=due_on,
        reply_rule_id=found.pk,
        replied_at=datetime.combine(record.replied, EVENING, LOCAL),
        is_reply_late=record.replied > due_on,
        due_on=due_on,
        closed_at=datetime.combine(record.closed, EVENING, LOCAL),
        outcome=record.outcome,
        lead_office=record.office,
        # What was urgent once is over.
        is_urgent=False,
    )
