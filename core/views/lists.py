"""Lists: scope, filter, sort, page; the count is exact, and a file holds exactly what is listed."""

from collections.abc import Iterator, Sequence
from itertools import islice

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.generic import ListView

from core.columns import Column
from core.display import Heading, Row
from core.exports import file_response
from core.numbers import format_number
from core.views.base import (
    PROVENANCE_HEADER,
    RightRequired,
    has_any,
    provenance_badges,
    provenance_values,
    review_badges,
    samples_hidden,
)

PORTION = 1000
"""How many rows of a file are read at once."""


class RecordListView(RightRequired, ListView):
    """One list. In order: the rows in scope, the filters of the address, the sort key, the page.

    A subclass names `model`, `filterset_class`, `columns`, `default_sort`, its texts, and how its
    count is said. An unknown sort key or page falls back; a filter that cannot be understood is
    said and left out.
    """

    template_name = "layouts/list.html"
    may_be_kept = True
    paginate_by = 25
    filterset_class = None
    columns: Sequence[Column] = ()
    default_sort = "name"
    title = ""
    lead = ""
    export_name = "list"
    create_url = ""
    create_label = ""
    create_right: str | tuple[str, ...] = "edit_records"

    def get_queryset(self):
        """The scoped rows, narrowed and sorted as the address says."""
        rows = self.model.objects.visible_to(self.request.user)
        if samples_hidden(self.request) and hasattr(self.model, "provenance"):
            rows = rows.without_samples()
        self.filterset = self.filterset_class(
            self.request.GET, queryset=rows, user=self.request.user
        )
        return self.arrange(self.filterset.qs).order_by(*self._ordering())

    def arrange(self, rows):
        """Hook: add what the columns show."""
        return rows.for_list()

    def count_text(self, count: int) -> str:
        """The count in words, with the right plural."""
        raise NotImplementedError

    def empty(self) -> dict:
        """What stands in place of no rows: a title, a hint, and the one button that begins."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs) -> HttpResponse:
        kind = request.GET.get("export")
        if kind in ("csv", "xlsx"):
            rows = self._portions(self.get_queryset().iterator(chunk_size=PORTION))
            return file_response(
                kind, self.export_name, self._file_header(), map(self._file_row, rows)
            )
        return super().get(request, *args, **kwargs)

    def at_hand(self, rows: list) -> list:
        """Hook: some rows that are shown or written, with what no query of theirs adds."""
        return rows

    def _portions(self, rows: Iterator) -> Iterator:
        while portion := list(islice(rows, PORTION)):
            yield from self.at_hand(portion)

    def _file_header(self) -> list[str]:
        header = [str(column.label) for column in self.columns]
        if hasattr(self.model, "provenance"):
            header += [str(label) for label in PROVENANCE_HEADER]
        return header

    def _file_row(self, record) -> list:
        values = [column.value(record) for column in self.columns]
        return [*values, *provenance_values(record)]

    def paginate_queryset(self, queryset, page_size):
        """The page of the address, or the nearest there is."""
        paginator = Paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        count = page.paginator.count
        rows = [self.row(record) for record in self.at_hand(list(context["object_list"]))]
        may_create = self.create_url and has_any(self.request.user, self.create_right)
        return context | {
            "title": self.title,
            "lead": self.lead,
            "count": count,
            "count_text": self.count_text(count),
            "columns": self._headings(),
            "rows": rows,
            "filter_form": self.filterset.form,
            "filter_errors": " ".join(problem.text for problem in self.filterset.problems()),
            "clear_url": self.request.path if self.request.GET else "",
            "chips": self._chips(),
            "paging": self._paging(page),
            "create_url": str(self.create_url) if may_create else "",
            "create_label": self.create_label,
            "export_csv_url": self._address(export="csv", page=None) if count else "",
            "export_xlsx_url": self._address(export="xlsx", page=None) if count else "",
            "empty": self._empty_for(may_create),
        }

    def row(self, record) -> Row:
        """One line of the list."""
        return Row(
            cells=[column.cell(record) for column in self.columns],
            url=record.get_absolute_url(),
            badges=[*provenance_badges(record), *review_badges(record)],
        )

    def _empty_for(self, may_create: bool) -> dict:
        if self.filterset.active():
            return {
                "title": _("Nothing matches these filters"),
                "hint": _("Try fewer words or another spelling, or clear the filters."),
                "action_url": self.request.path,
                "action_label": _("Clear the filters"),
            }
        empty = self.empty()
        return empty if may_create else empty | {"action_url": "", "action_label": ""}

    def _sort(self) -> tuple[Column, bool]:
        asked = self.request.GET.get("sort", "")
        sortable = {column.name: column for column in self.columns if column.order}
        if asked.removeprefix("-") in sortable:
            return sortable[asked.removeprefix("-")], asked.startswith("-")
        return sortable[self.default_sort.removeprefix("-")], self.default_sort.startswith("-")

    def _ordering(self) -> list[str]:
        column, descending = self._sort()
        return [*column.ordering(descending), "pk"]

    def _headings(self) -> list[Heading]:
        sorted_by, descending = self._sort()
        found = []
        for column in self.columns:
            here = column is sorted_by
            turned = f"-{column.name}" if here and not descending else column.name
            found.append(
                Heading(
                    label=str(column.label),
                    numeric=column.numeric,
                    primary=column.primary,
                    minor=column.minor,
                    sort_url=self._address(sort=turned, page=None) if column.order else "",
                    direction=("desc" if descending else "asc") if here else "",
                )
            )
        return found

    def _chips(self) -> list[dict]:
        chips = import_string(settings.LIST_CHIPS)(self.request)
        chips += [
            {"label": label, "value": value, "remove_url": self._address(page=None, **{name: None})}
            for name, label, value in self.filterset.active()
        ]
        if samples_hidden(self.request):
            chips.append({"label": _("Sample data"), "value": _("hidden")})
        return chips

    def _paging(self, page) -> dict | None:
        if not page.has_other_pages():
            return None
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        return {
            "previous_url": self._address(page=page.previous_page_number())
            if page.has_previous()
            else "",
            "next_url": self._address(page=page.next_page_number()) if page.has_next() else "",
            "text": _("%(first)s–%(last)s of %(count)s")
            % {
                "first": format_number(page.start_index()),
                "last": format_number(page.end_index()),
                "count": format_number(page.paginator.count),
            },
            "pages": [
                {
                    "text": str(number),
                    "url": self._address(page=number) if isinstance(number, int) else "",
                    "current": number == page.number,
                }
                for number in numbers
            ],
        }

    def _address(self, **changes) -> str:
        query = self.request.GET.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = str(value)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path
