"""Measurements: a database filled to a size, the server asked over loopback, and two floors to
compare with.
"""
