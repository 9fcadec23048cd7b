"""What a browser would send: the form of a page as it stands, read from its markup."""

from collections import defaultdict
from html.parser import HTMLParser

Fields = dict[str, list[str]]


class FormReader(HTMLParser):
    """Collects the forms of a page that are sent by POST: address and fields with their values."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self._fields: Fields | None = None
        self._template = 0
        self._select: dict | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag, attrs) -> None:
        given = dict(attrs)
        if tag == "template":
            self._template += 1
        elif tag == "form" and given.get("method") == "post":
            self._fields = defaultdict(list)
            self.forms.append((given.get("action") or "", self._fields))
        elif self._fields is not None and not self._template and "disabled" not in given:
            self._start_field(tag, given)

    def _start_field(self, tag: str, given: dict) -> None:
        if tag == "input":
            box = given.get("type") in ("checkbox", "radio")
            sent = ("checked" in given) if box else given.get("type") != "submit"
            if sent and given.get("name"):
                self._fields[given["name"]].append(given.get("value", "on" if box else ""))
        elif tag == "textarea":
            self._textarea = given["name"]
            self._fields[self._textarea].append("")
        elif tag == "select":
            self._select = {"name": given["name"], "chosen": [], "first": None}
            self._select["many"] = "multiple" in given
        elif tag == "option" and self._select is not None:
            value = given.get("value", "")
            if self._select["first"] is None:
                self._select["first"] = value
            if "selected" in given:
                self._select["chosen"].append(value)

    def handle_data(self, data: str) -> None:
        if self._textarea and not self._template:
            kept = self._fields[self._textarea]
            kept[-1] += data if kept[-1] else data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._template -= 1
        elif tag == "form":
            self._fields = None
        elif tag == "textarea":
            self._textarea = None
        elif tag == "select" and self._select is not None:
            asked, self._select = self._select, None
            fallback = [] if asked["many"] or asked["first"] is None else [asked["first"]]
            self._fields[asked["name"]] += asked["chosen"] or fallback


def forms_of(response) -> list[tuple[str, Fields]]:
    """Address and fields of each form of the page that is sent by POST, frame left out."""
    reader = FormReader()
    reader.feed(response.content.decode().split("<main", 1)[-1])
    return [(action, dict(fields)) for action, fields in reader.forms]


def filled(response) -> Fields:
    """The fields of the page's own form, as they would be sent if nobody touched them."""
    assert response.status_code in (200, 409, 422), response.status_code
    return max((fields for _, fields in forms_of(response)), key=len)


def resend(client, url: str, **changes):
    """Open a form, change some fields, send it."""
    data = filled(client.get(url))
    return client.post(url, data | changes)
