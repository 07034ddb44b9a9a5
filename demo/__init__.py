"""What the visitor sees: page, presentation, command line."""
