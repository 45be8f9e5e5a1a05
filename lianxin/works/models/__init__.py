from lianxin.works.models.paper import (
    Funding,
    Inspection,
    Milestone,
    OwnersConsent,
    Purpose,
    Source,
)
from lianxin.works.models.piece import Piece, PieceKind, PieceState
from lianxin.works.models.project import ENDED, SETTLED, Project, State
from lianxin.works.models.voices import ProjectPhoto, Say, Stage

__all__ = [
    "ENDED",
    "SETTLED",
    "Funding",
    "Inspection",
    "Milestone",
    "OwnersConsent",
    "Piece",
    "PieceKind",
    "PieceState",
    "Project",
    "ProjectPhoto",
    "Purpose",
    "Say",
    "Source",
    "Stage",
    "State",
]
