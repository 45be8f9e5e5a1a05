"""What members' records are looked at for: asked with every look, and written down (S-18)."""

from ninja import Query
from pydantic import Field

from lianxin.core.api import Body, Call, Words, done, keep_home
from lianxin.core.errors import NotFound
from lianxin.party.forms.roster import PURPOSES, PurposeForm
from lianxin.party.queries.access import Office, office_of


class WhatFor(Body):
    """What it is looked at for; the member sees it, and by whom."""

    purpose: str = Field(
        pattern=f"^({'|'.join(PURPOSES)})$",
        examples=["daily"],
        description="看来做什么：daily 日常、meeting 通知点名、check 核对、care 走访、other 别的",
    )
    words: Words = Field("", max_length=100, description="说具体一点；other 时要写")


Asked = Query[WhatFor]


def purpose_of(told: WhatFor) -> str:
    """In words, for the journal; raises Unfit where it is not said."""
    form = PurposeForm({"purpose": told.purpose, "words": told.words})
    return done(form, form.told)


def office_at(request: Call, slug: str) -> Office:
    """The Party work of the community that the token is for, as far as it is the caller's."""
    office = office_of(request.actor, slug)
    keep_home(request, office.community.pk)
    return office


def whole_office(request: Call, slug: str) -> Office:
    """The same for who leads all of it; who leads one branch finds none."""
    office = office_at(request, slug)
    if not office.is_whole:
        raise NotFound
    return office
