"""Every address that a template names is one of the site's: a page that few records fill would
otherwise fail only for whoever fills it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"""\{% url ["']([\w:.-]+)["']""")
ELSEWHERE = ("account_", "admin:", "mfa_", "socialaccount_")
"""Other people's, whose templates come with them."""


def _names(resolver: URLResolver, inside: str = "") -> Iterator[str]:
    here = f"{inside}{resolver.namespace}:" if resolver.namespace else inside
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _names(each, here)
        elif each.name:
            yield f"{here}{each.name}"


def test_every_address_that_a_template_names_is_known():
    known = set(_names(get_resolver()))
    templates = list((ROOT / "lianxin").glob("*/templates/**/*.html"))
    strange = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in templates
        for name in NAMED.findall(path.read_text(encoding="utf8"))
        if name not in known and not name.startswith(ELSEWHERE)
    ]
    assert len(known) > 500
    assert strange == []
