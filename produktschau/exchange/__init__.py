"""What firms look for and what they have to give: needs and offers, answers, and word of new ones."""
