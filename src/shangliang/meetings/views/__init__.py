"""会议的页面 · List, meeting, roll, decide, minutes, register of resolutions."""
