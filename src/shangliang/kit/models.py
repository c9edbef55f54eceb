"""具 · The tables that every noun uses."""
