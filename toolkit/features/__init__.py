"""What people do: a folder per feature, with its routes, forms and operations."""
