"""会议的表单 · Call, roll, agenda, decisions, minutes."""
