"""The register of issued papers: numbers given, signed texts frozen."""
