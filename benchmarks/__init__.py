"""How long builds take, beside other programs."""
