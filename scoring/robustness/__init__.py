"""How sure an advice is: what would change it, and how little."""
