"""Report cards: every app's figures for one community and year, each opening onto what it counts.

Nothing is typed here and nothing is stored: value and evidence come out of one queryset.
"""
