"""One topic per file, no models: what every layer above may use."""
