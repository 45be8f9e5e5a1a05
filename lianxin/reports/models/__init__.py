from lianxin.reports.models.editions import (
    FIXED,
    Comment,
    DayNumbers,
    Declared,
    Edition,
    EditionState,
    EvidenceList,
    Layout,
    Mark,
    Rating,
    Remark,
)
from lianxin.reports.models.pressing import Parcel, ParcelCard, ParcelKind, ParcelState

__all__ = [
    "FIXED",
    "Comment",
    "DayNumbers",
    "Declared",
    "Edition",
    "EditionState",
    "EvidenceList",
    "Layout",
    "Mark",
    "Parcel",
    "ParcelCard",
    "ParcelKind",
    "ParcelState",
    "Rating",
    "Remark",
]
