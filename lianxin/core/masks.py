"""Names and numbers as they are shown by default (S-16)."""

_PAIRS = "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐司徒夏侯长孙宇文端木南宫轩辕"
COMPOUND = frozenset(_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2))
"""Surnames of two characters."""


def mask_name(name: str) -> str:
    """王*群 of three characters, 张* of two, 欧阳** of a compound surname, 买**·艾** of a dotted
    one.
    """
    name = name.strip()
    if "·" in name:
        return "·".join(part[:1] + "**" for part in name.split("·"))
    if name[:2] in COMPOUND and len(name) > 2:
        return name[:2] + "*" * (len(name) - 2)
    if len(name) <= 2:
        return name[:1] + "*" * max(0, len(name) - 1)
    return name[0] + "*" * min(len(name) - 2, 3) + name[-1]


def mask_phone(phone: str) -> str:
    """138****1234; of shorter numbers only the last two digits."""
    if len(phone) < 8:
        return "*" * max(0, len(phone) - 2) + phone[-2:]
    return f"{phone[:3]}****{phone[-4:]}"


def mask_id(number: str) -> str:
    """370102********0011."""
    return f"{number[:6]}{'*' * max(0, len(number) - 10)}{number[-4:]}"
