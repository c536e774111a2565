"""Who changed what, when and why: plain values, no foreign keys."""
