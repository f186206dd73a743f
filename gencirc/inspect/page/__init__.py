"""What a rendered page shows, measured in millimetres."""
