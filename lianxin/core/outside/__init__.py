"""Calls to addresses that others name: judged, pinned to what was judged, cut off in time."""
