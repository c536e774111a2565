"""What a visitor, a firm and the office may type. What is acceptable is said by the actions; ``required`` only draws the mark."""
