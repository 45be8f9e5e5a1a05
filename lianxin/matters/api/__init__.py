"""What programs may do with matters, in the name of who gave them a token."""

from lianxin.matters.api import dossier, own, reading, reporting, work
from lianxin.matters.api.door import router

__all__ = ["dossier", "own", "reading", "reporting", "router", "work"]
