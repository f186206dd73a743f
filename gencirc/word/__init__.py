"""Letterheads and blocks → Word packages."""
