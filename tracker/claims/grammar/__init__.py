"""How a sentence is built, as the attribution rules ask it."""
