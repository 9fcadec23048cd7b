"""What a browser would send from a form page, to be changed by a test."""


def filled(response) -> dict:
    """The fields of the page's form and grids with their present values."""
    data = _values(response.context["form"])
    for group in response.context["formsets"]:
        data |= _values(group["formset"].management_form)
        for row in group["formset"].forms:
            data |= _values(row)
    return data


def filled_admin(response) -> dict:
    """The same of an administration page."""
    data = _values(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        for form in (inline.formset.management_form, *inline.formset.forms):
            data |= _values(form)
    return data


def _values(form) -> dict:
    found = {}
    for bound in form:
        value = bound.value()
        if value is not None and value is not False:
            found[bound.html_name] = value
    return found
