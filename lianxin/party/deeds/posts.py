"""Of a member's posts, as who leads their branch writes them down for them (代办)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxin.core.deeds import Deed
from lianxin.party.actions import posts, showing
from lianxin.party.forms.posts import DeedForm, PaperWishForm, PledgeForm, PortraitForm
from lianxin.party.queries.posts import Showing

NOTED = _("记下了。")
POST_DEEDS: Mapping[str, Deed] = {
    "wish": Deed(PaperWishForm, showing.show, NOTED),
    "pledge": Deed(PledgeForm, posts.pledge, NOTED),
    "portrait": Deed(PortraitForm, showing.portray, NOTED),
    "deed": Deed(DeedForm, posts.log, NOTED),
}


def post_form(form: type[Any], shown: Showing, data: Any, files: Any) -> Any:
    """A form of one of these: each is made of what it needs to know of the member."""
    if form is DeedForm:
        return form(shown.claims, data, files)
    if form is PaperWishForm:
        return form(shown, data)
    return form(data, files)
