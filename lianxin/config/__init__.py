"""Settings, root addresses, the command line and the server's entry: the roof of the house."""
