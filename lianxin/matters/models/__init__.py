from lianxin.matters.models.intake import (
    Category,
    CategoryQuestion,
    Channel,
    Draft,
    DraftPhoto,
    MatterKind,
    NumberCounter,
    QuestionKind,
)
from lianxin.matters.models.matter import END, OPEN, Matter, State
from lianxin.matters.models.relays import Application, Relay
from lianxin.matters.models.voices import (
    Follow,
    MatterPhoto,
    Outcome,
    Question,
    Satisfaction,
    Say,
    Stage,
    Support,
)

__all__ = [
    "END",
    "OPEN",
    "Application",
    "Category",
    "CategoryQuestion",
    "Channel",
    "Draft",
    "DraftPhoto",
    "Follow",
    "Matter",
    "MatterKind",
    "MatterPhoto",
    "NumberCounter",
    "Outcome",
    "Question",
    "QuestionKind",
    "Relay",
    "Satisfaction",
    "Say",
    "Stage",
    "State",
    "Support",
]
