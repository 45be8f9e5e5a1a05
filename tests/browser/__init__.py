"""The seven steps, and what every page owes to everybody, in headless Chromium."""
