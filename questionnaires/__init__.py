"""Questions: the YAML definitions and the code that reads and checks them."""
