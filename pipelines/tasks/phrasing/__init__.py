"""How people say things: other words, parts, pronouns, replies to what was asked back."""
