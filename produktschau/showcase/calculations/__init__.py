"""Pure rules of the showcase: values in, values out."""
