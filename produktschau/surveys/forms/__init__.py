"""What may be typed about surveys. What is acceptable is said by the actions; ``required`` only draws the mark."""
