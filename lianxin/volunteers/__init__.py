"""Volunteers of their own will: who they are, what they serve in, and their hours kept in a ledger.

Nobody is enrolled by a list, and no minor without a guardian's word. Hours are claimed and verified
apart, corrected only by a new entry with its reason, and shown to nobody but the person; campaigns
show which places are covered, never who was there.
"""
