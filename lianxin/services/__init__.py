"""Service teams and what they do at people's homes: requests, rounds, care, relief, and help to
find work.
"""
