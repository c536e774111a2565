"""Whether a passage is German or English, by its small words: enough to tell a screen reader how to speak it."""

import re

_WORD = re.compile(r"[a-zäöüß]+")
_GERMAN = (
    "aber als am an auch auf aus bei bis das dem den der des die durch ein eine einem einen einer eines er es für hat hier "
    "ihr im ist kein mit nach nicht noch nur oder sein sich sie sind und uns vom von vor war wenn werden wie wird wir zu zum zur"
)
_ENGLISH = (
    "and are as at be but by can for from has have he her his if into is it its made no not of on one or our she so than that the "
    "their them then there they this to up was we were when where which who with you"
)
_SPEAKS = {**dict.fromkeys(_GERMAN.split(), -1), **dict.fromkeys(_ENGLISH.split(), 1)}


def is_english_passage(text: str) -> bool:
    """Whether there are more English small words than German ones; a passage without any counts as German."""
    return sum(_SPEAKS.get(word, 0) for word in _WORD.findall(text.lower())) > 0
