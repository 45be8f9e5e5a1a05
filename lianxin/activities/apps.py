from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "lianxin.activities"
