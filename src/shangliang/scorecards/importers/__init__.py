"""导入项 · What of this noun can be brought in as a table; one small file each."""
