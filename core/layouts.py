"""How a form is laid out beyond one field under another."""

from crispy_forms.layout import Div


class Folded(Div):
    """Fields that few people need, behind a line that unfolds them; open where one of them has
    an error. Works without script."""

    template = "components/folded_fields.html"

    def __init__(self, title, *fields, **kwargs) -> None:
        super().__init__(*fields, **kwargs)
        self.title = title

    def render(self, form, context, template_pack=None, **kwargs):
        self.is_open = any(name in form.errors for name in self.fields) if form.is_bound else False
        return super().render(form, context, template_pack, **kwargs)
