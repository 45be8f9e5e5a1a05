from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "lianxin.feeds"
    label = "feeds"
