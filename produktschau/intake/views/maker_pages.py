"""The pages of a firm: which address below its door shows which."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http.response import HttpResponseBase

from produktschau.intake.views import (
    maker_call,
    maker_data,
    maker_entry,
    maker_history,
    maker_home,
    maker_people,
    maker_pictures,
    maker_steps,
    preview,
)

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Page:
    """One page: its route below the door, its view (request, speaker, **arguments), its name among the addresses."""

    route: str
    view: View
    name: str


ROUND = "einreichungen/<slug:key>/"
PAGES = (
    Page("", maker_home.overview, "mine"),
    Page("aendern/", maker_home.begin, "mine_begin"),
    Page("neu/", maker_home.new_product, "mine_new"),
    Page(ROUND, maker_entry.entry, "mine_round"),
    Page(f"{ROUND}einreichen/", maker_steps.handing_in, "mine_submit"),
    Page(f"{ROUND}freigabe/", maker_steps.decision, "mine_decide"),
    Page(f"{ROUND}vorschau/", preview.for_firm, "mine_preview"),
    Page(f"{ROUND}verlauf/", maker_history.history, "mine_history"),
    Page("aufrufe/<slug:key>/", maker_call.call, "mine_call"),
    Page("aufrufe/<slug:key>/absagen/", maker_call.decline, "mine_decline"),
    Page("bilder/<slug:of>/", maker_pictures.pictures, "mine_pictures"),
    Page("bilder/<slug:of>/<slug:key>/", maker_pictures.one, "mine_picture"),
    Page("bilder/<slug:of>/<slug:key>/entfernen/", maker_pictures.remove, "mine_picture_remove"),
    Page("bilder/<slug:of>/<slug:key>/<int:width>.webp", maker_pictures.file, "mine_picture_file"),
    Page("personen/", maker_people.people, "mine_people"),
    Page("personen/neu/", maker_people.add, "mine_person"),
    Page("personen/entfernen/", maker_people.remove, "mine_person_remove"),
    Page("personen/widerruf/", maker_people.withdraw, "mine_withdraw"),
    Page("daten/", maker_data.data, "mine_data"),
    Page("daten/daten.json", maker_data.data_file, "mine_data_file"),
    Page("gehen/", maker_data.leave, "mine_leave"),
)
