from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "lianxin.places"
    label = "places"
