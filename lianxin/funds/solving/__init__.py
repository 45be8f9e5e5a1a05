"""Counting a participatory budget: the ballots in, and out of them who won, why, and by how much.

Two programs count each vote: our own, which is exact and tells every step, and `pabutools`; a count
on which they part is none (`docs/decisions/0019`).
"""
