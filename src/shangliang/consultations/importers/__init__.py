"""导入项 · What consultations bring in as tables."""
