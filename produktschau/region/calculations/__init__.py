"""Pure calculations of the region: values in, values out."""
