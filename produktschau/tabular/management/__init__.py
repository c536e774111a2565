"""What the commands of all table kinds share."""
