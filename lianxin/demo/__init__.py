"""The demo: five communities of 2015, made from the article's facts and synthetic people by the real actions."""
