"""What was brought up before the software, as the books have it: taken down by staff for whoever it
was (代办), many at once. None of it is shown to the public, and nobody is told of it.

On what had ended no clock runs. What has not is owed its answer by the day that the rule of its own
day gave; but the desk begins with it now, so it rises only from a day that it can still keep.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import danger, journal
from lianxin.core.actor import DESK, Actor
from lianxin.core.bulk import Ready
from lianxin.core.errors import NotPermitted
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.core.packs import Rule, rule
from lianxin.core.secrets import blind_index
from lianxin.core.workdays import add_workdays
from lianxin.matters.actions.filing import Report, courtyard_id, numbers, title_of
from lianxin.matters.actions.taking import numbered, unnumbered_tokens_of
from lianxin.matters.models import Matter, State
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
    replied: date | None = None
    closed: date | None = None
    """Blank for what has not ended."""
    state: str
    outcome: str = ""
    office: str = ""
    due: date | None = None
    """By when the desk means to have gone on with what has not ended; blank where it has not said.
    """


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record as the matter that it becomes, with all found that takes long."""

    matter: Matter
    words: tuple[str, str]
    """By which it is found, before and after its number."""
    name: str
    phone: str
    due: date | None

    @property
    def is_said(self) -> bool:
        """Whether the book says who brought it up."""
        return bool(self.name or self.phone)

    @property
    def waits(self) -> bool:
        """Whether it is open, and nobody has said by when it is gone on with."""
        return self.matter.is_open and self.due is None


class Promises:
    """By when what was brought up on a day was to be answered in a community, and by which rule."""

    def __init__(self, community: Community) -> None:
        self.places = community.subdistrict.jurisdictions
        self.known: dict[date, tuple[Rule, date]] = {}

    def of(self, day: date) -> tuple[Rule, date]:
        if day not in self.known:
            found = rule("matters.reply_workdays", on=day, jurisdictions=self.places)
            self.known[day] = found, add_workdays(day, found.count)
        return self.known[day]


def drawn(record: Record, promises: Promises) -> Drawn:
    """What a record becomes."""
    report, matter = record.report, _matter(record, promises)
    return Drawn(
        matter, unnumbered_tokens_of(matter), name=report.name, phone=report.phone, due=record.due
    )


class Book:
    """Records drawn up and told as the database is to have them, for before the transaction."""

    def __init__(self, every: Sequence[Drawn]) -> None:
        self.every = every
        late = ("reporter", "taken_by", "number", "tokens", "due_on")
        self.rows = Ready([each.matter for each in every], but=late)


@transaction.atomic
def take_over(
    actor: Actor, community: Community, book: Book, *, now: datetime
) -> list[Person | Matter]:
    """Keep matters out of the books; returns whom the community did not know before, and the
    matters. Raises IntegrityError where one is here already.
    """
    if not actor.holds(DESK, community.pk):
        raise NotPermitted(_("代办登记由社区的工作人员来做。"))
    every = book.every
    strangers = _meet(community.pk, [each for each in every if each.is_said], now=now)
    _let_wait(community, [each.matter for each in every if each.waits], local_day(now))
    # The counters are locked last, so that they hold up as little as can be.
    for drawn_matter, number in _numbered(community, every):
        matter = drawn_matter.matter
        matter.taken_by_id, matter.number = actor.user_id, number
        matter.tokens = numbered(drawn_matter.words, number)
    matters = book.rows.insert()
    told: list[tuple[Matter, dict[str, Any]]] = [
        (each, {"channel": each.channel, "closed": not each.is_open}) for each in matters
    ]
    # Of the course, not of the public: the matter itself is shown to nobody.
    office = f"{community.name}居委会"
    journal.record_each(
        actor, "take_over", told, community.pk, at=now, office=office, is_public=True
    )
    return [*strangers, *matters]


def _meet(community_id: int, said: Sequence[Drawn], *, now: datetime) -> list[Person]:
    """Bind each matter to whoever brought it up; returns whom the community did not know."""
    indexes = [blind_index(each.phone) for each in said if each.phone]
    known = Person.objects.filter(community_id=community_id, phone_index__in=indexes)
    known_ids = set(known.values_list("pk", flat=True))
    met = meet_all(community_id, [(each.name, each.phone) for each in said], now=now)
    for each, person in zip(said, met, strict=True):
        each.matter.reporter = person
    strangers = {person.pk: person for person in met if person.pk not in known_ids}
    return list(strangers.values())


def _numbered(community: Community, every: Sequence[Drawn]) -> Iterator[tuple[Drawn, str]]:
    """Each with its number, by the year in which it was brought up."""
    by_year: dict[int, list[Drawn]] = {}
    for each in every:
        by_year.setdefault(local_day(each.matter.reported_at).year, []).append(each)
    for year, those in sorted(by_year.items()):
        yield from zip(those, numbers(community, year, len(those)), strict=True)


def _let_wait(community: Community, waiting: Sequence[Matter], today: date) -> None:
    """Say by when the desk has gone on with open matters: by their own day where that is to come,
    else the oldest first, so many a working day, or all would rise to the secretary at once.
    """
    late = [each for each in waiting if each.due_on <= today]
    if not late:
        return
    places = community.subdistrict.jurisdictions
    days = rule("matters.reply_workdays", on=today, jurisdictions=places).count
    each_day = rule("matters.from_paper_a_day", on=today, jurisdictions=places).count
    day = add_workdays(today, days)
    for count, matter in enumerate(sorted(late, key=lambda each: each.reported_at)):
        if count and count % each_day == 0:
            day = add_workdays(day, 1)
        matter.due_on = day


def _matter(record: Record, promises: Promises) -> Matter:
    report = record.report
    found, due_on = promises.of(record.reported)
    is_open = record.state in (State.REPORTED, State.ACCEPTED)
    return Matter(
        community=report.community,
        draft_key=report.key,
        kind=report.kind,
        category=report.category,
        title=report.title or title_of(report.words),
        words=report.words,
        place=report.place,
        courtyard_id=courtyard_id(report.place),
        place_words=report.place_words,
        channel=report.channel,
        state=record.state,
        reported_at=datetime.combine(record.reported, MORNING, LOCAL),
        reply_due_on=due_on,
        reply_rule_id=found.pk,
        replied_at=_evening(record.replied),
        is_reply_late=record.replied is not None and record.replied > due_on,
        due_on=(record.due if is_open else None) or due_on,
        closed_at=_evening(record.closed),
        outcome=record.outcome,
        lead_office=record.office,
        # What was urgent once and has ended is over.
        is_urgent=is_open and (report.category.is_urgent or bool(danger.find(report.words))),
    )


def _evening(day: date | None) -> datetime | None:
    return datetime.combine(day, EVENING, LOCAL) if day else None
