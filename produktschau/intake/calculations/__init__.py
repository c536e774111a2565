"""What is worked out for an entry on its way: plain values in, plain values out."""
