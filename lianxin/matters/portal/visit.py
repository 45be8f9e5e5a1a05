"""What a browser is remembered by: the drafts that it writes, the matters that it may see."""

import secrets
import uuid

from lianxin.core.http import GRANTED, Request
from lianxin.core.secrets import blind_index

WRITER = "writer"
DRAFTS = "drafts"
JOINED = "joined"
MOST = 50
"""How many of each a session remembers, the latest."""


def owner_of(request: Request) -> str:
    """Whose drafts these are; a session's own word, so that signing in on the way loses none."""
    writer = request.session.get(WRITER, "")
    return blind_index(writer) if writer else ""


def begin(request: Request) -> str:
    """See that there is a session to own a draft, and return its owner."""
    if WRITER not in request.session:
        request.session[WRITER] = secrets.token_urlsafe(24)
    return owner_of(request)


def remember_draft(request: Request, key: uuid.UUID) -> None:
    _add(request, DRAFTS, str(key))


def wrote(request: Request, key: uuid.UUID) -> bool:
    """Whether this browser began the draft, also when it has been sent since."""
    return str(key) in request.session.get(DRAFTS, ())


def grant(request: Request, pk: int) -> None:
    """Let a guest's browser see a matter that it brought up, or whose private link it opened."""
    _add(request, GRANTED, pk)


def remember_joined(request: Request, pk: int) -> None:
    _add(request, JOINED, pk)


def has_joined(request: Request, pk: int) -> bool:
    return pk in request.session.get(JOINED, ())


def _add(request: Request, name: str, value: str | int) -> None:
    kept = [each for each in request.session.get(name, ()) if each != value]
    request.session[name] = [*kept, value][-MOST:]
