"""What can be subscribed to: a community's calendar and news, and one's own calendar.

It owns the secret addresses of people's own calendars, and reads everything else from the apps
beneath, as anybody sees it.
"""
