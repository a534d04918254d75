"""Forms built from the definitions: no question is named in code, and the server checks everything."""
