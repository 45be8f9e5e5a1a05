"""The inbox: what a user is told, grouped by the thing that it is about.

Beyond it the outbox: what goes to browsers, mail, telephones and groups, as each person wishes. A
delivery is written with its news, sent by workers, repeated when it fails, and never doubled.
"""
