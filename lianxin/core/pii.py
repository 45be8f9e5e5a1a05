"""Personal data in free text: found, pointed out, struck."""

import re
from dataclasses import dataclass

from lianxin.core.masks import COMPOUND, mask_id, mask_name, mask_phone

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐"
    "冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦"
    "江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_FAMILY = f"(?:{'|'.join(sorted(COMPOUND))}|[{SURNAMES}])"
_CUE = "(?:找|叫|姓名|联系人|联系|我是|住户|业主|房主|户主|邻居|名字是|本人)"
_RULES = (
    ("phone", re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")),
    ("id", re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")),
    ("landline", re.compile(r"(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)")),
    ("door", re.compile(r"\d{1,3}单元\s*\d{3,4}室?|(?<!\d)\d{3,4}室")),
)
_NAMES = (
    re.compile(rf"{_CUE}[：:]?\s*({_FAMILY}[\u4e00-\u9fff]{{1,2}})(?=[，。、；,.;\s）)]|$)"),
    re.compile(
        rf"({_FAMILY}[\u4e00-\u9fff]{{0,2}}?)(?=(?:先生|女士|大爷|大妈|阿姨|师傅|奶奶|爷爷))"
    ),
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end (exclusive) of a text, what they are, and what stands there when
    struck.
    """

    start: int
    end: int
    kind: str
    masked: str


def find(text: str) -> list[Span]:
    """Phones, identity numbers, doors and likely names, in order and without overlap."""
    spans = [
        Span(match.start(), match.end(), kind, _masked(kind, match.group()))
        for kind, pattern in _RULES
        for match in pattern.finditer(text)
    ]
    spans += [
        Span(match.start(1), match.end(1), "name", mask_name(match.group(1)))
        for pattern in _NAMES
        for match in pattern.finditer(text)
    ]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def strike(text: str) -> str:
    """The text with everything found replaced by its mask."""
    for span in reversed(find(text)):
        text = text[: span.start] + span.masked + text[span.end :]
    return text


def _masked(kind: str, found: str) -> str:
    if kind == "id":
        return mask_id(found)
    if kind == "door":
        return "**"
    return mask_phone(re.sub(r"[\s-]", "", found))
