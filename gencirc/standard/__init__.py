"""GB/T 9704—2012 as one table, and the letterheads drawn from it."""
