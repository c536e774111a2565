"""Reads what a form of a page would send, as a browser does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Values = dict[str, Any]
SILENT = ("submit", "button", "file", "reset", "image")


@dataclass(frozen=True)
class Sheet:
    """A form as it stands on a page: where it goes and how, what it would send, the type of each field, its named buttons."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[Sheet] = []
        self.inside = False
        self.area: str | None = None
        self.text = ""
        self.select: tuple[str, bool] | None = None
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.sheets.append(Sheet(told.get("action", ""), told.get("method", "get").lower()))
            self.inside = True
        elif not self.inside:
            return
        elif tag in ("input", "button") and told.get("type", "submit" if tag == "button" else "text") == "submit":
            self.sheets[-1].buttons.append((told.get("name", ""), told.get("value", "")))
        elif tag == "input" and told.get("name") and told.get("type", "text") not in SILENT:
            self._note(told, told.get("type", "text"))
            is_tick = told.get("type") in ("checkbox", "radio")
            if not is_tick or "checked" in told:
                self._say(told["name"], told.get("value", "on" if is_tick else ""))
        elif tag == "textarea" and told.get("name"):
            self._note(told, "textarea")
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
        self.sheets[-1].values.setdefault(name, []).append(value)

    def _note(self, told: dict[str, str], kind: str) -> None:
        self.sheets[-1].types[told["name"]] = kind
        if told.get("maxlength", "").isdecimal():
            self.sheets[-1].longest[told["name"]] = int(told["maxlength"])


def sheets(page: str) -> list[Sheet]:
    """Every form of the page."""
    reader = _Forms()
    reader.feed(page)
    return reader.sheets


def main_form(page: str) -> Values:
    """The largest form of the page that says which state its editor saw („expected“)."""
    found = max((one.values for one in sheets(page) if "expected" in one.values), key=len)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}
