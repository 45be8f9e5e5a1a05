from django.apps import AppConfig


class HonoursConfig(AppConfig):
    name = "lianxin.honours"
    label = "honours"
