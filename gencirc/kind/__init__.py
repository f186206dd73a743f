"""Finding kinds, wording them, markup → blocks."""
