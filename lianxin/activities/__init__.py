"""What a community does together: activities and their series, courses, cultural teams.

An activity goes from its plan to what is kept of it: who signed up in which order, who came, how it
was. Places are counted on the activity's own row, under its lock, so they are never oversold.
"""
