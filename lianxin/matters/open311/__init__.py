"""Open311 GeoReport v2: the spec's calls, over the same queries and deeds as the pages.

It reads as a guest reads, and writes only with an application's key; see docs/open311.md.
"""
