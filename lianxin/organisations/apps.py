from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "lianxin.organisations"
    label = "organisations"
