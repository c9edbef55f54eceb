"""商的动作 · What happens to a consultation."""
