"""What is dear to load and seldom needed, such as libraries of tens of megabytes that only
background work uses: a server process loads none.
"""

import importlib
import importlib.util
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until something of it is used.

    The standard library's LazyLoader is not enough: it opens a compiled module, with all the
    libraries that it is linked to, and runs the packages around it, before anybody asks.
    """

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module(self.__name__), name)


def lazily(name: str) -> ModuleType:
    """A module that is loaded when something of it is first used; raises ImportError where its
    package is not there.
    """
    if importlib.util.find_spec(name.partition(".")[0]) is None:
        raise ImportError(name)
    return _Later(name)
