"""Tables in and out: reads, recognises, applies; knows no domain."""
