"""What the pages of organisations ask for."""
