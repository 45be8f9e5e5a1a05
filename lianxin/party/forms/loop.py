"""A step of a loop as it is posted: its form, and what it does, at the desk and for members."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.party.actions import loop as actions
from lianxin.party.forms.study import (
    AnalysisForm,
    FoundForm,
    ProofForm,
    Seen,
    StudiedForm,
    WhyForm,
)
from lianxin.party.models import Problem
from lianxin.party.queries.loop import Found
from lianxin.party.queries.loop import Seen as SeenLoop


@dataclass(frozen=True, slots=True)
class Posted:
    verb: str
    problem: int
    data: Any
    files: Any


@dataclass(frozen=True, slots=True)
class Step:
    """A posted step: `deed` does what the filled-in form asks."""

    verb: str
    problem: int
    form: forms.Form
    deed: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """A problem with the form of what can be done about it now."""

    found: Found
    form: forms.Form | None
    why: forms.Form | None
    """For sending its proof back."""


def posted(data: Any, files: Any, verb: str) -> Posted:
    number = data.get("problem", "")
    return Posted(verb, int(number) if number.isdecimal() else 0, data, files)


def step_of(actor: Actor, seen: SeenLoop, asked: Posted, *, now: datetime) -> Step:
    """What was posted, ready to be tried; raises NotFound for a verb or problem that is none."""
    pk, verb = seen.loop.pk, asked.verb
    form = _form(seen, asked)

    def deed() -> object:
        said = dict(form.cleaned_data, now=now)
        if verb in actions.BARE:
            return actions.move(actor, pk, verb, **said)
        if verb in ("study", "find"):
            return getattr(actions, verb)(actor, pk, **said)
        if isinstance(form, AnalysisForm):
            analysis, seen_at = form.analysis(), said["seen"]
            return actions.analyse(
                actor, pk, analysis, problem=asked.problem, now=now, seen=seen_at
            )
        return getattr(actions, verb)(actor, pk, problem=asked.problem, **said)

    return Step(verb, asked.problem, form, deed)


def _form(seen: SeenLoop, asked: Posted) -> forms.Form:
    plain: dict[str, type[Seen]] = {"study": StudiedForm, "find": FoundForm, "drop": Seen}
    plain |= dict.fromkeys(actions.BARE, Seen) | {"reopen": WhyForm}
    if asked.verb in plain:
        return plain[asked.verb](asked.data)
    if asked.verb == "prove":
        return ProofForm(asked.data, asked.files)
    if asked.verb == "analyse":
        return AnalysisForm(seen.loop, _problem(seen, asked.problem), asked.data)
    raise NotFound


def _problem(seen: SeenLoop, pk: int) -> Problem:
    for found in seen.problems:
        if found.problem.pk == pk:
            return found.problem
    raise NotFound


def page_of(seen: SeenLoop, failed: Step | None = None) -> dict[str, Any]:
    """The forms that a loop's page offers now, the one that failed with its faults."""
    first = {"seen": seen.loop.revision}
    verbs = seen.verbs
    context: dict[str, Any] = {"seen": seen, "loop": seen.loop, "rows": _rows(seen, failed)}
    for verb, kind in (("study", StudiedForm), ("find", FoundForm)):
        if verb in verbs:
            is_failed = failed is not None and failed.verb == verb
            context[f"{verb}_form"] = failed.form if failed and is_failed else kind(initial=first)
    context["bare"] = [step for step in seen.steps if step.verb in actions.BARE]
    return context


def _rows(seen: SeenLoop, failed: Step | None) -> list[Row]:
    return [_row(seen, found, failed) for found in seen.problems]


def _row(seen: SeenLoop, found: Found, failed: Step | None) -> Row:
    loop, problem, verbs = seen.loop, found.problem, seen.verbs
    key, first = f"id_{problem.pk}_%s", {"seen": loop.revision}
    form: forms.Form | None = None
    why: forms.Form | None = None
    if "analyse" in verbs:
        form = AnalysisForm(loop, problem)
    elif "prove" in verbs and problem.closed_at is None and (found.is_mine or _works_on(loop)):
        form = ProofForm(initial=first, auto_id=key)
    elif "reopen" in verbs and problem.closed_at is not None:
        why = WhyForm(initial=first, auto_id=key)
    if failed is not None and failed.problem == problem.pk:
        if failed.verb in ("analyse", "prove"):
            form = failed.form
        elif failed.verb == "reopen":
            why = failed.form
    return Row(found, form, why)


def _works_on(loop: Any) -> bool:
    return bool(loop.is_led or loop.is_own)
