"""Long texts: what they say in short, what is to be done, and when."""
