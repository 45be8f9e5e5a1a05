"""How a desk's step is declared: its page's form, action and choices, and its version."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Slug, body_of, done, filled, taking, unchanged_since
from lianxin.core.flow import Flow
from lianxin.volunteers.api.door import router
from lianxin.volunteers.deeds import Deed

Choices = dict[str, list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a step is taken on, as the caller may see it here, and what its form offers."""

    thing: Any
    choices: Choices = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one kind of thing."""

    path: str
    """After the community, e.g. volunteering/projects/{int:pk}."""
    name: str
    """In front of the operations' and bodies' names."""
    find: Callable[[Call, str, int], Found]
    gives: type[BaseModel]
    tell: Callable[[Call, str, Any], BaseModel]
    """Tells what became of the thing."""
    has_version: bool = False

    def declare(self, deeds: Mapping[str, Deed], flow: Flow, says: Mapping[str, str]) -> None:
        for verb, deed in deeds.items():
            label = says.get(verb) or str(flow[deed.verb or verb].label)
            self._declare(verb, deed, label)

    def _declare(self, verb: str, deed: Deed, says: str) -> None:
        def take(request: Call, slug: Slug, pk: Key, told: Any) -> Any:
            found = self.find(request, slug, pk)
            if self.has_version:
                unchanged_since(request, found.thing.revision)
            form = deed.form(request.actor, found.thing, http.today(), found.choices, *filled(told))
            done(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
            return self.tell(request, slug, found.thing)

        take.__name__ = f"{self.name}_{verb}"
        name = f"Volunteers{self.name.title()}{deed.form.__name__}"
        router.writes(
            f"/communities/{{slug}}/{self.path}/{verb.replace('_', '-')}",
            scope=Scope.VOLUNTEERS_WORK,
            gives=self.gives,
            says=says,
            has_version=self.has_version,
        )(taking(body_of(deed.form, name.replace("_", "")))(take))
