"""Deliberately wrong papers: a right one and what is changed in it, as data."""
