"""The verbs of a course, each by the action that does it in earnest."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from lianxin.core import uploads
from lianxin.core.actor import GUEST
from lianxin.core.http import local_day
from lianxin.core.workdays import add_workdays
from lianxin.demo.case import Case
from lianxin.demo.certain import key
from lianxin.demo.scenes import picture
from lianxin.demo.script import Line
from lianxin.matters import actions
from lianxin.matters.actions.filing import Report, file
from lianxin.matters.models import Matter, Outcome, Satisfaction, Say, Stage

Verb = Callable[[Case, Line, datetime], object]
USUAL_WORKDAYS = 10
"""How long work is given where the story does not say."""


def report(case: Case, now: datetime) -> Matter:
    """Bring a matter up: by oneself, as a guest, or through staff who write it down."""
    told, town, who = case.told, case.world.town, case.reporter
    kept = [uploads.keep(picture(told.photo), now=now)] if told.photo else []
    has_account = who is not None and who.user is not None
    is_told_by_phone = who is not None and (told.is_taken_down or not has_account)
    made = Report(
        key=key("report", case.slug, told.title),
        community=case.community,
        category=town.categories[told.category],
        kind=told.kind,
        words=told.words,
        title=told.title,
        place=town.place(case.slug, told.place),
        place_words=told.where,
        answers=told.answers,
        is_public=not told.private,
        is_named=told.named,
        channel=told.via,
        name=who.name if who and is_told_by_phone else "",
        phone=who.phone if who and is_told_by_phone else "",
        uploads=kept,
    )
    actor = who.acts(local_day(now)) if who else GUEST
    matter = file(case.lead if told.is_taken_down else actor, made, now=now)
    case.pk = matter.pk
    return matter


def support(case: Case, index: int, now: datetime) -> None:
    """One more neighbour joins it."""
    who = case.joiners[index]
    actor = who.acts(local_day(now))
    actions.support(actor, case.pk, now=now, phone=who.phone, name=who.name)


def follow(case: Case, index: int, now: datetime) -> None:
    known = case.world.cast.with_account(case.slug)
    actions.follow(known[index % len(known)].acts(local_day(now)), case.pk, now=now)


def take(case: Case, line: Line, now: datetime) -> None:
    """Take one step of a course."""
    VERBS[line.verb](case, line, now)


def _accept(case: Case, _line: Line, now: datetime) -> object:
    return actions.accept(case.lead, case.pk, now=now)


def _reply(case: Case, line: Line, now: datetime) -> object:
    return actions.reply(case.lead, case.pk, words=line.words, now=now)


def _ask(case: Case, line: Line, now: datetime) -> object:
    return actions.ask(case.lead, case.pk, words=line.words, now=now)


def _answer(case: Case, line: Line, now: datetime) -> object:
    return actions.answer(case.asks(now), case.pk, words=line.words, now=now)


def _handle(case: Case, line: Line, now: datetime) -> object:
    due_on = add_workdays(local_day(now), int(line.more.get("due", USUAL_WORKDAYS)))
    lead_id = case.lead.user_id or 0
    return actions.handle(
        case.lead, case.pk, lead_id=lead_id, due_on=due_on, words=line.words, now=now
    )


def _decline(case: Case, line: Line, now: datetime) -> object:
    return actions.decline(case.lead, case.pk, words=line.words, now=now)


def _refer(case: Case, line: Line, now: datetime) -> object:
    authority = line.more["authority"]
    return actions.refer(case.lead, case.pk, authority=authority, words=line.words, now=now)


def _send(case: Case, line: Line, now: datetime) -> None:
    receiver = case.world.town.communities[line.more["to"]]
    actions.send(case.lead, case.pk, community=receiver, words=line.words, now=now)
    case.move_to(line.more["to"])


def _join(case: Case, line: Line, now: datetime) -> object:
    head = case.world.cases[line.words]
    return actions.join(case.lead, case.pk, head_id=head.pk, now=now)


def _council(case: Case, line: Line, now: datetime) -> object:
    return actions.put_before_council(case.lead, case.pk, words=line.words, now=now)


def _progress(case: Case, line: Line, now: datetime) -> object:
    photo = line.more.get("photo")
    photos = [picture(photo)] if photo else []
    stage = Stage.BEFORE if photo and photo.endswith("before") else Stage.DURING
    return actions.progress(
        case.lead, case.pk, words=line.words, photos=photos, stage=stage, now=now
    )


def _extend(case: Case, line: Line, now: datetime) -> object:
    due_on = Matter.objects.values_list("due_on", flat=True).get(pk=case.pk)
    later = add_workdays(due_on, line.more["days"])
    return actions.extend(case.lead, case.pk, due_on=later, words=line.words, now=now)


def _done(case: Case, line: Line, now: datetime) -> object:
    photo = line.more.get("photo")
    photos = [picture(photo)] if photo else []
    return actions.report_done(case.lead, case.pk, outcome=line.words, photos=photos, now=now)


def _instruct(case: Case, line: Line, now: datetime) -> object:
    due_on = add_workdays(local_day(now), line.more["due"])
    street = case.world.cast.street
    return actions.instruct(street, case.pk, words=line.words, due_on=due_on, now=now)


def _withdraw(case: Case, line: Line, now: datetime) -> object:
    return actions.withdraw(case.asks(now), case.pk, words=line.words, now=now)


def _solved(case: Case, line: Line, now: datetime) -> None:
    _say(case, Outcome.SOLVED, now, line.words, line.note)


def _partly(case: Case, line: Line, now: datetime) -> None:
    _say(case, Outcome.PARTLY, now, line.words, line.note)


def _not(case: Case, line: Line, now: datetime) -> None:
    _say(case, Outcome.NOT, now, Satisfaction.BAD, line.words)


def _say(case: Case, outcome: str, now: datetime, satisfaction: str, reason: str) -> None:
    """The reporter answers: by themself, or to staff who call back."""
    is_called = case.speaker.user is None and case.rng.random() < 0.6
    actions.say(
        case.lead if is_called else case.asks(now),
        case.pk,
        outcome=outcome,
        satisfaction=satisfaction,
        reason=reason,
        person_id=case.speaker.person_id(case.community.pk) if is_called else None,
        now=now,
    )


def joiner_says(case: Case, index: int, outcome: str, now: datetime) -> None:
    """One who joined answers, mostly when called back; whose turn has passed stays silent."""
    who = case.joiners[index]
    person_id = who.person_id(case.community.pk)
    asked = Say.objects.filter(matter_id=case.pk, person_id=person_id, answered_at=None)
    if not asked.exists():
        return
    is_called = who.user is None or case.rng.random() < 0.5
    actions.say(
        case.lead if is_called else who.acts(local_day(now)),
        case.pk,
        outcome=outcome,
        satisfaction=_feels(case, outcome),
        reason="我这头还是老样子，没见好" if outcome == Outcome.NOT else "",
        person_id=person_id if is_called else None,
        now=now,
    )


def _feels(case: Case, outcome: str) -> str:
    if outcome == Outcome.NOT:
        return Satisfaction.BAD
    chance = 0.9 if outcome == Outcome.SOLVED else 0.2
    return Satisfaction.GOOD if case.rng.random() < chance else Satisfaction.FAIR


VERBS: Final[dict[str, Verb]] = {
    "accept": _accept,
    "reply": _reply,
    "ask": _ask,
    "answer": _answer,
    "handle": _handle,
    "decline": _decline,
    "refer": _refer,
    "send": _send,
    "join": _join,
    "council": _council,
    "progress": _progress,
    "extend": _extend,
    "done": _done,
    "instruct": _instruct,
    "withdraw": _withdraw,
    "solved": _solved,
    "partly": _partly,
    "not": _not,
}
