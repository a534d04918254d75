"""Use: the command line, and later the web application with its storage, accounts and jobs."""
