"""How a named record is looked for: by its community's name and its fact, giving what is at fault
with it, or nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any

Fact = Mapping[str, Any]
Look = Callable[[str, Fact], str]
