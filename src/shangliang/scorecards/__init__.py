"""绩 · Measured and improved: frameworks of indicators, assessments, members' duty points, honours."""
