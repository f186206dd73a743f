"""The one door for Word files from outside: opened safely, read as plain values."""
