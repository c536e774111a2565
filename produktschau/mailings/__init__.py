"""Distribution lists: a saved choice of firms becomes a list, by mail and by letter, with opt-out and bounces."""
