"""The inbox: what a user is told, grouped by the thing that it is about.

Channels beyond the inbox (messages, mail) come later and read from the same rows.
"""
