"""Pure parts of the search: German words and distances between spellings."""
