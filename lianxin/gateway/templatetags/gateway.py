from django import template

from lianxin.core.flow import Text
from lianxin.core.scopes import SCOPE_WORDS

register = template.Library()


@register.filter
def scope_words(scope: str) -> Text:
    """What a token is good for, in words."""
    return SCOPE_WORDS.get(scope, scope)
