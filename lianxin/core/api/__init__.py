"""What every app's `api.py` is written with: operations that declare their scope and their
refusals, bodies that are checked, refusals told as RFC 9457 asks, pages with cursors.

Who calls, how often, and that nothing is done twice is the business of `gateway`, which puts the
apps' operations together.
"""

from lianxin.core.api.asked import Part, body_of, done, filled, taking
from lianxin.core.api.callers import Call, Caller, keep_home, sent_as
from lianxin.core.api.door import PDF, Door
from lianxin.core.api.problems import Problem, problem
from lianxin.core.api.sent import FileSent, opened
from lianxin.core.api.shapes import (
    Body,
    Day,
    Hour,
    Key,
    Leaf,
    Nothing,
    Ref,
    Shape,
    Slug,
    Turning,
    Words,
    as_told,
    enumerated,
    turned,
)
from lianxin.core.api.stepping import Choices, Found, Sent, Steps, as_said, with_seen
from lianxin.core.api.versions import unchanged_since
from lianxin.core.scopes import Scope

__all__ = [
    "PDF",
    "Body",
    "Call",
    "Caller",
    "Choices",
    "Day",
    "Door",
    "FileSent",
    "Found",
    "Hour",
    "Key",
    "Leaf",
    "Nothing",
    "Part",
    "Problem",
    "Ref",
    "Scope",
    "Sent",
    "Shape",
    "Slug",
    "Steps",
    "Turning",
    "Words",
    "as_said",
    "as_told",
    "body_of",
    "done",
    "enumerated",
    "filled",
    "keep_home",
    "opened",
    "problem",
    "sent_as",
    "taking",
    "turned",
    "unchanged_since",
    "with_seen",
]
