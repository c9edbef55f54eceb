"""会议的种类 · One small file per kind, plain data."""
