"""Asking the world: platforms about posts, archives about copies, feeds about news. Only when somebody calls for it.

What to ask and what an answer means is pure (`tracker/observations`); the door is `tracker/network`; here is the order
of things: which questions are due, which host is free, what is written when.
"""
