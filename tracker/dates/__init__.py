"""Time: instants, printed and machine dates, expressions, the calendar."""
