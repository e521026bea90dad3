"""Learns the weights of `tracker.claims.grammar` from treebanks, and measures them on sentences kept out."""
