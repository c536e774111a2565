"""What grows between firms: introductions and their outcome, supply relations, joint products."""
