"""What every page shares: the application, who may see what, security headers, errors, forms."""
