"""绩的表单 · What is asked of lists, and what an office or a member fills in."""
