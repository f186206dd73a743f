"""LibreOffice, where it is installed: papers → PDF, and what became of their faces."""
