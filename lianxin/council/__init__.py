"""The community's council: charter, members, sessions, motions, votes, minutes and resolutions.

Nothing resolves below quorum, and what the law reserves to the owners can only be referred to them.
A resolution hands its matter back to `matters` with a lead and a day.
"""
