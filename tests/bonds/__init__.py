"""连 · Tests of bonds."""
