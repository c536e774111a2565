"""What the law on data protection asks of the office: purposes with their legal basis, and people told what is kept of them."""
