"""How the journal's deeds on members are told on their page."""

from django import template

from lianxin.party.rules.roster import deed_words

register = template.Library()
register.filter("deed_words", deed_words)
