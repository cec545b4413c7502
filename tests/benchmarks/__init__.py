"""Figures: how long things take, as ratios to floors measured in the same run."""
