"""LibreOffice as a helper: pages made from Word files."""
