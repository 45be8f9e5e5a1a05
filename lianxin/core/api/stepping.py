"""Steps by table: what a page's form asks, its action does, and the thing is told again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from lianxin.core import http
from lianxin.core.api.asked import Part, body_of, done, filled, taking
from lianxin.core.api.callers import Call
from lianxin.core.api.door import Door
from lianxin.core.api.shapes import Body, Key, Slug
from lianxin.core.api.versions import unchanged_since
from lianxin.core.deeds import Deed
from lianxin.core.scopes import Scope

Choices = dict[str, list[tuple[int, str]]]
Sent = tuple[dict[str, Any], dict[str, Any]]
"""What a form is sent, and its files."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a step is taken on, as the caller may see it here."""

    thing: Any
    offers: tuple[Any, ...] = ()
    """What its form is made of besides, e.g. the choices of the page."""


def usual(request: Call, found: Found, form: type[Any], _verb: str, sent: Sent) -> Any:
    """A form as most pages make it."""
    return form(request.actor, found.thing, http.today(), *found.offers, *sent)


def as_said(told: Body, _seen: int | None) -> dict[str, Any]:
    """A body whose fields are the action's own."""
    return told.model_dump()


def with_seen(told: Body, seen: int | None) -> dict[str, Any]:
    """The same for an action that asks which version was seen."""
    return {**told.model_dump(), "seen": seen}


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one kind of thing."""

    router: Door
    scope: Scope
    path: str
    """After the community, e.g. works/{int:pk}."""
    find: Callable[[Call, str, int], Found]
    gives: type[BaseModel]
    tell: Callable[[Call, str, Any], BaseModel]
    """Tells what became of the thing."""
    name: str = "{}"
    """An operation's, by its verb."""
    body: str = "{}"
    """A body's, by its form."""
    has_version: bool = False
    fill: Callable[[Call, Found, type[Any], str, Sent], Any] = usual

    def declare(
        self,
        deeds: Mapping[str, Deed],
        says: Callable[[str], object],
        instead: Mapping[str, Mapping[str, Part]] | None = None,
    ) -> None:
        """One for each deed; `instead` tells by verb what only a page adds to its form."""
        for verb, deed in deeds.items():
            body = self.body_for(deed.form, (instead or {}).get(verb))
            self.ask(verb, deed.form, deed.act, says(verb), body=body)

    def body_for(self, form: type[Any], instead: Mapping[str, Part] | None = None) -> type[Body]:
        return body_of(form, self.body.format(form.__name__), instead=instead)

    def ask(
        self,
        verb: str,
        form: type[Any],
        act: Callable[..., object],
        says: object,
        *,
        body: type[Body] | None = None,
    ) -> None:
        """A step that asks with its page's form; raises Unfit when called with what is wrong."""

        def take(request: Call, found: Found, told: Body, seen: int | None) -> None:
            made = self.fill(request, found, form, verb, filled(told, seen=seen))
            pk = found.thing.pk
            done(made, lambda: act(request.actor, pk, now=http.now(), **made.said()))

        self._write(verb, body or self.body_for(form), take, says)

    def take(
        self,
        verb: str,
        body: type[Body],
        act: Callable[..., object],
        says: object,
        *,
        said: Callable[[Any, int | None], dict[str, Any]] = as_said,
    ) -> None:
        """A step whose body is written out; `said` makes its words and the version seen the
        action's own.
        """

        def take(request: Call, found: Found, told: Body, seen: int | None) -> None:
            act(request.actor, found.thing.pk, now=http.now(), **said(told, seen))

        self._write(verb, body, take, says)

    def _write(
        self,
        verb: str,
        body: type[Body],
        take: Callable[[Call, Found, Any, int | None], None],
        says: object,
    ) -> None:
        def step(request: Call, slug: Slug, pk: Key, told: Any) -> Any:
            found = self.find(request, slug, pk)
            seen = unchanged_since(request, found.thing.revision) if self.has_version else None
            take(request, found, told, seen)
            return self.tell(request, slug, found.thing)

        step.__name__, step.__module__ = self.name.format(verb), self.find.__module__
        self.router.writes(
            f"/communities/{{slug}}/{self.path}/{verb.replace('_', '-')}",
            scope=self.scope,
            gives=self.gives,
            says=str(says),
            has_version=self.has_version,
        )(taking(body)(step))
