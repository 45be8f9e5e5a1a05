"""One matter as its staff see it: whole, with what they may do about it next."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.matters.models import Matter, MatterPhoto, Say, State
from lianxin.matters.queries.access import whole
from lianxin.matters.queries.bridge import Arch, bridge
from lianxin.matters.queries.course import Line, lines
from lianxin.matters.queries.shelf import shelf
from lianxin.matters.queries.similar import similar
from lianxin.matters.rules import FLOW, WORKED, works_on
from lianxin.people.queries import Contact, contact


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked whether it is solved, and what they say."""

    contact: Contact
    say: Say


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a matter's staff are told."""

    matter: Matter
    lines: list[Line]
    bridge: list[Arch]
    photos: list[MatterPhoto]
    answers: list[tuple[str, str]]
    reporter: Contact | None
    helpers: list[User]
    joined: list[Matter]
    likes: list[Matter]
    asked: list[Asked]
    verbs: frozenset[str]
    """Of the flow, and `say` and `photos` besides it."""


def matter_at(actor: Actor, slug: str, pk: int) -> Matter:
    """A matter at the desk of its community; elsewhere and hidden alike it is absent."""
    found = whole(actor).select_related(
        "reporter__user", "taken_by", "joined_to", "reply_rule", "relay__application"
    )
    matter = found.filter(pk=pk, community__slug=slug).first()
    if matter is None or not actor.holds(DESK, matter.community_id):
        raise NotFound
    return matter


def dossier(actor: Actor, matter: Matter, unmasked: Collection[int]) -> Dossier:
    """All about a matter in some six statements; `unmasked` are persons to be shown in full."""
    told = lines(list(journal.course_of(matter, public_only=False)))
    asked = _asked(matter, unmasked) if matter.outcome else []
    return Dossier(
        matter=matter,
        lines=told,
        bridge=bridge(matter, told),
        photos=list(matter.photos.select_related("upload").order_by("at", "pk")),
        answers=_answers(matter),
        reporter=contact(matter.reporter, unmasked) if matter.reporter else None,
        helpers=list(matter.helpers.only("name").order_by("pk")) if matter.lead_id else [],
        joined=list(matter.joined.only("number", "title", "joined_to_id").order_by("pk")),
        likes=likes_of(actor, matter) if matter.state in WORKED else [],
        asked=asked,
        verbs=_verbs(actor, matter, told, asked),
    )


def _asked(matter: Matter, unmasked: Collection[int]) -> list[Asked]:
    says = Say.objects.filter(matter=matter, round=matter.reopened)
    found = says.select_related("person__user").order_by("-is_reporter", "pk")
    return [Asked(contact(say.person, unmasked), say) for say in found]


def _answers(matter: Matter) -> list[tuple[str, str]]:
    """The follow-up questions with what was answered, in the order of the questions."""
    asked = shelf().questions.get(matter.category_id, ())
    known = {question.code: (question.label, question.unit) for question in asked}
    order = [*known, *(code for code in matter.answers if code not in known)]
    told = [(*known.get(code, (code, "")), code) for code in order if code in matter.answers]
    return [(label, f"{matter.answers[code]}{unit}") for label, unit, code in told]


def likes_of(actor: Actor, matter: Matter) -> list[Matter]:
    """Open matters near by in like words, into which this one might be joined."""
    words = f"{matter.title} {matter.words}"
    found = similar(
        actor,
        matter.community_id,
        words,
        place=matter.place,
        category=matter.category,
        is_desk=True,
        besides=matter.pk,
    )
    return [each for each in found if each.joined_to_id is None]


def _verbs(actor: Actor, matter: Matter, told: list[Line], asked: list[Asked]) -> frozenset[str]:
    verbs = {step.verb for step in FLOW.open_to(actor, matter)}
    if not _has_open_question(told):
        verbs.discard("answer")
    if not works_on(actor, matter):
        return frozenset(verbs)
    if any(each.say.answered_at is None for each in asked):
        verbs.add("say")
    if matter.is_open:
        verbs.add("photos")
    return frozenset(verbs)


def require(actor: Actor, matter: Matter, verb: str) -> None:
    """Refuse a step that cannot be taken now, before anybody writes words for it."""
    if verb in FLOW:
        FLOW.require(verb, actor, matter, standing=State(matter.state).label)
    elif not works_on(actor, matter):
        raise NotPermitted(_("这一步由社区的工作人员来做。"))


def _has_open_question(told: list[Line]) -> bool:
    """Lines come newest first: the later of a question and an answer says which is open."""
    return next((line.deed == "ask" for line in told if line.deed in ("ask", "answer")), False)
