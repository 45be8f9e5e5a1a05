"""Names and numbers as they are shown by default (S-16)."""

import re

from lianxin.core.names import COMPOUND, DOTS

_LETTER = re.compile(".[\ufe00-\ufe0f\U000e0100-\U000e01ef]?", re.DOTALL)
_APART = re.compile(r"[\s\-—()（）]")
_AREA = re.compile(r"0(?:10|2\d|[3-9]\d{2})")


def mask_name(name: str) -> str:
    """王*群 for three characters, 张* for two, 欧阳** for a compound surname, 买**·艾** for two."""
    name = name.strip()
    if dot := next((each for each in DOTS if each in name), ""):
        return dot.join(part[:1] + "**" for part in name.split(dot))
    if name[:2] in COMPOUND and len(name) > 2:
        return name[:2] + "*" * (len(name) - 2)
    # A rare character may carry a mark that chooses its shape.
    letters = [letter.group() for letter in _LETTER.finditer(name)]
    if len(letters) <= 2:
        return "".join(letters[:1]) + "*" * bool(letters)
    return letters[0] + "*" * min(len(letters) - 2, 3) + letters[-1]


def mask_phone(phone: str) -> str:
    """138****1234, 0531-****1234, ****1234; of what is shorter the last two digits."""
    digits = _APART.sub("", phone)
    if area := _AREA.match(digits):
        return f"{area.group()}-****{digits[-4:]}" if len(digits) > 8 else "****"
    if len(digits) >= 11:
        return f"{digits[:3]}****{digits[-4:]}"
    kept = 4 if len(digits) >= 7 else 2 if len(digits) >= 5 else 0
    return "****" + digits[len(digits) - kept :]


def mask_door(door: str) -> str:
    """That there is one, and no more."""
    return "***" if door else ""


def mask_id(number: str) -> str:
    """370102********0011; of what is no identity number nothing."""
    digits = _APART.sub("", number)
    if len(digits) != 18:
        return "*" * len(digits)
    return f"{digits[:6]}********{digits[-4:]}"
