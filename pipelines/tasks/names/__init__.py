"""Names of rooms and devices, found in what people say of them."""
