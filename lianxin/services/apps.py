from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "lianxin.services"
    label = "services"
