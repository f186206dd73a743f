"""gencirc: one campaign in YAML, the whole set of official papers in Word."""

__version__ = "0.1.0"
