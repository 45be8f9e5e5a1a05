"""How many came, as people write it: a number, or a round word."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_ROUND = re.compile(r"[余多约近]|左右|上下|来人|来个")
_NUMBER = re.compile(r"\d+")


def told_headcount(count: int | None, *, is_approximate: bool) -> str:
    """35 人, or 20 余人 where it is a round word."""
    if count is None:
        return ""
    words = (
        _("%(count)d 余人") if is_approximate else ngettext("%(count)d 人", "%(count)d 人", count)
    )
    return words % {"count": count}


def read_headcount(text: str) -> tuple[int, bool] | None:
    """“35”, “20余人”, “约 50” as a number and whether it is a round one; None where it is
    neither.
    """
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    return int(found[0]), bool(_ROUND.search(text))
