"""The campaign: model, registry, dates, references."""
