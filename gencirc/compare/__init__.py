"""Comparing: two texts, two campaigns, a paper and what it was at its last reading."""
