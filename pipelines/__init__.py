"""From a request to events; `assistant.py` is the only door."""
