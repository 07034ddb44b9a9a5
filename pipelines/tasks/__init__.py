"""What generated tokens mean: captions, answers, commands."""
