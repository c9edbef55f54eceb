"""聚的动作 · What happens at a gathering."""
