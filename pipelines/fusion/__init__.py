"""The shared model: projectors, fusion encoder, decoder, vocabulary."""
