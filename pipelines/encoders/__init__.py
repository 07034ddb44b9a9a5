"""Frozen pretrained encoders: arrays → embeddings."""
