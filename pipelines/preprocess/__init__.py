"""From untrusted input to validated, normalised values."""
