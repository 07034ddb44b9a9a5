"""What can be said to a house, and how the model writes it: orders as tokens."""
