"""When something was said and what time it speaks of."""
