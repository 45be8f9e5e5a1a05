"""Bodies out of the forms that pages ask with: a program is asked the same, and refused alike."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from django import forms
from django.utils import translation
from pydantic import Field, create_model

from lianxin.core.api.problems import Fault, Unfit
from lianxin.core.api.sent import FileSent
from lianxin.core.api.shapes import Body, Day, Hour, LongAgo, Nothing, Ref, Words
from lianxin.core.fields import FIRST_DAY, DayField, Phone, Photos, Yuan
from lianxin.core.money import yuan

Told = TypeVar("Told")
Function = TypeVar("Function", bound=Callable[..., Any])
LONGEST, MOST_OF_PHONE, LARGEST = 4_000, 20, 2**31 - 1
HIDDEN = frozenset({"seen", "key"})
"""What a page keeps for itself: `If-Match` and `Idempotency-Key` say it here."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form as a body has it, and how a value becomes what the form is sent."""

    kind: Any
    default: Any = ...
    turn: Callable[[Any], Any] = lambda value: value
    is_file: bool = False
    is_spread: bool = False
    """Whether it becomes several fields, one for each line of a page."""


class Asked(Body):
    """What a form asks for."""

    parts: ClassVar[Mapping[str, Part]] = {}

    def data(self, **more: Any) -> dict[str, Any]:
        """What the form is sent, with what the call itself says."""
        said: dict[str, Any] = {}
        for name, part in self.parts.items():
            given = getattr(self, name)
            if not part.is_file and given is not None:
                turned = part.turn(given)
                said |= turned if part.is_spread else {name: turned}
        return {**said, **{name: value for name, value in more.items() if value is not None}}

    def files(self) -> dict[str, Any]:
        return {
            name: part.turn(getattr(self, name))
            for name, part in self.parts.items()
            if part.is_file and getattr(self, name)
        }


def body_of(
    form: type[forms.Form],
    name: str,
    *,
    without: Collection[str] = (),
    instead: Mapping[str, Part] | None = None,
) -> type[Body]:
    """A form's fields as a body; those that a page only adds later are told in `instead`."""
    with translation.override("zh-hans"):
        parts = {
            each: part_of(each, field)
            for each, field in form.base_fields.items()
            if each not in HIDDEN and each not in without
        }
    parts |= instead or {}
    if not parts:
        return Nothing
    words = " ".join((form.__doc__ or "").split()) or "What this step asks for."
    told: dict[str, Any] = {each: (part.kind, part.default) for each, part in parts.items()}
    made = create_model(name, __base__=Asked, __doc__=words, **told)
    made.parts = parts
    return made


def taking(body: type[Body]) -> Callable[[Function], Function]:
    """Let an operation take such a body as `told`, which is only made when the program begins."""

    def declared(function: Function) -> Function:
        function.__annotations__["told"] = body
        return function

    return declared


def filled(told: Body, **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a form is sent and what files come with it."""
    if isinstance(told, Asked):
        return told.data(**more), told.files()
    return {name: value for name, value in more.items() if value is not None}, {}


def done(form: forms.Form, deed: Callable[[], Told]) -> Told:
    """Do what a form asks; raises Unfit, which tells every field that is wrong."""
    if form.is_valid():
        return deed()
    raise Unfit(
        [
            Fault(field="" if name == "__all__" else name, detail=str(words))
            for name, found in form.errors.items()
            for words in found
        ]
    )


def part_of(name: str, field: forms.Field) -> Part:
    """How a field of a form is told, by what kind of field it is."""
    about: dict[str, Any] = {
        "description": "。".join(str(each) for each in (field.label, field.help_text) if each)
    }
    if isinstance(field, forms.FileField):
        return _file(name, field, about)
    if isinstance(field, forms.BooleanField):
        first = field.initial is True
        return Part(Annotated[bool, Field(**about)], ... if field.required else first)
    if isinstance(field, forms.MultipleChoiceField):
        return _many(field, about)
    if isinstance(field, forms.ChoiceField):
        return _one(field, about)
    return _plain(field, about)


def _file(name: str, field: forms.FileField, about: dict[str, Any]) -> Part:
    kind: Any
    if isinstance(field, Photos):
        kind = Annotated[list[FileSent], Field(max_length=30, **about)]
        return Part(
            kind,
            ... if field.required else [],
            lambda files: [each.opened(field=name) for each in files],
            is_file=True,
        )
    kind, default = (FileSent, ...) if field.required else (FileSent | None, None)
    return Part(
        Annotated[kind, Field(**about)], default, lambda file: file.opened(field=name), is_file=True
    )


def _many(field: forms.MultipleChoiceField, about: dict[str, Any]) -> Part:
    """Several of what is offered: of a fixed set by their names, else by their numbers."""
    known = _fixed(field)
    kind: Any = Literal[tuple(known)] if known else Ref if _is_counted(field) else Words
    told = Annotated[
        list[kind], Field(min_length=1 if field.required else 0, max_length=500, **about)
    ]
    return Part(told, ... if field.required else [], lambda values: [str(each) for each in values])


def _one(field: forms.ChoiceField, about: dict[str, Any]) -> Part:
    known = _fixed(field)
    if known and (said := _as_truth(field, known)):
        default = said.get(field.initial, ... if field.required else None)
        words = {value: key for key, value in said.items()}
        kind: Any = bool if field.required else bool | None
        return Part(Annotated[kind, Field(**about)], default, words.__getitem__)
    counted = _is_counted(field)
    if known:
        kind = Literal[tuple(int(each) for each in known)] if counted else Literal[tuple(known)]
    else:
        kind = Ref if counted else Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]
    first = field.initial if not callable(field.initial) and field.initial in known else None
    if field.required and first is None:
        return Part(Annotated[kind, Field(**about)], ..., str)
    return Part(Annotated[kind | None, Field(**about)], first, str)


def _fixed(field: forms.ChoiceField) -> list[str]:
    """The choices that are the same whoever asks."""
    choices: Iterable[Any] = field.choices if isinstance(field.choices, Iterable) else ()
    return [str(value) for value, _label in choices if value not in ("", None)]


def _is_counted(field: forms.ChoiceField) -> bool:
    return getattr(field, "coerce", None) is int


def _as_truth(field: forms.ChoiceField, known: list[str]) -> dict[Any, bool]:
    """By its two choices, where they mean yes and no."""
    coerce = getattr(field, "coerce", None)
    if coerce is None or coerce is int or len(known) != len((True, False)):
        return {}
    said = {each: coerce(each) for each in known}
    return said if set(said.values()) == {True, False} else {}


def _plain(field: forms.Field, about: dict[str, Any]) -> Part:
    kind, turn = _kind_of(field, about)
    if field.required:
        return Part(Annotated[kind, Field(**about)], ..., turn)
    is_words = isinstance(field, forms.CharField) and not isinstance(field, Yuan)
    whole = kind if is_words else kind | None
    return Part(Annotated[whole, Field(**about)], "" if is_words else None, turn)


def _kind_of(field: forms.Field, about: dict[str, Any]) -> tuple[Any, Callable[[Any], Any]]:
    """The type of a single value; what bounds it is added to what is told about it."""
    if isinstance(field, Yuan):
        about |= {"ge": field.least, "le": LARGEST, "description": f"{field.label}，写成分"}
        return int, lambda fen: yuan(fen).replace(",", "")
    if isinstance(field, forms.DecimalField):
        about |= {"max_length": 12, "pattern": r"^[0-9]{1,8}(\.[0-9]{1,2})?$"}
        about["examples"] = ["86.50"]
        return str, str
    if isinstance(field, forms.IntegerField):
        return _number(field, about), _same
    if isinstance(field, DayField):
        return LongAgo if field.earliest < FIRST_DAY else Day, _same
    for known, kind in _MOMENTS:
        if isinstance(field, known):
            return kind, _same
    longest = MOST_OF_PHONE if isinstance(field, Phone) else LONGEST
    most = getattr(field, "max_length", None) or longest
    about |= {"max_length": most, "min_length": 1 if field.required else 0}
    if found := _FOR_EXAMPLE.search(str(field.help_text)):
        about["examples"] = [found[1][:most]]
    return Words, str


def _same(value: Any) -> Any:
    return value


def _number(field: forms.IntegerField, about: dict[str, Any]) -> Any:
    """What a page hides is a record's number."""
    if field.min_value is None and isinstance(field.widget, forms.HiddenInput):
        return Ref
    least = _bound(field.min_value, -LARGEST)
    about |= {"ge": least, "le": _bound(field.max_value, LARGEST), "examples": [max(least, 1)]}
    return int


def _bound(given: Any, otherwise: int) -> int:
    return int(given) if isinstance(given, int) else otherwise


_FOR_EXAMPLE = re.compile(r"例如：([^；。]+)")
"""A page's help often tells how something is written."""
_MOMENTS: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.TimeField, Hour),
    (forms.DateTimeField, datetime),
)
