"""Which templates draw a form: ours, found through the one Jinja2 environment."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws every Django form, ours or a library's, with the templates of this package.

    Widgets are found under the names that Django asks for (`django/forms/widgets/text.html`):
    ours stand in their place, since Django's own trip over the strict environment.
    """

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
