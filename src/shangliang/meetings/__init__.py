"""会议 · Formal meetings on top of gatherings: roll, quorum, agenda, decisions, elections, minutes."""
