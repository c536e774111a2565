"""Reads what a form of a page would send, as a browser does."""

from html.parser import HTMLParser
from typing import Any

Values = dict[str, Any]
SILENT = ("submit", "button", "file", "reset", "image")


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[dict[str, list[str]]] = []
        self.inside = False
        self.area: str | None = None
        self.text = ""
        self.select: tuple[str, bool] | None = None
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
            self.inside = True
        elif not self.inside:
            return
        elif tag == "input" and told.get("name") and told.get("type", "text") not in SILENT:
            is_tick = told.get("type") in ("checkbox", "radio")
            if not is_tick or "checked" in told:
                self._say(told["name"], told.get("value", "on" if is_tick else ""))
        elif tag == "textarea" and told.get("name"):
            self.area, self.text = told["name"], ""
        elif tag == "select" and told.get("name"):
            self.select, self.options = (told["name"], "multiple" in told), []
        elif tag == "option" and self.select:
            self.options.append((told.get("value", ""), "selected" in told))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.area:
            self._say(self.area, self.text.removeprefix("\n"))
            self.area = None
        elif tag == "select" and self.select:
            name, is_multiple = self.select
            chosen = [value for value, is_chosen in self.options if is_chosen]
            first = [value for value, _ in self.options[:1]]
            for value in chosen or ([] if is_multiple else first):
                self._say(name, value)
            self.select = None

    def _say(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


def main_form(page: str) -> Values:
    """The largest form of the page that says which state its editor saw („expected“)."""
    reader = _Forms()
    reader.feed(page)
    found = max((form for form in reader.forms if "expected" in form), key=len)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}
