"""Names and numbers as they are shown by default (S-16)."""

COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 南宫 轩辕".split()
)  # noqa: SIM905  # a list of names reads easier in a line


def mask_name(name: str) -> str:
    """王*群 for three characters, 张* for two, 欧阳** for a compound surname, 买**·艾** with a dot."""
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
