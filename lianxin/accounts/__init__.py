"""Users and sign-in.

A user is whoever can sign in; who they are as a resident is `people`'s, what they may do is a post
there. Phones are encrypted at rest and looked up by a keyed hash.
"""
