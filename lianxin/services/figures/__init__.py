from lianxin.services.figures import care, rounds, support

FIGURES = (*rounds.FIGURES, *care.FIGURES, *support.FIGURES)
