"""The first pages: the street's, a community's portal, one's own page, and the desk's today."""
