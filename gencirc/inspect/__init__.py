"""Measuring a finished paper against GB/T 9704—2012."""
