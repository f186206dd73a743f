"""A paper made once for several recipients, and filled in for the others with their values."""
