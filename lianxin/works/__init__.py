"""Building works, from the matters that asked for them to the years in which they are under
warranty.
"""
