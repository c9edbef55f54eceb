"""页 · The pages of people: find, call, render."""
