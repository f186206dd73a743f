"""An edited paper → the plan it came from: what changed, and where it was typed."""
