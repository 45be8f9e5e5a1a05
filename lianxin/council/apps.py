from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "lianxin.council"
    label = "council"
