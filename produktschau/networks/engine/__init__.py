"""What domains above tell the networks: acts of firms, and ties between them."""
