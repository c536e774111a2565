"""Which motif a material is drawn with, found by its German or English name."""

OTHER = "other"

NAMES = {
    "textile": "textil stoff wolle leinen garn fleece strick baumwolle filz leder textile wool leather schurwolle",
    "rope": "seil tau hanf kordel rope",
    "wood": "holz eiche buche fichte kiefer linde lärche esche wood möbel",
    "metal": "metall stahl edelstahl aluminium messing zinn eisen silber maschine metal steel",
    "honey": "honig wachs bienenwachs honey wax",
    "grain": "getreide brot mehl roggen weizen gerste bier grain bread",
    "fruit": "obst saft likör getränk marmelade gemüse fruit drink",
    "food": "lebensmittel öl leinsaat saaten food",
    "cheese": "käse milch quark butter joghurt cheese milk dairy",
    "sausage": "wurst fleisch schinken wild fisch sausage meat",
    "stone": "stein granit porphyr porphyrtuff marmor beton sandstein stone",
    "glass": "glas kristall schmuck glass",
    "ceramic": "keramik porzellan steingut steinzeug ceramic",
    "electronics": "elektronik sensor platine licht electronics",
    "paper": "papier karton pappe buch druck paper",
    "roof": "dachziegel biberschwanz schiefer roof",
    "brick": "ziegel lehm klinker ton brick clay",
    "cosmetics": "kosmetik seife creme pflanzenöle cosmetics soap",
    "plastics": "kunststoff gummi plastik plastics rubber",
}
MOTIF_OF = {word: motif for motif, words in NAMES.items() for word in (motif, *words.split())}


def motif(material: str) -> str:
    """The name of the motif for a material; „other“ for one we have no drawing for."""
    return MOTIF_OF.get(material.strip().lower(), OTHER)
