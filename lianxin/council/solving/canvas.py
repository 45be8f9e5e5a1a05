"""How large the map of opinions is drawn, in units of its own: known without the mathematics."""

WIDTH, HEIGHT, MARGIN = 640, 420, 56
