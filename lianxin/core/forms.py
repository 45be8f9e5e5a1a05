"""How forms are drawn: every form's fields look alike, whoever wrote it."""

from django.forms.renderers import TemplatesSetting


class LianxinRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
