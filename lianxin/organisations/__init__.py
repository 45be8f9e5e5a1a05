"""The organisations of a community: social ones from idea to registration, employers, new-sector.

Who speaks for each, what was agreed and pledged and whether it was kept; and what they bring to the
joint conference: resources, needs, matches that people decide on, and projects with an outcome.
"""
