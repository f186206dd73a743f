"""What a paper consists of: the block tree, numbering, shapes of titles."""
