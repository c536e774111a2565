"""Companies and products: what is made here."""
