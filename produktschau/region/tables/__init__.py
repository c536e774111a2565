"""Tables of the region that can come in and go out."""
