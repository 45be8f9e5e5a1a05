"""Pictures of papers on which people voted: for the staff here and who keeps the minutes."""

from uuid import UUID

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.models import Upload
from lianxin.council.models import PaperEntry, VotePaper
from lianxin.council.queries.access import session_for
from lianxin.council.queries.owners import owner_vote_for
from lianxin.council.rules.access import keeps_minutes
from lianxin.council.rules.owners import works


def paper_photo(actor: Actor, slug: str, pk: int, key: UUID) -> Upload:
    """Refused alike to all others, as if there were none."""
    session = session_for(actor, pk, slug=slug)
    found = VotePaper.objects.select_related("photo").filter(item__session=session, photo__key=key)
    paper = found.first() if keeps_minutes(actor, session) else None
    if paper is None:
        raise NotFound
    return paper.photo


def owner_paper_photo(actor: Actor, slug: str, pk: int, key: UUID) -> Upload:
    """The same of an owner's paper: for the staff here, who read it twice."""
    vote = owner_vote_for(actor, pk, slug=slug)
    found = PaperEntry.objects.select_related("photo").filter(ballot__vote=vote, photo__key=key)
    entry = found.first() if works(actor, vote) else None
    if entry is None or entry.photo is None:
        raise NotFound
    return entry.photo
