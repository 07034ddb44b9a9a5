"""What the words of a request say beyond the model: orders and queries made narrower."""
