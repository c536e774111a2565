"""Reads pages as people do: the words of a table, of a list, of a paragraph."""

import re
from html import unescape

from django.test import Client


def text_of(client: Client, address: str) -> str:
    """The page's source; anything but a page is a failure."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def words(source: str) -> str:
    """The words of a piece of a page, its marks left out, its spaces single."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", source))).strip()


def pieces(source: str, opening: str, tag: str) -> list[str]:
    """The words of each piece that begins with ``opening`` and ends with the closing ``tag``."""
    return [words(found) for found in re.findall(f"{opening}(.*?)</{tag}>", source, re.DOTALL)]


def rows_of(page: str, label: str) -> list[list[str]]:
    """The rows of the table labelled by this identifier, cell by cell, heads first."""
    table = page[page.index(f'aria-labelledby="{label}"') :]
    table = table[table.index("<table") : table.index("</table>")]
    return [pieces(row, r"<t[hd][^>]*>", "t[hd]") for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)]


def column(page: str, label: str, number: int) -> list[str]:
    """One column of that table, its head left out."""
    return [row[number] for row in rows_of(page, label)[1:]]
