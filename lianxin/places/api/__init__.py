"""Communities and their places for programs: public; and the codes on doors, for the desk."""

from lianxin.places.api import codes, reading
from lianxin.places.api.door import router

__all__ = ["codes", "reading", "router"]
