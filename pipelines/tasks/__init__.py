"""What generated tokens mean, and how requests are read: captions, answers, commands."""
