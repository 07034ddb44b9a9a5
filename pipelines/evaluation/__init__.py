"""Measuring quality and speed, from the command line."""
