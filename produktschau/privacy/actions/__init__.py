"""Everything that changes what people were told."""
