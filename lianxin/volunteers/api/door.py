"""The one door: addresses that are read and written to must be declared together."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from lianxin.core.api import Choices, Door, Found, Scope, Steps
from lianxin.core.flow import Flow
from lianxin.volunteers.deeds import Deed

router = Door()
steps_at_desk = partial(Steps, router=router, scope=Scope.VOLUNTEERS_WORK)


def labels(
    deeds: Mapping[str, Deed], flow: Flow, words: Mapping[str, str]
) -> Callable[[str], object]:
    """What the document calls each: as the flow does, unless there are better words."""
    return lambda verb: words.get(verb) or flow[deeds[verb].verb or verb].label


def offering(thing: Any, choices: Choices | None = None) -> Found:
    """What a step is taken on, and what there is to choose from."""
    return Found(thing, (choices or {},))
