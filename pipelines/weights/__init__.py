"""Where pretrained weights come from: fetched once, checked, converted, and kept."""
