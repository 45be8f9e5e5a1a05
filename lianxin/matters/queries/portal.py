"""What a resident's page of one matter tells, in a handful of statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from lianxin.core.actor import GUEST, Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index
from lianxin.matters.models import (
    Follow,
    Matter,
    MatterPhoto,
    Outcome,
    Question,
    Say,
    Stage,
    State,
    Support,
)
from lianxin.matters.queries import kept
from lianxin.matters.queries.access import matters_for
from lianxin.matters.queries.beside import Note, beside
from lianxin.matters.queries.bridge import Arch, bridge
from lianxin.matters.queries.categories import questions_of
from lianxin.matters.queries.course import Line, lines
from lianxin.matters.queries.promise import promise
from lianxin.matters.rules import FLOW, brought_up

BAR_WIDTH = 640
BAR_GAP = 2
_ASKED = frozenset({State.TO_CONFIRM, State.SOLVED, State.PARTLY_SOLVED, State.LAPSED})
TURNED_AWAY = frozenset({"decline", "refer", "refer_to_assembly"})


@dataclass(frozen=True, slots=True)
class Answers:
    """What those asked have answered in the present round, the silent counted as themselves."""

    solved: int
    partly: int
    not_solved: int
    silent: int

    @property
    def asked(self) -> int:
        return self.solved + self.partly + self.not_solved + self.silent

    @property
    def answered(self) -> int:
        return self.asked - self.silent

    @property
    def segments(self) -> list[tuple[str, int, int]]:
        """Kind, left edge and width of each part of a bar BAR_WIDTH wide."""
        counts = (
            ("done", self.solved),
            ("part", self.partly),
            ("no", self.not_solved),
            ("none", self.silent),
        )
        found, so_far = [], 0
        for kind, count in counts:
            left = BAR_WIDTH * so_far // self.asked
            so_far += count
            right = BAR_WIDTH * so_far // self.asked - (BAR_GAP if so_far < self.asked else 0)
            if count:
                found.append((kind, left, max(1, right - left)))
        return found


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a council resolved on a matter, as the journal kept it."""

    what: str
    decided_by: str
    lead_office: str
    due_on: date
    tally: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """All that is told of a matter to whoever may see it."""

    lines: list[Line]
    bridge: list[Arch]
    promise: str
    """What happens next, while it is open."""
    pair: list[MatterPhoto]
    """One from before and one from after, or none."""
    photos: list[MatterPhoto]
    """All of them, the earliest first."""
    shown: list[MatterPhoto]
    """What the reporter sent along, where it is not in the pair."""
    resolution: Resolution | None
    answers: Answers | None
    last_words: str
    """Why it ended without being dealt with here."""
    year: int | None
    """The year whose report card counts it."""
    beside: list[Note]
    """What apps above have to say of it."""


def story(matter: Matter, *, today: date) -> Story:
    """The public course of a matter that has been seen, in a handful of statements."""
    entries = kept.course(matter.pk)
    told = lines(entries)
    photos = kept.photos(matter.pk)
    before = [photo for photo in photos if photo.stage == Stage.BEFORE]
    after = [photo for photo in photos if photo.stage == Stage.AFTER]
    pair = [before[0], after[-1]] if before and after else []
    return Story(
        lines=told,
        bridge=bridge(matter, told),
        promise=promise(matter, today=today) if matter.is_open else "",
        pair=pair,
        photos=photos,
        shown=before[1:] if pair else before,
        resolution=_resolution(entries),
        answers=_answers(matter) if matter.state in _ASKED or matter.reopened else None,
        last_words=next((line.quote for line in told if line.deed in TURNED_AWAY), ""),
        year=local_day(matter.closed_at).year if matter.closed_at else None,
        beside=beside(matter, today=today),
    )


def _resolution(entries: list[Entry]) -> Resolution | None:
    for entry in reversed(entries):
        if entry.deed == "resolve":
            details = entry.details
            return Resolution(
                what=details["what"],
                decided_by=details["decided_by"],
                lead_office=details["lead_office"],
                due_on=date.fromisoformat(details["due_on"]),
                tally=details["tally"],
            )
    return None


def _answers(matter: Matter) -> Answers | None:
    told = kept.said(matter.pk)
    counted = {outcome: many for asked_in, outcome, many in told if asked_in == matter.reopened}
    if not counted:
        return None
    return Answers(
        solved=counted.get(Outcome.SOLVED, 0),
        partly=counted.get(Outcome.PARTLY, 0),
        not_solved=counted.get(Outcome.NOT, 0),
        silent=counted.get("", 0),
    )


def seen(actor: Actor, number: str) -> Matter:
    """A matter by its number, wherever it has been sent, with what its page tells of it."""
    of_all = actor is GUEST
    found = kept.shown(number.upper()) if of_all else kept.numbered(actor, number.upper())
    for matter in found:
        return matter
    raise NotFound


Mark = tuple[Any, ...]


def mark(number: str) -> Mark:
    """What changes whenever a shown matter's page does, by the cheapest statement there is."""
    for told in kept.marks(number):
        return told
    raise NotFound


def mark_of(matter: Matter) -> Mark:
    here = matter.community
    return matter.revision, matter.supports, here.pk, here.phone, here.is_open


@dataclass(frozen=True, slots=True)
class Part:
    """What this actor may do about a matter, has done, and is asked."""

    verbs: frozenset[str]
    is_own: bool = False
    has_joined: bool = False
    follows: bool = False
    question: Question | None = None
    asked_and_answered: list[Question] = field(default_factory=list)
    say: Say | None = None
    """The open question whether it is solved."""
    answers: list[tuple[str, str]] = field(default_factory=list)
    """What the reporter answered to the category's questions."""


def part(actor: Actor, matter: Matter) -> Part:
    """Costs nothing for a passer-by, three statements for whom the matter may concern."""
    verbs = frozenset(step.verb for step in FLOW.open_to(actor, matter))
    is_own = brought_up(actor, matter)
    if not is_own and not actor.is_known:
        return Part(verbs)
    whose = set(actor.person_ids)
    if is_own and matter.reporter_id is not None:
        whose.add(matter.reporter_id)
    mine = Say.objects.filter(matter=matter, round=matter.reopened, person_id__in=whose)
    questions = list(matter.questions.order_by("pk")) if is_own else []
    has_joined, follows = _ties(actor, matter)
    return Part(
        verbs=verbs,
        is_own=is_own,
        has_joined=has_joined,
        follows=follows,
        question=next((each for each in questions if each.answered_at is None), None),
        asked_and_answered=[each for each in questions if each.answered_at is not None],
        say=mine.filter(answered_at=None).first() if matter.state in _ASKED else None,
        answers=answers_of(matter) if is_own and matter.answers else [],
    )


def answers_of(matter: Matter) -> list[tuple[str, str]]:
    """Questions of the category and what was answered; of another category's only what was."""
    known = {question.code: question for question in questions_of(matter.category_id)}
    return [
        (known[code].label, f"{given} {known[code].unit}".strip())
        if code in known
        else ("", str(given))
        for code, given in matter.answers.items()
    ]


def _ties(actor: Actor, matter: Matter) -> tuple[bool, bool]:
    """Whether the actor has joined a matter, and follows it."""
    if not actor.is_known:
        return False, False
    joined = Support.objects.filter(matter=OuterRef("pk"), person_id__in=actor.person_ids)
    followed = Follow.objects.filter(matter=OuterRef("pk"), user_id=actor.user_id or 0)
    found = Matter.objects.filter(pk=matter.pk).values_list(Exists(joined), Exists(followed))
    has_joined, follows = found.get()
    return bool(has_joined), bool(follows)


def matter_by_token(token: str) -> Matter:
    """What a guest's private link opens: the link itself is the right to see it."""
    found = Matter.objects.select_related("community").filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def matter_by_phone(number: str, phone: str) -> Matter | None:
    """A matter that this phone's owner brought up; None for a wrong number and a wrong phone
    alike.
    """
    index = blind_index(phone)
    whose = Q(reporter__phone_index=index) | Q(reporter__user__phone_index=index)
    return Matter.objects.select_related("community").filter(whose, number=number).first()


def photo_for(actor: Actor, key: Any) -> MatterPhoto | None:
    """A photo of a matter that the actor sees."""
    found = MatterPhoto.objects.select_related("upload", "matter").filter(upload__key=key)
    return found.filter(matter__in=matters_for(actor)).first()
