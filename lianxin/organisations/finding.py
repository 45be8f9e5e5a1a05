"""What is found of units and social organisations."""

import re

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from lianxin.core.seeking import Asked, Finder, Search, at, on
from lianxin.organisations.models import Organisation
from lianxin.organisations.rules.access import shown_or_visible


def _organisations(search: Search) -> QuerySet[Organisation]:
    shown = Organisation.objects.filter(shown_or_visible(search.actor))
    return shown.filter(community_id=search.community_id)


_CODE = re.compile(r"[0-9A-Za-z]{18}")


def _by_code(wanted: Asked) -> Q | None:
    """Its unified credit code, whole."""
    return Q(credit_code=wanted.words.upper()) if _CODE.fullmatch(wanted.words) else None


def _listed(slug: str, words: str) -> str:
    page = reverse("organisations_desk:register", kwargs={"slug": slug})
    return f"{page}?{urlencode({'stand': 'all', 'q': words})}"


FINDERS = (
    Finder(
        code="organisations",
        label=_("单位和社会组织"),
        icon="building-community",
        rank=50,
        rows=_organisations,
        fields=("name", "what"),
        desk=at("organisations_desk:organisation"),
        portal=on("organisations:overview"),
        called=lambda organisation: str(organisation.name),
        note=lambda organisation: str(organisation.get_kind_display()),
        order=("name", "pk"),
        exact=_by_code,
        listed=_listed,
    ),
)
