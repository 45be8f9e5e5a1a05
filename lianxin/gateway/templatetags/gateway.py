from django import template

from lianxin.core.api.callers import SCOPE_WORDS
from lianxin.core.flow import Text

register = template.Library()


@register.filter
def scope_words(scope: str) -> Text:
    """What a token is good for, in words."""
    return SCOPE_WORDS.get(scope, scope)
