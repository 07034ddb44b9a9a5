"""The house: areas and entities, what can be done to them, and one visitor's use of it."""
