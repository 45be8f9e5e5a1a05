from django.apps import AppConfig


class WorksConfig(AppConfig):
    name = "lianxin.works"
    label = "works"
