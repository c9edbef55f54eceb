"""履职事项 · What members did in a year, by query from every noun that records it; and what their place's rules make of it."""
