"""Pages as the standard declares them: lines, estimates, the large-type edition."""
