"""What the package of a paper can prove or disprove, without a page."""
