"""Summaries on paper: a page that a browser prints clean, and the same as a PDF file."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from core.pdf import NotSet, pdf_of
from reports.printed import file_name, printed

TEMPLATE = "reports/printed.html"
MOST_ROWS = 1000
"""A longer table is left to the browser: setting it would keep the server from other readers."""


class PrintedPage:
    """A summary that `format=print` shows as it goes on paper, and `format=pdf` as a file.

    Where this machine cannot set PDF, or the summary is too long for it, the print page comes in
    its place and says so.
    """

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            pdf_url=self.address(format="pdf"),
            print_url=self.address(format="print"),
            **kwargs,
        )

    @property
    def is_on_paper(self) -> bool:
        """Whether the whole is asked for at once, to be printed."""
        return self.request.GET.get("format") in ("pdf", "print")

    def render_to_response(self, context: dict, **response_kwargs) -> HttpResponse:
        if not self.is_on_paper:
            return super().render_to_response(context, **response_kwargs)
        context |= printed(context) | {"back_url": self.address()}
        if self.request.GET["format"] == "pdf":
            if len(context["places"].rows) > MOST_ROWS:
                context["not_a_file"] = _("This summary is too long to be made into a PDF here.")
            else:
                try:
                    return self._file(context)
                except NotSet:
                    context["not_a_file"] = _(
                        "PDF files cannot be made here: the server lacks a library, pango."
                    )
        return self.response_class(
            self.request, template=TEMPLATE, context=context, using=self.template_engine
        )

    def _file(self, context: dict) -> HttpResponse:
        html = render_to_string(TEMPLATE, context | {"is_file": True}, self.request)
        response = HttpResponse(pdf_of(html), content_type="application/pdf")
        name = file_name(context["title"], self.frame)
        response["Content-Disposition"] = content_disposition_header(True, name)
        response["X-Content-Type-Options"] = "nosniff"
        return response
