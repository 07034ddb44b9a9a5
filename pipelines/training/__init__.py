"""Remaking the weights; nothing else imports this room."""
