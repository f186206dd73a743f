"""Proof-reading: what is to be checked in a paper, where it comes from, what changed since."""
