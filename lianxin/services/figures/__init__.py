from lianxin.services.figures import care, support

FIGURES = (*care.FIGURES, *support.FIGURES)
