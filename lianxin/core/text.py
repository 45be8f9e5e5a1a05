"""Chinese text: tidied, cut into tokens, found by them."""

import unicodedata

import rjieba
from django.db import models


def tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def tokens(text: str) -> str:
    return " ".join(dict.fromkeys(word.lower() for word in rjieba.cut_for_search(text) if word.strip()))


class TokensField(models.TextField[str, str]):
    """Space-separated tokens."""
