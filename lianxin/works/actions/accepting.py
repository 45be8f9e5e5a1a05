"""After the work: those who know inspect it, those who live there accept it, warranty begins."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.rules.terms import months_after
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.places.models import Kind, Place
from lianxin.works.actions.taking import put, taken
from lianxin.works.models import Inspection, PieceState, Project, Say
from lianxin.works.queries.law import ACCEPTANCE_DAYS, rule_of, warranty_of
from lianxin.works.queries.project import buildings_asked, voices
from lianxin.works.rules import works_on
from lianxin.works.rules.acceptance import Verdict


@transaction.atomic
def hand_in(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Project:
    """Everything has come to something: let it be inspected."""
    project, step = taken(actor, pk, "hand_in", seen=seen)
    put(actor, project, step, now=now)
    return project


@transaction.atomic
def inspect(
    actor: Actor, pk: int, *, passed: bool, by: str, on: date, words: str, now: datetime
) -> Inspection:
    """Write down what an inspection found; what is good is then put to those who live there."""
    project, step = taken(actor, pk, "pass" if passed else "fail")
    if on > local_day(now):
        raise Invalid(_("这一天还没到。"), field="on")
    made = Inspection.objects.create(
        project=project,
        on=on,
        by=said(by, field="by", missing=_("写明谁验收的。"), most=80),
        passed=passed,
        words=said(words, field="words", missing=_("写几句看到了什么。"), most=500),
        recorded_at=now,
    )
    changed: set[str] = set()
    if passed:
        days = rule_of(project.community, ACCEPTANCE_DAYS, on=local_day(now)).count
        project.round += 1
        project.asked_until = local_day(now) + timedelta(days=days)
        changed = {"round", "asked_until"}
    put(actor, project, step, now=now, changed=changed, by=made.by, words=made.words)
    return made


@transaction.atomic
def say(
    actor: Actor,
    pk: int,
    *,
    place: int,
    is_fine: bool,
    words: str,
    now: datetime,
    name: str = "",
    phone: str = "",
) -> Say:
    """Say how it is in one's own building; staff write it down for others, by name and phone."""
    project, step = taken(actor, pk, "say")
    building = _building(project, place)
    if not is_fine and not words.strip():
        raise Invalid(_("哪里不行，写一句，好去返工。"), field="words")
    is_proxy = bool(name.strip() or phone)
    if is_proxy and not works_on(actor, project):
        raise NotPermitted(_("替别人说，请社区的工作人员代记。"))
    person = _who(actor, project, name=name.strip(), phone=phone, now=now)
    _check_home(person, building)
    # The project's lock keeps two sendings apart, so the second finds the first.
    made, _is_new = Say.objects.update_or_create(
        project=project,
        round=project.round,
        person=person,
        defaults={
            "community_id": project.community_id,
            "place": building,
            "is_fine": is_fine,
            "words": words.strip()[:300],
            "at": now,
            "entered_by_id": actor.user_id if is_proxy else None,
        },
    )
    put(actor, project, step, now=now, where=building.public_label)
    return made


def _building(project: Project, pk: int) -> Place:
    for place in buildings_asked(project):
        if place.pk == pk:
            return place
    raise Invalid(_("选您住的那栋楼。"), field="place")


def _who(actor: Actor, project: Project, *, name: str, phone: str, now: datetime) -> Person:
    if name or phone:
        if not phone:
            raise Invalid(_("代记要写电话，一人才算一回。"), field="phone")
        return meet(project.community_id, now=now, name=name, phone=phone)
    return meet(project.community_id, now=now, name=actor.name, user_id=actor.user_id)


def _check_home(person: Person, building: Place) -> None:
    """Where it is known where somebody lives, it is not somewhere else."""
    home = person.place
    if home is None or home.kind == Kind.COURTYARD:
        return
    known = home.pk if home.kind == Kind.BUILDING else home.parent_id
    if known != building.pk:
        raise Invalid(_("登记的住处不在这栋楼。搬了家，请跟社区说一声。"), field="place")


@transaction.atomic
def accept(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> Project:
    """All of it is accepted by those who live there; warranty begins."""
    return _settle(actor, pk, "accept", now=now, words=words, seen=seen)


@transaction.atomic
def accept_part(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> Project:
    """What was done is accepted; what was put off stays open, and the project says so."""
    return _settle(actor, pk, "accept_part", now=now, words=words, seen=seen)


def _settle(
    actor: Actor, pk: int, verb: str, *, now: datetime, words: str, seen: int | None
) -> Project:
    project, step = taken(actor, pk, verb, seen=seen)
    _require_consent(project, words, today=local_day(now))
    project.accepted_at = now
    new = project.pieces.filter(state=PieceState.DONE, accepted_at__isnull=True)
    for piece in new.order_by("pk"):
        rule = warranty_of(project.community, piece.kind, on=local_day(now))
        piece.accepted_at = now
        piece.warranty_rule_id = rule.pk
        piece.warranty_until = months_after(local_day(now), rule.count) - timedelta(days=1)
        piece.save(update_fields=["accepted_at", "warranty_rule", "warranty_until"])
    put(actor, project, step, now=now, changed={"accepted_at"}, words=words.strip())
    return project


def _require_consent(project: Project, words: str, *, today: date) -> None:
    """Every building that got something is content, or had its time and stayed silent."""
    asked = {place.pk for place in buildings_asked(project)}
    for voice in voices(project, today=today):
        if voice.place.pk not in asked:
            continue
        where = {"where": voice.place.public_label}
        if voice.verdict == Verdict.NOT_FINE:
            raise OutOfOrder(_("%(where)s的住户说还不行，先返工。") % where)
        if voice.verdict == Verdict.WAITING:
            raise OutOfOrder(
                _("%(where)s说话的住户还不够，再等等，或者上门问问、代他们记。") % where
            )
        if voice.verdict == Verdict.SILENT and not words.strip():
            raise Invalid(_("%(where)s到期没几户说话，写一句怎么问过的。") % where, field="words")


@transaction.atomic
def remedy(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Project:
    """Send the builder back for what residents are not content with."""
    project, step = taken(actor, pk, "remedy", seen=seen)
    what = said(words, field="words", missing=_("写一句返工做什么。"), most=300)
    put(actor, project, step, now=now, words=what)
    return project
