"""The addresses of the box that finds anything."""

PUBLIC = {"home:search"}
DESK = {"home:find"}


def hidden_in(community, secret, users):
    return {}
