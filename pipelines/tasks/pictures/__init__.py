"""Captions of pictures, answers about them, and labels."""
